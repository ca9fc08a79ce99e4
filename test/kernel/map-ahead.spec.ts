import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { mapAhead } from '../../shared/kernel/map-ahead.ts';

async function* upTo(count: number): AsyncGenerator<number> {
  for (let at = 0; at < count; at += 1) yield at;
}

it('keeps the order, whichever is done first, and is at so many at once and no more', async () => {
  let [now, most] = [0, 0];
  const slow = async (at: number): Promise<string> => {
    now += 1;
    most = Math.max(most, now);
    await sleep(at % 3 === 0 ? 6 : 1);
    now -= 1;
    return `#${at}`;
  };
  const made: string[] = [];
  for await (const one of mapAhead(upTo(20), 4, slow)) made.push(one);
  expect(made).toEqual(Array.from({ length: 20 }, (_, at) => `#${at}`));
  expect(most).toBe(4);
});

it('fails where it comes to what failed, and says nothing of what lies behind where it was left', async () => {
  const fail = async (at: number): Promise<number> => (at === 2 ? Promise.reject(new Error('the third')) : at);
  const met: number[] = [];
  const walk = async (until: number): Promise<void> => {
    for await (const one of mapAhead(upTo(5), 3, fail)) {
      met.push(one);
      if (one === until) break;
    }
  };
  await walk(1);
  await expect(walk(9)).rejects.toThrow('the third');
  expect(met).toEqual([0, 1, 0, 1]);
});

it('waits, where it is left, for what it is at: nothing goes on behind the back of who left', async () => {
  const done: number[] = [];
  const slow = async (at: number): Promise<number> => {
    await sleep(at === 0 ? 0 : 5);
    done.push(at);
    return at;
  };
  for await (const _ of mapAhead(upTo(20), 4, slow)) break;
  expect(done.toSorted()).toEqual([0, 1, 2, 3]);
});
