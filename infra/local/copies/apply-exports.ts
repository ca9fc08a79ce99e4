/** Writes exported items into a table, in any engine that speaks DynamoDB's protocol. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type AwsCall, asRecord } from '../sources/aws-json.ts';
import type { KeySchema } from '../template/model.ts';
import type { Chain } from './chain.ts';
import { type ExportLine, readLines } from './export-files.ts';

export interface Target {
  readonly name: string;
  readonly key: KeySchema;
}

/** What `BatchWriteItem` takes at once. */
const BATCH = 25;
const TRIES_MAX = 20;

const keyOf = ({ partition, sort }: KeySchema, from: Readonly<Record<string, unknown>>) =>
  Object.fromEntries([partition, ...(sort ? [sort] : [])].map(({ name }) => [name, from[name]]));

/** @returns how many items were put and deleted. */
export async function applyChain(
  call: AwsCall,
  { name, key }: Target,
  { exports }: Chain,
): Promise<{ readonly put: number; readonly deleted: number }> {
  let [put, deleted] = [0, 0];
  let batch = new Map<string, object>();
  const flush = async (): Promise<void> => {
    await write(call, name, [...batch.values()]);
    batch = new Map();
  };
  for (const one of exports) {
    for (const line of readLines(one)) {
      const of = keyOf(key, itemOf(line));
      batch.set(
        JSON.stringify(of),
        'item' in line ? { PutRequest: { Item: line.item } } : { DeleteRequest: { Key: of } },
      );
      if ('item' in line) put += 1;
      else deleted += 1;
      if (batch.size === BATCH) await flush();
    }
    // What comes later must not overtake.
    await flush();
  }
  return { put, deleted };
}

const itemOf = (line: ExportLine) => ('item' in line ? line.item : line.gone);

async function write(call: AwsCall, table: string, requests: readonly object[]): Promise<void> {
  let left: unknown = requests;
  for (let attempt = 1; Array.isArray(left) && left.length > 0; attempt += 1) {
    if (attempt > TRIES_MAX) throw new Error(`${table} does not take all of the items`);
    if (attempt > 1) await sleep(50 * attempt);
    const { UnprocessedItems: rest } = await call('BatchWriteItem', { RequestItems: { [table]: left } });
    left = asRecord(rest)[table];
  }
}
