/**
 * Heads of streams as items. The head of a carrying stream is the item under its key, moved on by what the last commit
 * carries: what its body would be, sealed against the body that lies there (ADR 0042).
 */
import { type DataKey, seal, sealAgainst, unseal, unsealText } from '../../kernel/crypto/sealing.ts';
import type { Json } from '../../kernel/pages/types.ts';
import { DERIVED_WITHIN_MILLISECONDS, headShard, hourOf, shardOfTenant } from '../../kernel/store/heads-index.ts';
import {
  type CommitHeader,
  FIRST_STATE_VERSION,
  type Garbage,
  type Head,
  type ProjectionHead,
  type StreamAppend,
} from '../../kernel/store/types.ts';
import {
  commitKey,
  HEAD_KEY,
  isCarrying,
  isMarked,
  MOVED_KEY,
  type StreamId,
  streamKey,
} from '../../kernel/streams.ts';
import { bytes, type Item, integer, itemBytes, readBytes, readInteger, readText, text } from './attributes.ts';
import type { Attribute } from './client.ts';
import type { ItemKey } from './requests.ts';

export const headKey = (table: string, stream: StreamId): ItemKey => ({ table, pk: streamKey(stream), sk: HEAD_KEY });

/** The serving head of a projection, which its derived stream carries. Its epoch is the stream's version. */
export type CarriedProjection = Omit<ProjectionHead, 'epoch'>;

interface HeadBody {
  readonly state: Json;
  readonly garbage: Garbage;
  readonly projection?: CarriedProjection;
}

/** A head to be written after an append, one way or the other. */
export interface HeadDraft {
  readonly append: StreamAppend;
  readonly header: CommitHeader;
  readonly garbage: Garbage;
  readonly projection: CarriedProjection | undefined;
}

const bodyPlace = (stream: StreamId, version: number): string => `${streamKey(stream)}/${HEAD_KEY}/${version}`;
const stepPlace = (stream: StreamId, version: number): string => `${streamKey(stream)}/${commitKey(version)}/step`;

const bodyOf = ({ append, garbage, projection }: HeadDraft): Json =>
  ({ state: append.state, garbage, ...(projection && { projection }) }) as unknown as Json;

/** What a head says in clear about its state. */
const clearOf = ({ status = 'active', stateVersion = FIRST_STATE_VERSION }: StreamAppend): Item => ({
  status: text(status),
  ...(stateVersion !== FIRST_STATE_VERSION && { sv: integer(stateVersion) }),
});

/** A head's place in the index. */
const indexOf = ({ stream: { tenant }, recordedAt }: CommitHeader): Item => ({
  hs: text(headShard(hourOf(recordedAt), shardOfTenant(tenant))),
  ha: text(recordedAt),
});

/** What puts a stream into the index where its head doesn't; a commit that then isn't written does no harm by it. */
export const markOf = ({ append: { stream }, header }: HeadDraft): Item | undefined =>
  isMarked(stream.type) ? { pk: text(streamKey(stream)), sk: text(MOVED_KEY), ...indexOf(header) } : undefined;

export function headItem(draft: HeadDraft, key: DataKey): Item {
  const { append, header } = draft;
  return {
    pk: text(streamKey(append.stream)),
    sk: text(HEAD_KEY),
    v: integer(header.version),
    at: text(header.recordedAt),
    hash: text(header.hash),
    ...clearOf(append),
    ...(draft.projection && { carries: integer(1) }),
    body: bytes(seal(key, bodyPlace(append.stream, header.version), bodyOf(draft))),
    ...(!isMarked(append.stream.type) && indexOf(header)),
  };
}

/** Texts of the bodies that were opened last: each is needed when it is read, and when it is moved on. */
const texts = new WeakMap<Attribute, Buffer>();
const opened: Attribute[] = [];
const TEXTS_MAX = 32;

function keepText(body: Attribute, text: Buffer): void {
  texts.set(body, text);
  opened.push(body);
  const oldest = opened.length > TEXTS_MAX ? opened.shift() : undefined;
  if (oldest) texts.delete(oldest);
}

/** The text of the body that lies under the head's key. */
function textOf(stream: StreamId, item: Item, key: DataKey): Buffer {
  const { body } = item;
  const known = body && texts.get(body);
  if (known) return known;
  const fresh = unsealText(key, bodyPlace(stream, baseOf(item)), readBytes(item, 'body'));
  if (body) keepText(body, fresh);
  return fresh;
}

const KB = 1024;
const units = (bytesOf: number): number => Math.ceil(bytesOf / KB);
/**
 * What a commit carries instead of a head of its own; undefined where the head itself has to be written in the same
 * transaction: what it says in clear would change, it has to be found in the index, or what differs has become so much
 * that the commit would cost two units more. Never by itself: the next commit may go on from the head of before already.
 */
export function stepOf(draft: HeadDraft, commit: Item, last: Item | undefined, key: DataKey): Item | undefined {
  const { append, header } = draft;
  const { stream } = append;
  if (!last || !isCarrying(stream.type) || !saysTheSame(draft, last) || !isFound(draft)) return undefined;
  const step = sealAgainst(key, stepPlace(stream, header.version), bodyOf(draft), textOf(stream, last, key));
  const attributes = { base: integer(baseOf(last)), step: bytes(step) };
  return units(itemBytes({ ...commit, ...attributes })) <= units(itemBytes(commit)) + 1 ? attributes : undefined;
}

const saysTheSame = ({ append, projection }: HeadDraft, last: Item): boolean => {
  const { status, sv } = clearOf(append);
  return (
    last['status']?.S === status?.S &&
    last['sv']?.N === sv?.N &&
    (last['carries'] !== undefined) === (projection !== undefined)
  );
};

/** Whether whoever walks over the index meets the stream without its head being there. */
function isFound({ append: { stream, sourceRecordedAt }, header: { recordedAt } }: HeadDraft): boolean {
  if (isMarked(stream.type)) return true;
  if (!sourceRecordedAt || hourOf(sourceRecordedAt) !== hourOf(recordedAt)) return false;
  return Date.parse(recordedAt) - Date.parse(sourceRecordedAt) < DERIVED_WITHIN_MILLISECONDS;
}

/** Version at which the item under a head's key was written. */
const baseOf = (head: Item): number => readInteger(head, head['base'] ? 'base' : 'v');

/** A head as a later commit has moved it on; undefined when the commit goes on from another one. */
export function movedOn(head: Item, commit: Item | undefined): Item | undefined {
  if (!commit || readInteger(commit, 'v') <= readInteger(head, 'v')) return head;
  const { v, at, hash, base, step } = commit;
  if (!v || !at || !hash || !base || !step || readInteger(commit, 'base') !== baseOf(head)) return undefined;
  return { ...head, v, at, hash, base, step };
}

function open(stream: StreamId, item: Item, key: DataKey): HeadBody {
  const base = textOf(stream, item, key);
  const body = item['step']
    ? unseal(key, stepPlace(stream, readInteger(item, 'v')), readBytes(item, 'step'), base)
    : JSON.parse(base.toString());
  return body as unknown as HeadBody;
}

export function readHead(stream: StreamId, item: Item, key: DataKey): Head {
  const { state, garbage } = open(stream, item, key);
  return {
    version: readInteger(item, 'v'),
    recordedAt: readText(item, 'at'),
    hash: readText(item, 'hash'),
    status: readText(item, 'status'),
    state,
    stateVersion: item['sv'] ? readInteger(item, 'sv') : FIRST_STATE_VERSION,
    garbage,
  };
}

/** The projection's head that a derived stream carries; undefined where it carries none yet. */
export function readCarried(stream: StreamId, item: Item, key: DataKey): ProjectionHead | undefined {
  const projection = item['carries'] && open(stream, item, key).projection;
  return projection && { ...projection, epoch: readInteger(item, 'v') };
}
