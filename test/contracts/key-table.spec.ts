import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoKeyTable } from '../../shared/adapters/dynamodb/key-table.ts';
import { MemoryKeyTable } from '../../shared/adapters/memory/key-table.ts';
import { type KeyTable, TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../support/dynamodb.ts';
import { newTenant, T0 } from '../support/units.ts';

/** What every key table does. */
function keyTableContract(open: () => KeyTable): void {
  const wrapped = (byte: number) => new Uint8Array([byte, 2, 3]);

  it('keeps the first wrapped key of a tenant', async () => {
    const [table, tenant] = [open(), newTenant()];
    expect(await table.get(tenant)).toBeUndefined();
    expect(await table.putIfAbsent(tenant, wrapped(1))).toEqual(wrapped(1));
    expect(await table.putIfAbsent(tenant, wrapped(2))).toEqual(wrapped(1));
    expect(await table.get(tenant)).toEqual(wrapped(1));
    expect(await table.get(newTenant())).toBeUndefined();
  });

  it('gives everyone who comes at once the same key', async () => {
    const [table, tenant] = [open(), newTenant()];
    const got = await Promise.all([1, 2, 3, 4].map((byte) => table.putIfAbsent(tenant, wrapped(byte))));
    expect(new Set(got.map(String)).size).toBe(1);
    expect(await table.get(tenant)).toEqual(got[0]);
  });

  it('has no key of an erased tenant, and never gives it another one', async () => {
    const [table, tenant, other] = [open(), newTenant(), newTenant()];
    expect(await table.erase(tenant, T0)).toBe(false);
    await Promise.all([table.putIfAbsent(tenant, wrapped(1)), table.putIfAbsent(other, wrapped(1))]);
    expect(await table.erase(tenant, T0)).toBe(true);
    expect(await table.get(tenant)).toBeUndefined();
    await expect(table.putIfAbsent(tenant, wrapped(2))).rejects.toThrow(TenantErased);
    expect(await table.erase(tenant, T0)).toBe(false);
    expect(await table.get(other)).toEqual(wrapped(1));
  });
}

describe('the key table in memory', () => keyTableContract(() => new MemoryKeyTable()));

describe('the key table on DynamoDB', () => {
  let dynamo: LocalDynamo;
  beforeAll(async () => {
    dynamo = await startDynamo();
  });
  afterAll(() => dynamo.close());
  keyTableContract(() => dynamoKeyTable(dynamo.client, TABLES.keys));
});
