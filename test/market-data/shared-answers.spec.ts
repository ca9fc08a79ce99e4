import { expect, it } from 'vitest';
import { sharedAnswers } from '../../functions/market-data/shared-answers.ts';

/** Answers a question, and says whether it had to be made. */
function asking() {
  let now = 0;
  const answers = sharedAnswers<string>(() => now);
  const isMade = async (key: string, body = key): Promise<boolean> => {
    let made = false;
    const make = async () => {
      made = true;
      return body;
    };
    await answers.answer({ key, ifNoneMatch: undefined, goodSeconds: 60, make });
    return made;
  };
  return { isMade, wait: (seconds: number) => (now += seconds * 1_000) };
}

it('an answer is made once for all who ask while it is good', async () => {
  const { isMade, wait } = asking();
  expect([await isMade('a'), await isMade('a'), await isMade('b')]).toEqual([true, false, true]);
  wait(60);
  expect(await isMade('a')).toBe(true);
});

it('answers take some memory and no more: long ones push others out, and one that is too long is not kept', async () => {
  const { isMade } = asking();
  const long = 'x'.repeat(1_000_000);
  for (let at = 0; at < 40; at += 1) await isMade(`${at}`, long);
  const kept = await Promise.all(Array.from({ length: 40 }, (_, at) => isMade(`${at}`, long)));
  expect(kept.filter((made) => !made).length).toBeLessThanOrEqual(16);
  await isMade('huge', 'x'.repeat(20_000_000));
  expect(await isMade('huge', 'x')).toBe(true);
});
