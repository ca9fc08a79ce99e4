import { type Item, readBytes, readInteger, readText } from '../../../../shared/adapters/dynamodb/attributes.ts';
import { readCommitHeader } from '../../../../shared/adapters/dynamodb/commit-items.ts';
import { movedOn } from '../../../../shared/adapters/dynamodb/head-items.ts';
import { CHAIN_START, chainHash } from '../../../../shared/kernel/store/chain.ts';
import { HEAD_KEY, isCarrying, type StreamId, streamKey } from '../../../../shared/kernel/streams.ts';
import { TABLES } from '../fake-tables.ts';
import type { World } from '../world.ts';
import { streamsOf } from './stored.ts';

/** Each stream is the chain of its commits, from the first to the head, over the bytes as they are stored. */
export const chainFaults = (world: World): string[] =>
  streamsOf(world).flatMap((stream) => {
    const partition = streamKey(stream);
    const fault = faultIn(stream, world.tables.range(TABLES.events, partition, 'C#', 'C#~'));
    const stored = world.tables.get(TABLES.events, { pk: { S: partition }, sk: { S: HEAD_KEY } });
    const last = world.tables.range(TABLES.events, partition, 'C#', 'C#~').at(-1);
    const head = stored && (isCarrying(stream.type) ? movedOn(stored, last) : stored);
    const isHead = head && last && readText(head, 'hash') === readText(last, 'hash');
    if (fault === undefined && isHead) return [];
    return [`${stream.type} ${stream.id}: ${fault ?? 'the head does not name the last commit'}`];
  });

function faultIn(stream: StreamId, commits: readonly Item[]): string | undefined {
  let { hash: previous, recordedAt } = CHAIN_START;
  for (const [index, item] of commits.entries()) {
    const { hash, ...header } = readCommitHeader(stream, item);
    if (readInteger(item, 'v') !== index + 1) return `commit ${index + 1} is missing`;
    if (readText(item, 'previous') !== previous) return `commit ${index + 1} does not follow the one before it`;
    if (hash !== chainHash(previous, header, readBytes(item, 'body'))) return `commit ${index + 1} was changed`;
    if (header.recordedAt < recordedAt) return `commit ${index + 1} was recorded before the one before it`;
    previous = hash;
    recordedAt = header.recordedAt;
  }
  return undefined;
}
