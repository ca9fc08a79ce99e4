import type { PageReader } from '../pages/types.ts';

/** What one request may read to work a past out, and for how long it may. */
export interface PastLimits {
  readonly bytesMax: number;
  /** An answer has to be given before the gateway gives up at 29 seconds. */
  readonly milliseconds: number;
}

export const PAST_LIMITS: PastLimits = { bytesMax: 10 * 1024 * 1024, milliseconds: 10_000 };

/** The past asked for is too far from anything that is kept: it is to be worked out in the background. */
export class BeyondBudget extends Error {
  constructor() {
    super('more would have to be read for this past than one request may');
    this.name = 'BeyondBudget';
  }
}

/** Counts what is read while a past is worked out. What is read of a book that is there already is not counted. */
export class ReadBudget {
  readonly #limits: PastLimits;
  readonly #until: number;
  #isOn = false;
  /** Bytes counted so far. */
  bytes = 0;

  constructor(limits: PastLimits, nowMilliseconds = Date.now()) {
    this.#limits = limits;
    this.#until = nowMilliseconds + limits.milliseconds;
  }

  /** So many bytes are read at once, so that the limit is kept to. */
  get portionBytes(): number {
    return Math.ceil(this.#limits.bytesMax / 10);
  }

  /** Counts while this runs. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#isOn = true;
    try {
      return await work();
    } finally {
      this.#isOn = false;
    }
  }

  /** @throws {BeyondBudget} */
  take(bytes: number): void {
    if (!this.#isOn) return;
    this.bytes += bytes;
    if (this.bytes > this.#limits.bytesMax || Date.now() > this.#until) throw new BeyondBudget();
  }

  /** A reader whose pages count by the length of their JSON, which is more than is stored. */
  metered(pages: PageReader): PageReader {
    return {
      read: async (refs) => {
        const found = await pages.read(refs);
        if (this.#isOn) for (const page of found.values()) this.take(JSON.stringify(page).length);
        return found;
      },
    };
  }
}
