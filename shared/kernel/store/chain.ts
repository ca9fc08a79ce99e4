/** What a commit says in clear, and how commits are chained, so that a changed or missing one shows. */
import { createHash } from 'node:crypto';
import type { StoredEvent } from '../events/contract.ts';
import { streamKey } from '../streams.ts';
import type { CommitHeader, StreamAppend, Unit } from './types.ts';

/** What a commit needs to know of the one before it. */
export interface Previous {
  readonly hash: string;
  readonly recordedAt: string;
}

/** The first commit of a stream follows this. */
export const CHAIN_START: Previous = { hash: '', recordedAt: '' };

export type UnhashedHeader = Omit<CommitHeader, 'hash'>;

function countTypes(events: readonly StoredEvent[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const event of events) counts[event.type] = (counts[event.type] ?? 0) + 1;
  return counts;
}

function laterOf(a: string, b: string): string {
  if (a > b) return a;
  return b;
}

/** The clear fields of the commit that an append makes. Recorded time never runs backwards in a stream. */
export const headerOf = (append: StreamAppend, meta: Unit['meta'], previous: Previous): UnhashedHeader => ({
  stream: append.stream,
  version: append.expectedVersion + 1,
  commandId: meta.commandId,
  causationId: meta.causationId,
  correlationId: meta.correlationId,
  actor: meta.actor,
  recordedAt: laterOf(meta.now, previous.recordedAt),
  counts: countTypes(append.events),
  source: append.source,
});

/** The clear fields in the order in which they are hashed. */
function clearFields(header: UnhashedHeader): string {
  const { stream, version, commandId, causationId, correlationId, actor, recordedAt, counts, source } = header;
  return JSON.stringify([
    streamKey(stream),
    version,
    commandId,
    causationId,
    correlationId,
    actor,
    recordedAt,
    Object.entries(counts),
    source ?? null,
  ]);
}

/**
 * Hash of a commit: SHA-256 over the hash before it, the clear fields, and the stored bytes of the body. Stored bytes,
 * so that the chain can be checked without the key, also after erasure.
 */
export const chainHash = (previousHash: string, header: UnhashedHeader, storedBody: Uint8Array): string =>
  createHash('sha256')
    .update(previousHash)
    .update('\n')
    .update(clearFields(header))
    .update('\n')
    .update(storedBody)
    .digest('base64url');
