/** Giving messages back to where they came from. Everybody takes a message that comes twice for what it is. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { DeadLetter } from '../../../kernel/repair-queues.ts';
import { aboutLetter } from './about-letter.ts';
import { type Office, takeLetters } from './dead-letters.ts';

/** Publishes again what lags since a time (RFC 3339 UTC). */
export type Republish = (since: string) => Promise<unknown>;

/** The message group of a message that belongs to nobody we know. */
const NOBODY = 'unknown';

/** Why a message, or any of its kind, can't be given back; undefined when it can. */
export function notRetryable({ kind }: Office, letter?: DeadLetter): Refusal<'NotRetryable'> | undefined {
  if (kind === 'schedule') {
    return refuse('NotRetryable', 'A schedule runs again by itself: its messages can only be discarded.');
  }
  if (kind === 'stream' && letter && aboutLetter(letter).since === undefined) {
    return refuse(
      'NotRetryable',
      'What it names is no commit that anybody could be told of: verify it, and discard this.',
    );
  }
  return undefined;
}

/** Sends a message again, then deletes it: cut off in between, it is there twice, never lost. */
export async function giveBack(office: Office, letter: DeadLetter, republish: Republish): Promise<void> {
  const { tenant, since } = aboutLetter(letter);
  if (office.refill) await office.refill.send(letter.body, letter.group ?? tenant ?? NOBODY);
  else await republish(since ?? letter.sentAt);
  await office.letters.delete(letter);
}

/** Up to `limit` messages; what can't be given back stays. Of a stream reader's, one sweep covers all. */
export async function giveBackMany(
  office: Office,
  limit: number,
  republish: Republish,
): Promise<{ readonly retried: number; readonly complete: boolean }> {
  const { letters, complete } = await takeLetters(office, limit);
  const good = letters.filter((letter) => !notRetryable(office, letter));
  const left = letters.filter((letter) => !good.includes(letter));
  const [first] = good.flatMap((letter) => aboutLetter(letter).since ?? []).sort();
  if (first !== undefined) await republish(first);
  for (const letter of good) await giveBack(office, letter, async () => undefined);
  if (left.length > 0) await office.letters.release(left);
  return { retried: good.length, complete };
}
