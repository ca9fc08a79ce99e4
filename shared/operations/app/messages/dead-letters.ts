/** Dead letters of all queues: bounded looks that delete nothing, and finding one again. */
import type { DeadLetter, DeadLetterQueue, RefillQueue } from '../../../kernel/repair-queues.ts';

/** What gave messages up. A consumer has a queue to give them back to. */
export interface Office {
  readonly name: string;
  readonly kind: 'consumer' | 'stream' | 'schedule';
  readonly letters: DeadLetterQueue;
  readonly refill?: RefillQueue | undefined;
}

/** Long enough to look through a queue, short enough that a request that was cut off keeps nobody waiting. */
const HIDDEN_SECONDS = 20;
/** So many messages are looked through for one. */
const SEARCHED_MAX = 500;

export interface Taken {
  readonly letters: readonly DeadLetter[];
  /** Whether the queue gave no more. */
  readonly complete: boolean;
}

/** Receives up to `limit` messages, or until one fits. Whoever takes messages releases or deletes them. */
export async function takeLetters(
  { letters: queue }: Office,
  limit: number,
  isWanted: (letter: DeadLetter) => boolean = () => false,
): Promise<Taken> {
  const taken = new Map<string, DeadLetter>();
  while (taken.size < limit) {
    const received = await queue.receive(HIDDEN_SECONDS);
    if (received.length === 0) return { letters: [...taken.values()], complete: true };
    for (const letter of received) taken.set(letter.messageId, letter);
    if (received.some(isWanted)) break;
  }
  return { letters: [...taken.values()], complete: false };
}

/** What is there, released again at once. */
export async function lookAtLetters(office: Office, limit: number): Promise<Taken> {
  const { letters, complete } = await takeLetters(office, limit);
  if (letters.length > 0) await office.letters.release(letters);
  return { letters: letters.slice(0, limit), complete: complete && letters.length <= limit };
}

/** One message, hidden from others for a while; the others that were met are released. */
export async function takeLetter(office: Office, messageId: string): Promise<DeadLetter | undefined> {
  const { letters } = await takeLetters(office, SEARCHED_MAX, (letter) => letter.messageId === messageId);
  const others = letters.filter((letter) => letter.messageId !== messageId);
  if (others.length > 0) await office.letters.release(others);
  return letters.find((letter) => letter.messageId === messageId);
}
