import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryKeyTable } from '../../../shared/adapters/memory/key-table.ts';
import { cachedDataKeys, type DataKeys, type KeyWrapper } from '../../../shared/kernel/crypto/data-keys.ts';
import type { DataKey } from '../../../shared/kernel/crypto/sealing.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { newTenant } from '../../support/units.ts';

const FIVE_MINUTES = 5 * 60_000;

/** Wraps by adding the tenant's name, and counts what it is asked for. */
class CountingWrapper implements KeyWrapper {
  generated = 0;
  unwrapped = 0;
  async generate(tenant: TenantId) {
    this.generated += 1;
    const key = new Uint8Array(randomBytes(32)) as DataKey;
    return { key, wrapped: Buffer.concat([key, Buffer.from(tenant)]) };
  }
  async unwrap(tenant: TenantId, wrapped: Uint8Array): Promise<DataKey> {
    this.unwrapped += 1;
    if (Buffer.from(wrapped.subarray(32)).toString() !== tenant) throw new Error('not its key');
    return new Uint8Array(wrapped.subarray(0, 32)) as DataKey;
  }
}

let wrapper: CountingWrapper;
let table: MemoryKeyTable;
let now: number;
let keys: DataKeys;
let tenant: TenantId;
beforeEach(() => {
  wrapper = new CountingWrapper();
  table = new MemoryKeyTable();
  now = 0;
  keys = cachedDataKeys(wrapper, table, () => now);
  tenant = newTenant();
});
const others = (): DataKeys => cachedDataKeys(wrapper, table, () => now);

describe('the data keys of tenants', () => {
  it('are made when something is to be stored, not when something is looked for', async () => {
    expect(await keys.find(tenant)).toBeUndefined();
    expect(wrapper.generated).toBe(0);
    const key = await keys.obtain(tenant);
    expect(key.byteLength).toBe(32);
    expect(await keys.find(tenant)).toEqual(key);
    expect(await keys.obtain(newTenant())).not.toEqual(key);
  });

  it('are the same for every process', async () => {
    const key = await keys.obtain(tenant);
    expect(await others().find(tenant)).toEqual(key);
    expect(await others().obtain(tenant)).toEqual(key);
    expect(wrapper.generated).toBe(1);
  });

  it('are the same for all who make them at once', async () => {
    const made = await Promise.all([keys, others(), others()].map((each) => each.obtain(tenant)));
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
    expect(await others().find(tenant)).toEqual(made[0]);
  });

  it('are kept for five minutes', async () => {
    await keys.obtain(tenant);
    now = FIVE_MINUTES - 1;
    await keys.find(tenant);
    expect(wrapper.unwrapped).toBe(0);
    now = FIVE_MINUTES;
    await keys.find(tenant);
    expect(wrapper.unwrapped).toBe(1);
  });

  it('are forgotten after their deletion', async () => {
    await keys.obtain(tenant);
    await table.erase(tenant);
    now = FIVE_MINUTES;
    expect(await keys.find(tenant)).toBeUndefined();
  });

  it('do not open for a tenant whose wrapped key was swapped for another', async () => {
    const other = newTenant();
    const { wrapped } = await wrapper.generate(other);
    await table.putIfAbsent(tenant, wrapped);
    await expect(keys.find(tenant)).rejects.toThrow('not its key');
  });

  it('fill memory for 2,000 tenants at most', async () => {
    await keys.obtain(tenant);
    for (let count = 0; count < 2_000; count += 1) await keys.obtain(newTenant());
    await keys.find(tenant);
    expect(wrapper.unwrapped).toBe(1);
  });
});
