/**
 * From commits to deliveries. Each source stream has a cursor of its own, which moves in the transaction that makes the
 * deliveries, so that a notice that comes twice makes none twice, and one that got lost is made up for by the next.
 */
import { newId } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/pages/types.ts';
import { pauseWithJitter } from '../../kernel/pause.ts';
import { FIRST_GENERATION } from '../../kernel/projection/reducers.ts';
import { cursorName } from '../../kernel/projection/types.ts';
import { TRANSACTION_ITEMS_MAX } from '../../kernel/store/limits.ts';
import type { RecordWrite } from '../../kernel/store/records.ts';
import type { Commit, ProjectionHead, ProjectionKey, Store } from '../../kernel/store/types.ts';
import type { StreamId } from '../../kernel/streams.ts';
import { isOffered } from '../contract/offered.ts';
import { deliveryIdOf, eventIdOf, giveUp, newDelivery } from '../domain/delivery.ts';
import { type Endpoint, type Endpoints, wants } from '../domain/endpoints.ts';
import { deliveryWrites, dueWrite, placeOf, WEBHOOKS } from '../read/places.ts';
import { readEndpoints } from './endpoint-stream.ts';
import { lastRecordedBy } from './last-recorded-by.ts';

const RACES_MAX = 8;
/** Transactions at a stretch, so that one user's big import doesn't keep a worker from the others. */
const PORTIONS_MAX = 5;
/** Beyond so many commits it pays to look for the first one that anybody can want. */
const SHORT_GAP_COMMITS = 20;
const COMMITS_AT_ONCE = 50;
/** One item moves the cursor. */
const RECORDS_MAX = TRANSACTION_ITEMS_MAX - 1;
/** A delivery, what is next for it, and that its endpoint is due. */
const RECORDS_PER_DELIVERY = 3;

/** How far a commit has been dealt with that needs more than one transaction. */
interface Within {
  readonly index: number;
  /** Endpoints up to this one, by id, have their delivery of the event. */
  readonly endpointId: string;
}

export interface FanOut {
  readonly store: Store;
  readonly stream: StreamId;
  readonly now: () => string;
}

export interface FannedOut {
  /** Endpoints that have something to do now. */
  readonly endpointIds: ReadonlySet<string>;
  /** Deliveries made. */
  readonly deliveries: number;
  /** Whether all commits have been dealt with. */
  readonly isDone: boolean;
}

export async function fanOut({ store, stream, now }: FanOut): Promise<FannedOut> {
  const endpointIds = new Set<string>();
  let deliveries = 0;
  if (!(await readEndpoints(store, stream.tenant))) return { endpointIds, deliveries, isDone: true };
  let portions = 0;
  for (let lost = 0; lost < RACES_MAX; ) {
    const portion = await nextPortion(store, stream, now());
    if (portion === undefined) return { endpointIds, deliveries, isDone: true };
    if (!(await write(store, stream, portion, now()))) {
      lost += 1;
      await pauseWithJitter(lost);
      continue;
    }
    lost = 0;
    deliveries += portion.deliveries;
    for (const endpointId of portion.endpointIds) endpointIds.add(endpointId);
    portions += 1;
    if (portions === PORTIONS_MAX) return { endpointIds, deliveries, isDone: false };
  }
  // Others are at it. What they leave undone is taken up when the notice comes again.
  return { endpointIds, deliveries, isDone: false };
}

interface Portion {
  readonly head: ProjectionHead | undefined;
  readonly cursor: number;
  readonly within: Within | null;
  readonly records: readonly RecordWrite[];
  readonly endpointIds: ReadonlySet<string>;
  readonly deliveries: number;
  readonly last: Commit | undefined;
}

const keyOf = (stream: StreamId): ProjectionKey => ({
  tenant: stream.tenant,
  projection: cursorName(WEBHOOKS, stream),
});

async function nextPortion(store: Store, stream: StreamId, now: string): Promise<Portion | undefined> {
  const { projection: head, versions } = await store.readProgress(keyOf(stream), [stream]);
  const version = versions[stream.type] ?? 0;
  const cursor = head?.cursors[stream.type] ?? 0;
  if (cursor >= version) return undefined;
  // Read after the version, and for commits up to it alone: an endpoint that was there before a commit is among them.
  const endpoints: Endpoints = (await readEndpoints(store, stream.tenant)) ?? {};
  const listeners = Object.values(endpoints).sort((a, b) => (a.endpointId < b.endpointId ? -1 : 1));
  const start = await startOf(store, stream, { cursor, version, listeners });
  if (start >= version) {
    return { head, cursor: version, within: null, records: [], endpointIds: new Set(), deliveries: 0, last: undefined };
  }
  const commits = await store.readCommits(stream, start, { commitsMax: Math.min(COMMITS_AT_ONCE, version - start) });
  const within = start === cursor ? ((head?.state ?? null) as unknown as Within | null) : null;
  return { head, ...gather(commits, { cursor: start, within, listeners, now }) };
}

/** The version after which there may be something for the endpoints of today. */
async function startOf(
  store: Store,
  stream: StreamId,
  at: { readonly cursor: number; readonly version: number; readonly listeners: readonly Endpoint[] },
): Promise<number> {
  const { cursor, version, listeners } = at;
  const [first] = listeners.map(({ createdAt }) => createdAt).sort();
  if (first === undefined) return version;
  if (version - cursor <= SHORT_GAP_COMMITS) return cursor;
  return lastRecordedBy(store, stream, first, { after: cursor, upTo: version });
}

/** As many deliveries as fit one transaction. */
function gather(
  commits: readonly Commit[],
  from: {
    readonly cursor: number;
    readonly within: Within | null;
    readonly listeners: readonly Endpoint[];
    readonly now: string;
  },
): Omit<Portion, 'head'> {
  let { cursor, within } = from;
  const records: RecordWrite[] = [];
  const endpointIds = new Set<string>();
  let deliveries = 0;
  const portion = (last: Commit | undefined) => ({ cursor, within, records, endpointIds, deliveries, last });
  for (const commit of commits) {
    for (const { index, endpoint, type } of pending(commit, from.listeners, within)) {
      if (records.length + RECORDS_PER_DELIVERY > RECORDS_MAX) return portion(commit);
      const place = placeOf(commit.stream.tenant, endpoint.endpointId);
      records.push(...recordsOf(commit, { index, endpoint, type, now: from.now }));
      deliveries += 1;
      within = { index, endpointId: endpoint.endpointId };
      if (endpoint.disabled || endpointIds.has(endpoint.endpointId)) continue;
      endpointIds.add(endpoint.endpointId);
      records.push(dueWrite(place, from.now));
    }
    cursor = commit.version;
    within = null;
  }
  return portion(commits.at(-1));
}

/** What a commit brings to whom, after what has been dealt with. */
function* pending(commit: Commit, listeners: readonly Endpoint[], within: Within | null) {
  for (const [index, { type }] of commit.events.entries()) {
    if (!isOffered(type) || (within && index < within.index)) continue;
    for (const endpoint of listeners) {
      const isDone = within?.index === index && endpoint.endpointId <= within.endpointId;
      if (!isDone && listens(endpoint, commit, type)) yield { index, endpoint, type };
    }
  }
}

/** An endpoint hears of what is recorded after it was made, while it is active. */
const listens = (endpoint: Endpoint, commit: Commit, type: string): boolean =>
  endpoint.active && commit.recordedAt > endpoint.createdAt && wants(endpoint, type);

function recordsOf(
  { stream, version, recordedAt, correlationId }: Commit,
  {
    index,
    endpoint,
    type,
    now,
  }: { readonly index: number; readonly endpoint: Endpoint; readonly type: string; readonly now: string },
): RecordWrite[] {
  const { endpointId, disabled } = endpoint;
  const place = { type: stream.type, id: stream.id, version, index };
  const eventId = eventIdOf(stream.tenant, place, recordedAt);
  const deliveryId = deliveryIdOf(endpointId, eventId, recordedAt);
  const made = newDelivery({ deliveryId, endpointId, eventType: type, eventId, place, correlationId }, now);
  // What an endpoint that we disabled missed is kept, so that it can be recovered.
  const delivery = disabled ? giveUp(made, 'the endpoint was disabled', now) : made;
  return deliveryWrites(placeOf(stream.tenant, endpointId), delivery, undefined);
}

async function write(store: Store, stream: StreamId, portion: Portion, now: string): Promise<boolean> {
  const { head, cursor, within, records, last } = portion;
  const commandId = newId();
  const { written } = await store.write({
    meta: {
      commandId,
      causationId: last?.commandId ?? commandId,
      correlationId: last?.correlationId ?? commandId,
      actor: 'system:webhooks',
      now,
    },
    appends: [],
    projection: {
      key: keyOf(stream),
      expectedEpoch: head?.epoch ?? 0,
      cursors: { [stream.type]: cursor },
      halted: {},
      state: within as unknown as Json,
      // A cursor has no pages and no fold: deliveries are records.
      generation: FIRST_GENERATION,
      reducer: 1,
    },
    records,
  });
  return written;
}
