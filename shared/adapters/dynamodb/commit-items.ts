/** Commits as items of the event table. */
import { type DataKey, seal, unseal } from '../../kernel/crypto/sealing.ts';
import type { StoredEvent } from '../../kernel/events/contract.ts';
import { ObjectMissing } from '../../kernel/objects.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { BodyStore } from '../../kernel/store/bodies.ts';
import { chainHash, headerOf, type Previous } from '../../kernel/store/chain.ts';
import { BODY_INLINE_BYTES_MAX } from '../../kernel/store/limits.ts';
import type { Commit, CommitHeader, StreamAppend, Unit } from '../../kernel/store/types.ts';
import { UnreadableCommit } from '../../kernel/store/unreadable-commit.ts';
import { commitKey, type StreamId, streamKey } from '../../kernel/streams.ts';
import { bytes, type Item, integer, readBytes, readInteger, readText, text } from './attributes.ts';

const COMMIT_KEY = /^C#(\d{12})$/;

const place = (stream: StreamId, sk: string): string => `${streamKey(stream)}/${sk}`;

const LAST_VERSION = 999_999_999_999;

/** What asks for the commits of a stream after a version, in order. */
export const commitsAfter = (stream: StreamId, version: number) => ({
  ConsistentRead: true,
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
  ExpressionAttributeValues: {
    ':pk': text(streamKey(stream)),
    ':from': text(commitKey(version + 1)),
    ':to': text(commitKey(LAST_VERSION)),
  },
});

/** Makes the commit's item; a big body goes to the body store first. */
export async function commitItem(
  append: StreamAppend,
  meta: Unit['meta'],
  previous: Previous,
  key: DataKey,
  bodies: BodyStore,
): Promise<{ readonly item: Item; readonly header: CommitHeader }> {
  const header = headerOf(append, meta, previous);
  const sk = commitKey(header.version);
  const body = seal(key, place(append.stream, sk), append.events as unknown as Json);
  const hash = chainHash(previous.hash, header, body);
  const overflows = body.byteLength > BODY_INLINE_BYTES_MAX;
  const item: Item = {
    pk: text(streamKey(append.stream)),
    sk: text(sk),
    v: integer(header.version),
    command: text(header.commandId),
    causation: text(header.causationId),
    correlation: text(header.correlationId),
    actor: text(header.actor),
    at: text(header.recordedAt),
    counts: text(JSON.stringify(header.counts)),
    ...(append.source && { source: text(JSON.stringify(append.source)) }),
    previous: text(previous.hash),
    hash: text(hash),
    size: integer(body.byteLength),
    ...(overflows ? { ref: text(await bodies.put(append.stream.tenant, body)) } : { body: bytes(body) }),
  };
  return { item, header: { ...header, hash } };
}

export function readCommitHeader(stream: StreamId, item: Item): CommitHeader {
  const source = item['source']?.S;
  return {
    stream,
    version: readInteger(item, 'v'),
    commandId: readText(item, 'command'),
    causationId: readText(item, 'causation'),
    correlationId: readText(item, 'correlation'),
    actor: readText(item, 'actor'),
    recordedAt: readText(item, 'at'),
    counts: JSON.parse(readText(item, 'counts')) as Record<string, number>,
    hash: readText(item, 'hash'),
    ...(source !== undefined && { source: JSON.parse(source) as NonNullable<CommitHeader['source']> }),
  };
}

/** Throws `UnreadableCommit`, but not for what the services are to blame for. */
export async function readCommit(stream: StreamId, item: Item, key: DataKey, bodies: BodyStore): Promise<Commit> {
  const header = headerIn(stream, item);
  const ref = item['ref']?.S;
  try {
    const body = ref === undefined ? readBytes(item, 'body') : await bodies.get(ref);
    return { ...header, events: openEvents(stream, item, key, body) };
  } catch (error) {
    if (ref !== undefined && !(error instanceof ObjectMissing || error instanceof DoesNotOpen)) throw error;
    throw new UnreadableCommit(stream, header.version, error);
  }
}

/** The version in the key of a commit; `NaN` where it is no such key. */
export const versionInKey = (item: Item): number => Number(COMMIT_KEY.exec(item['sk']?.S ?? '')?.[1] ?? Number.NaN);

function headerIn(stream: StreamId, item: Item): CommitHeader {
  try {
    return readCommitHeader(stream, item);
  } catch (error) {
    throw new UnreadableCommit(stream, versionInKey(item), error);
  }
}

class DoesNotOpen extends Error {}

function openEvents(stream: StreamId, item: Item, key: DataKey, body: Uint8Array): readonly StoredEvent[] {
  try {
    return unseal(key, place(stream, readText(item, 'sk')), body) as unknown as readonly StoredEvent[];
  } catch (cause) {
    throw new DoesNotOpen('the body does not open', { cause });
  }
}
