/** Records as items of the row table. */
import { type DataKey, seal, unseal } from '../../kernel/crypto/sealing.ts';
import {
  dueShard,
  type Expectation,
  parseRecordKey,
  type RecordKey,
  type RecordWrite,
  recordPartition,
  recordSort,
  type StoredRecord,
  shardOf,
} from '../../kernel/store/records.ts';
import { bytes, type Item, integer, readBytes, readText, text } from './attributes.ts';
import type { Condition, TransactItem } from './client.ts';
import type { ItemKey } from './requests.ts';

export const recordKey = (table: string, { place, sort }: RecordKey): ItemKey => ({
  table,
  pk: recordPartition(place),
  sk: recordSort(sort),
});

const condition = (expect: Expectation): Condition => {
  if (expect === 'any') return {};
  if (expect === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: 'revision = :revision',
    ExpressionAttributeValues: { ':revision': text(expect.revision) },
  };
};

/** The part of a transaction that writes or deletes one record. */
export function recordChange(table: string, write: RecordWrite, revision: string, key: DataKey): TransactItem {
  const { pk, sk } = recordKey(table, write);
  const conditions = condition(write.expect);
  if ('deleted' in write) {
    return { Delete: { TableName: table, Key: { pk: text(pk), sk: text(sk) }, ...conditions } };
  }
  const { place, value, dueAt, dueIn = place.projection, expiresAt } = write;
  const Item: Item = {
    pk: text(pk),
    sk: text(sk),
    revision: text(revision),
    body: bytes(seal(key, `${pk}/${sk}/${revision}`, value)),
    ...(dueAt !== undefined && { ds: text(dueShard(dueIn, shardOf(place))), da: text(dueAt) }),
    ...(expiresAt !== undefined && { ttl: integer(Math.floor(Date.parse(expiresAt) / 1000)) }),
  };
  return { Put: { TableName: table, Item, ...conditions } };
}

export function readRecord(item: Item, key: DataKey): StoredRecord {
  const [pk, sk, revision] = [readText(item, 'pk'), readText(item, 'sk'), readText(item, 'revision')];
  const parsed = parseRecordKey(pk, sk);
  if (!parsed) throw new Error(`${pk}/${sk} is not the key of a record`);
  return { ...parsed, revision, value: unseal(key, `${pk}/${sk}/${revision}`, readBytes(item, 'body')) };
}
