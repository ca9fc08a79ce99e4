import type { Json, PageRef } from '../../kernel/pages/types.ts';
import { refuseUncarried } from '../../kernel/store/carried.ts';
import { CHAIN_START, chainHash, headerOf } from '../../kernel/store/chain.ts';
import { nextGarbage } from '../../kernel/store/garbage.ts';
import { GAP_FILL_BYTES_MAX } from '../../kernel/store/limits.ts';
import type { DueIndex, RecordKey, RecordPlace, RecordRange, StoredRecord } from '../../kernel/store/records.ts';
import {
  type Commit,
  FIRST_STATE_VERSION,
  type Garbage,
  type GenerationKey,
  type Head,
  type InboxKey,
  type InboxRecord,
  type PageChanges,
  type PagePlace,
  type ProjectionChange,
  type ProjectionHead,
  type ProjectionKey,
  type Store,
  type StreamAppend,
  streamName,
  type Unit,
  type WriteResult,
} from '../../kernel/store/types.ts';
import { generationKey, type StreamId, servingKey, streamKey } from '../../kernel/streams.ts';
import { refuseBeyondLimits } from './limits.ts';
import { RecordShelf } from './record-shelf.ts';
import { Shelf } from './shelf.ts';

/** Faults to inject. A test sets and unsets them as it goes. */
export interface MemoryStoreHooks {
  /** Runs before a unit is written: throwing means that nothing was. */
  beforeWrite?: ((unit: Unit) => void | Promise<void>) | undefined;
  /** Runs after a unit was written or lost: throwing means that the answer was lost. */
  afterWrite?: ((unit: Unit, result: WriteResult) => void | Promise<void>) | undefined;
  /** Runs before any other request. */
  beforeRequest?:
    | ((name: Exclude<keyof Store, 'write' | 'recallHeads' | 'recallProgress'>) => void | Promise<void>)
    | undefined;
}

/** A projection's head with the command that wrote it. */
type StoredProjection = ProjectionHead & { readonly attempt: string };

const bookName = ({ tenant, projection, building }: ProjectionKey): string =>
  building === undefined ? servingKey(tenant, projection) : generationKey(tenant, projection, building);
const pagesName = ({ tenant, projection, generation }: GenerationKey): string =>
  generationKey(tenant, projection, generation);
const inboxName = (key: InboxKey): string => JSON.stringify([key.tenant, key.principal, key.idempotencyKey]);
const commitName = (stream: StreamId, version: number): string => `${streamName(stream)}@${version}`;
const pageName = (place: PagePlace, ref: PageRef): string =>
  `${'stream' in place ? streamKey(place.stream) : pagesName(place.projection)}/${ref}`;

/** The store in memory, for tests and simulations. What it keeps and what callers hold share nothing. */
export class MemoryStore implements Store {
  readonly hooks: MemoryStoreHooks = {};
  readonly #commits = new Shelf<Commit>();
  readonly #heads = new Shelf<Head>();
  readonly #inbox = new Shelf<InboxRecord>();
  readonly #projections = new Shelf<StoredProjection>();
  readonly #pages = new Shelf<Json>();
  readonly #records = new RecordShelf();

  /** What is due among the records. */
  get due(): DueIndex {
    return this.#records;
  }

  /** Pages stored, whether or not anything refers to them. */
  get pageCount(): number {
    return this.#pages.size;
  }

  async readHeads(streams: readonly StreamId[]): Promise<ReadonlyMap<string, Head>> {
    await this.hooks.beforeRequest?.('readHeads');
    const heads = new Map<string, Head>();
    for (const stream of streams) {
      const head = this.#heads.get(streamName(stream));
      if (head) heads.set(streamName(stream), head);
    }
    return heads;
  }

  /** It has nothing to gain by remembering. */
  async recallHeads(): Promise<undefined> {}

  async recallProgress(): Promise<undefined> {}

  async readProgress(key: ProjectionKey, sources: readonly StreamId[]): ReturnType<Store['readProgress']> {
    await this.hooks.beforeRequest?.('readProgress');
    const versions: Record<string, number> = {};
    for (const source of sources) versions[source.type] = this.#versionOf(source);
    const stored = this.#projections.get(bookName(key));
    if (!stored) return { projection: undefined, versions };
    const { attempt: _, ...projection } = stored;
    return { projection, versions };
  }

  async readCommits(
    stream: StreamId,
    after: number,
    { bytesMax = GAP_FILL_BYTES_MAX, commitsMax = 1_000 }: { bytesMax?: number; commitsMax?: number } = {},
  ): Promise<readonly Commit[]> {
    await this.hooks.beforeRequest?.('readCommits');
    const commits: Commit[] = [];
    let size = 0;
    for (let version = after + 1; commits.length < commitsMax; version += 1) {
      const name = commitName(stream, version);
      const commit = this.#commits.get(name);
      size += this.#commits.bytesOf(name);
      if (!commit || (commits.length > 0 && size > bytesMax)) break;
      commits.push(commit);
    }
    return commits;
  }

  async readInbox(key: InboxKey): Promise<InboxRecord | undefined> {
    await this.hooks.beforeRequest?.('readInbox');
    return this.#inbox.get(inboxName(key));
  }

  async readHeadsAndInbox(streams: readonly StreamId[], key: InboxKey) {
    const inbox = await this.readInbox(key);
    return { heads: await this.readHeads(streams), inbox };
  }

  async readPages(place: PagePlace, refs: readonly PageRef[]): Promise<ReadonlyMap<PageRef, Json>> {
    await this.hooks.beforeRequest?.('readPages');
    const pages = new Map<PageRef, Json>();
    for (const ref of refs) {
      const page = this.#pages.get(pageName(place, ref));
      if (page !== undefined) pages.set(ref, page);
    }
    return pages;
  }

  async putPages(place: PagePlace, pages: ReadonlyMap<PageRef, Json>): Promise<void> {
    await this.hooks.beforeRequest?.('putPages');
    for (const [ref, page] of pages) this.#pages.set(pageName(place, ref), page);
  }

  async listPages(generation: GenerationKey, limit: number): Promise<readonly PageRef[]> {
    await this.hooks.beforeRequest?.('listPages');
    const prefix = pageName({ projection: generation }, '');
    return this.#pages.keysFrom(prefix, limit).map((name) => name.slice(prefix.length));
  }

  async deletePages(generation: GenerationKey, refs: readonly PageRef[]): Promise<void> {
    await this.hooks.beforeRequest?.('deletePages');
    for (const ref of refs) this.#pages.delete(pageName({ projection: generation }, ref));
  }

  async readRecords(keys: readonly RecordKey[]): Promise<readonly StoredRecord[]> {
    await this.hooks.beforeRequest?.('readRecords');
    return this.#records.get(keys);
  }

  async queryRecords(place: RecordPlace, range: RecordRange): Promise<readonly StoredRecord[]> {
    await this.hooks.beforeRequest?.('queryRecords');
    return this.#records.query(place, range);
  }

  async write(unit: Unit): Promise<WriteResult> {
    refuseBeyondLimits(unit);
    refuseUncarried(unit);
    await this.hooks.beforeWrite?.(unit);
    const result = this.#writeNow(unit);
    await this.hooks.afterWrite?.(unit, result);
    return result;
  }

  /** Without a pause in it, so that units come one after the other. */
  #writeNow(unit: Unit): WriteResult {
    const written = this.#conditionsHold(unit);
    if (written) {
      for (const append of unit.appends) this.#append(append, unit.meta);
      if (unit.projection) this.#change(unit.projection, unit.meta);
      if (unit.inbox) {
        const { requestHash, answer, expiresAt } = unit.inbox;
        this.#inbox.set(inboxName(unit.inbox), { requestHash, answer, expiresAt });
      }
      for (const record of unit.records ?? []) this.#records.write(record, unit.meta.commandId);
      if (unit.retired) this.#projections.delete(bookName(unit.retired.key));
    } else if (!this.#isOurs(unit)) {
      this.#takeBack(unit);
      return { written: false };
    }
    return {
      written: true,
      versions: unit.appends.map(({ stream, expectedVersion }) => ({ stream, version: expectedVersion + 1 })),
    };
  }

  #conditionsHold({ meta, appends, unchanged = [], inbox, projection, retired, records = [] }: Unit): boolean {
    const answered = inbox && this.#inbox.get(inboxName(inbox));
    return (
      appends.every(({ stream, expectedVersion }) => this.#versionOf(stream) === expectedVersion) &&
      unchanged.every(({ stream, version }) => this.#versionOf(stream) === version) &&
      (!projection || this.#epochOf(projection.key) === projection.expectedEpoch) &&
      (!retired || this.#epochOf(retired.key) === retired.expectedEpoch) &&
      (!answered || answered.expiresAt < meta.now) &&
      records.every((record) => this.#records.holds(record))
    );
  }

  /** Whether an earlier attempt at this very unit was written, its answer lost. */
  #isOurs({ meta, appends: [append], projection, records = [] }: Unit): boolean {
    const { commandId } = meta;
    if (append)
      return this.#commits.get(commitName(append.stream, append.expectedVersion + 1))?.commandId === commandId;
    const record = records.find((candidate) => !('deleted' in candidate));
    if (!projection && record) return this.#records.get([record])[0]?.revision === commandId;
    return projection !== undefined && this.#projections.get(bookName(projection.key))?.attempt === commandId;
  }

  #append(append: StreamAppend, meta: Unit['meta']): void {
    const { stream, events, state, stateVersion = FIRST_STATE_VERSION, status = 'active', pages } = append;
    const header = headerOf(append, meta, this.#heads.get(streamName(stream)) ?? CHAIN_START);
    const previous = this.#heads.get(streamName(stream))?.hash ?? CHAIN_START.hash;
    const hash = chainHash(previous, header, Buffer.from(JSON.stringify(events)));
    const { version, recordedAt } = header;
    const garbage = this.#applyPages({ stream }, pages, meta);
    this.#commits.set(commitName(stream, version), { ...header, hash, events });
    this.#heads.set(streamName(stream), { version, recordedAt, hash, status, state, stateVersion, garbage });
  }

  #change({ key, expectedEpoch, pages, ...change }: ProjectionChange, meta: Unit['meta']): void {
    const { cursors, halted, skipped, state, generation, reducer } = change;
    const garbage = this.#applyPages({ projection: { ...key, generation } }, pages, meta);
    const head: ProjectionHead = { epoch: expectedEpoch + 1, cursors, halted, state, generation, reducer, garbage };
    this.#projections.set(bookName(key), { ...head, ...(skipped && { skipped }), attempt: meta.commandId });
  }

  #applyPages(place: PagePlace, pages: PageChanges | undefined, meta: Unit['meta']): Garbage {
    if (!pages) return [];
    const { kept, expired } = nextGarbage(pages.garbage, pages.replaced, Date.parse(meta.now));
    for (const [ref, page] of pages.written) this.#pages.set(pageName(place, ref), page);
    for (const ref of expired) this.#pages.delete(pageName(place, ref));
    return kept;
  }

  #takeBack({ appends, projection }: Unit): void {
    for (const { stream, pages } of appends) this.#deleteAhead({ stream }, pages);
    if (projection && this.#epochOf(projection.key) <= projection.expectedEpoch + 1) {
      const { key, generation, pages } = projection;
      this.#deleteAhead({ projection: { ...key, generation } }, pages);
    }
  }

  #deleteAhead(place: PagePlace, pages: PageChanges | undefined): void {
    for (const ref of pages?.ahead ?? []) this.#pages.delete(pageName(place, ref));
  }

  #versionOf(stream: StreamId): number {
    return this.#heads.get(streamName(stream))?.version ?? 0;
  }

  #epochOf(key: ProjectionKey): number {
    return this.#projections.get(bookName(key))?.epoch ?? 0;
  }
}
