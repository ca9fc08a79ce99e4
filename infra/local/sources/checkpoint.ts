import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { asRecord } from './aws-json.ts';

/** Where a reader stands in each shard of a stream. */
export interface Checkpoints {
  /** The last sequence number that was dealt with; undefined if none was, or the stream is another one by now. */
  readonly of: (shardId: string) => string | undefined;
  /** Durable against the end of this process when it returns. */
  readonly move: (shardId: string, sequenceNumber: string) => void;
  /** Forgets the shards that the stream doesn't have any more. */
  readonly keepOnly: (shardIds: readonly string[]) => void;
}

/**
 * Opens the checkpoints of one event source, a file of its own. They belong to one stream of the engine: a table that
 * was made anew starts from its beginning.
 */
export function openCheckpoints(options: { dir: string; name: string; streamArn: string }): Checkpoints {
  mkdirSync(options.dir, { recursive: true });
  const file = path.join(options.dir, `${options.name.replaceAll(/[^\w.-]/g, '_')}.json`);
  const shards = new Map(read(file, options.streamArn));
  const save = (): void => {
    writeFileSync(`${file}.new`, JSON.stringify({ streamArn: options.streamArn, shards: Object.fromEntries(shards) }));
    renameSync(`${file}.new`, file);
  };
  return {
    of: (shardId) => shards.get(shardId),
    move: (shardId, sequenceNumber) => {
      shards.set(shardId, sequenceNumber);
      save();
    },
    keepOnly: (shardIds) => {
      for (const shardId of [...shards.keys()]) if (!shardIds.includes(shardId)) shards.delete(shardId);
    },
  };
}

function read(file: string, streamArn: string): [string, string][] {
  try {
    const state = asRecord(JSON.parse(readFileSync(file, 'utf8')));
    if (state['streamArn'] !== streamArn) return [];
    return Object.entries(asRecord(state['shards'])).map(([shardId, at]) => [shardId, String(at)]);
  } catch {
    // None yet, or torn by a power cut: reading again from the beginning is what at-least-once allows.
    return [];
  }
}
