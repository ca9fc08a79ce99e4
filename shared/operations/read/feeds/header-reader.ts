import type { Inspection } from '../../../kernel/store/inspection.ts';
import type { CommitHeader } from '../../../kernel/store/types.ts';
import type { StreamId } from '../../../kernel/streams.ts';
import { type CommitFilter, matches } from './commit-filter.ts';
import { versionBefore } from './version-at.ts';

const HEADERS_AT_ONCE = 100;

/** The headers of one stream that a filter lets through, in order, read as they are asked for. */
export class HeaderReader {
  readonly #inspection: Inspection;
  readonly #stream: StreamId;
  readonly #filter: CommitFilter;
  #after: number | undefined;
  #read: readonly CommitHeader[] = [];
  #isEnd = false;

  /** @param after the version to begin behind, if known; else the time of the filter is searched for. */
  constructor(inspection: Inspection, stream: StreamId, filter: CommitFilter, after?: number) {
    this.#inspection = inspection;
    this.#stream = stream;
    this.#filter = filter;
    this.#after = after;
  }

  /** The version up to which everything was taken. */
  get reached(): number {
    return (this.#read[0]?.version ?? (this.#after ?? 0) + 1) - 1;
  }

  /** The next header, which stays; undefined at the end. */
  async peek(): Promise<CommitHeader | undefined> {
    while (this.#read.length === 0 && !this.#isEnd) await this.more();
    return this.#read[0];
  }

  take(): void {
    this.#read = this.#read.slice(1);
  }

  /** Reads one portion; without any matching header in it, too, so that whoever is short of time can stop between. */
  async more(): Promise<void> {
    const inspection = this.#inspection;
    this.#after ??= await this.#start();
    const headers = await inspection.headers(this.#stream, { after: this.#after, limit: HEADERS_AT_ONCE });
    const last = headers.at(-1);
    this.#isEnd = headers.length < HEADERS_AT_ONCE || (last !== undefined && last.recordedAt >= this.#filter.to);
    this.#after = last?.version ?? this.#after;
    this.#read = [...this.#read, ...headers.filter((header) => matches(header, this.#filter))];
  }

  get isEnd(): boolean {
    return this.#isEnd && this.#read.length === 0;
  }

  get waiting(): CommitHeader | undefined {
    return this.#read[0];
  }

  async #start(): Promise<number> {
    const head = await this.#inspection.head(this.#stream);
    return versionBefore(this.#inspection, this.#stream, this.#filter.from, head?.version ?? 0);
  }
}
