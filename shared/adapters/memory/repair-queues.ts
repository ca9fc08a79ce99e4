import type { DeadLetter, DeadLetterQueue, QueueDepth, RefillQueue } from '../../kernel/repair-queues.ts';

type Kept = Omit<DeadLetter, 'receipt' | 'receives'> & { hidden: boolean; receives: number };

/** Dead letters in memory. What was received stays hidden until it is released. */
export class MemoryDeadLetters implements DeadLetterQueue {
  readonly name: string;
  #kept: Kept[] = [];

  constructor(name: string) {
    this.name = name;
  }

  put(letter: Pick<DeadLetter, 'messageId' | 'body'> & Partial<DeadLetter>): void {
    const { sentAt = '2026-03-01T10:00:00.000Z', group, attributes = {} } = letter;
    this.#kept.push({ ...letter, sentAt, group, attributes, receives: 0, hidden: false });
  }

  get messageIds(): readonly string[] {
    return this.#kept.map(({ messageId }) => messageId);
  }

  async depth(): Promise<QueueDepth> {
    const inFlight = this.#kept.filter(({ hidden }) => hidden).length;
    return { waiting: this.#kept.length - inFlight, inFlight, delayed: 0 };
  }

  async receive(): Promise<readonly DeadLetter[]> {
    const taken = this.#kept.filter(({ hidden }) => !hidden).slice(0, 10);
    return taken.map((kept) => {
      kept.hidden = true;
      kept.receives += 1;
      const { hidden: _, ...letter } = kept;
      return { ...letter, receipt: kept.messageId };
    });
  }

  async release(letters: readonly DeadLetter[]): Promise<void> {
    for (const { receipt } of letters) {
      const kept = this.#kept.find(({ messageId }) => messageId === receipt);
      if (kept) kept.hidden = false;
    }
  }

  async delete({ receipt }: DeadLetter): Promise<void> {
    this.#kept = this.#kept.filter(({ messageId }) => messageId !== receipt);
  }
}

/** A consumer's queue in memory, for giving messages back. */
export class MemoryRefill implements RefillQueue {
  readonly name: string;
  readonly sent: { readonly body: string; readonly group: string }[] = [];

  constructor(name: string) {
    this.name = name;
  }

  async depth(): Promise<QueueDepth> {
    return { waiting: this.sent.length, inFlight: 0, delayed: 0 };
  }

  async send(body: string, group: string): Promise<void> {
    this.sent.push({ body, group });
  }
}
