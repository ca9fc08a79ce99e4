/** Folds what was recorded up to a time into a book, from wherever one is known. */
import type { PageReader, PageWriter } from '../pages/types.ts';
import type { Missing } from '../projection/read-book.ts';
import { type Book, mainStream, type Projection, type SourceCommit } from '../projection/types.ts';
import type { Commit, Store } from '../store/types.ts';
import type { StreamType, TenantId } from '../streams.ts';
import type { LeftOut, Position } from './position.ts';

/** Few are nearly always enough to reach the end of a month or a time; whoever goes on reads more at once. */
const FIRST_COMMITS = 25;
const COMMITS_MAX = 1_000;

export interface FoldOptions<B extends Book> {
  readonly store: Store;
  readonly projection: Projection<B>;
  readonly tenant: TenantId;
  readonly from: Position;
  readonly pages: PageReader;
  readonly portionBytes: number;
  /** The last version to take, of sources at which the projection was halted. */
  readonly heldAt?: Readonly<Record<string, number>> | undefined;
  /** Commits that an operator had skipped. */
  readonly skipped?: readonly Pick<LeftOut, 'source' | 'version'>[] | undefined;
  /** Hears how many bytes were read at most. */
  readonly onRead?: (bytes: number) => void;
}

export class PastFold<B extends Book> {
  readonly book: B;
  readonly #options: FoldOptions<B>;
  readonly #cursors: Record<string, number>;
  readonly #leftOut: LeftOut[];
  /** Read and not yet taken, by source; a source that is at its end has none for good. */
  readonly #ahead = new Map<StreamType, readonly Commit[]>();
  readonly #ended = new Set<StreamType>();
  readonly #held: LeftOut[] = [];
  #taken = 0;
  #firstRecordedAt: string | undefined;
  #commitsMax = FIRST_COMMITS;

  private constructor(book: B, options: FoldOptions<B>) {
    this.book = book;
    this.#options = options;
    this.#cursors = { ...options.from.cursors };
    this.#leftOut = [...options.from.leftOut];
  }

  static async open<B extends Book>(options: FoldOptions<B>): Promise<PastFold<B>> {
    const { projection, from, pages } = options;
    return new PastFold(await projection.open(from.state ?? undefined, pages), options);
  }

  /** Commits taken so far. */
  get taken(): number {
    return this.#taken;
  }

  /** When the first commit was recorded that was taken. */
  get firstRecordedAt(): string | undefined {
    return this.#firstRecordedAt;
  }

  /** Whether a commit is left out that might be in the book some day. */
  get isIncomplete(): boolean {
    return this.#leftOut.length > 0;
  }

  /** What is not in the book though it was recorded by a time, and why. */
  missing(upTo: string): readonly Missing[] {
    return [...this.#leftOut, ...this.#held]
      .filter(({ recordedAt }) => recordedAt <= upTo)
      .map(({ reason, source, version }) => ({ reason, source, version }));
  }

  /** When the next commit was recorded; undefined at the end. */
  async nextRecordedAt(): Promise<string | undefined> {
    await this.#fill();
    const times = [...this.#ahead.values()].flatMap(([first]) => (first ? [first.recordedAt] : []));
    return times.toSorted()[0];
  }

  /** Applies the next portion of what was recorded up to a time; false when there is no more. */
  async step(upTo: string, spill: () => Promise<void> = async () => undefined): Promise<boolean> {
    await this.#fill();
    const taken: Commit[] = [];
    for (const [source, commits] of this.#ahead) {
      const known = commits.filter(({ recordedAt }) => recordedAt <= upTo);
      if (known.length === 0) continue;
      taken.push(...known);
      this.#ahead.set(source, commits.slice(known.length));
      this.#cursors[source] = known.at(-1)?.version ?? 0;
    }
    if (taken.length === 0) return false;
    this.#firstRecordedAt ??= taken.map(({ recordedAt }) => recordedAt).toSorted()[0];
    const read = taken.flatMap((commit) => this.#decode(commit));
    await this.book.apply(read, spill, { isRebuild: true });
    this.#taken += taken.length;
    return true;
  }

  async position(writer: PageWriter): Promise<Position> {
    const state = await this.book.flush(writer);
    return { cursors: { ...this.#cursors }, leftOut: [...this.#leftOut], state };
  }

  /** Reads on where nothing is left of what was read. */
  async #fill(): Promise<void> {
    const { projection } = this.#options;
    await Promise.all(
      projection.sources.map(async (source) => {
        const ahead = this.#ahead.get(source);
        if (ahead === undefined || (ahead.length === 0 && !this.#ended.has(source))) await this.#read(source);
      }),
    );
  }

  async #read(source: StreamType): Promise<void> {
    const { store, tenant, portionBytes, heldAt = {}, onRead } = this.#options;
    const after = this.#cursors[source] ?? 0;
    const commitsMax = this.#commitsMax;
    this.#commitsMax = Math.min(COMMITS_MAX, commitsMax * 2);
    const limits = { bytesMax: portionBytes, commitsMax };
    const commits = await store.readCommits(mainStream(tenant, source), after, limits);
    if (commits.length > 0) onRead?.(Math.min(portionBytes, sizeOf(commits)));
    const last = heldAt[source] ?? Number.POSITIVE_INFINITY;
    const within = commits.filter(({ version }) => version <= last);
    const beyond = commits[within.length];
    if (beyond) this.#held.push(leavingOut(beyond, 'consumer-halted'));
    if (commits.length === 0 || beyond) this.#ended.add(source);
    this.#ahead.set(source, within);
  }

  #decode(commit: Commit): readonly SourceCommit[] {
    const { contracts } = this.#options.projection;
    const contract = contracts.find(({ streamType }) => streamType === commit.stream.type);
    if (!contract) throw new Error(`no contract of ${commit.stream.type}`);
    if (this.#isSkipped(commit)) {
      this.#leftOut.push(leavingOut(commit, 'commit-skipped'));
      return [];
    }
    try {
      return [{ header: commit, events: commit.events.map((event) => contract.decode(event)) }];
    } catch {
      this.#leftOut.push(leavingOut(commit, 'commit-left-out'));
      return [];
    }
  }

  #isSkipped({ stream, version }: Commit): boolean {
    const { skipped = [] } = this.#options;
    return skipped.some((skip) => skip.source === stream.type && skip.version === version);
  }
}

const leavingOut = ({ stream, version, recordedAt }: Commit, reason: LeftOut['reason']): LeftOut => ({
  reason,
  source: stream.type,
  version,
  recordedAt,
});

/** At most: what is stored is compressed. */
const sizeOf = (commits: readonly Commit[]): number =>
  commits.reduce((size, { events }) => size + JSON.stringify(events).length, 0);
