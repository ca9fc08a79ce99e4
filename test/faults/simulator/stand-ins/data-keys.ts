/** Stands in for `shared/kernel/crypto/data-keys.ts`: each tenant has its key, the same in each run. */
import { createHash } from 'node:crypto';
import type { DataKeys } from '../../../../shared/kernel/crypto/data-keys.ts';
import type { DataKey } from '../../../../shared/kernel/crypto/sealing.ts';
import type { TenantId } from '../../../../shared/kernel/streams.ts';

const known = new Map<TenantId, DataKey>();

function keyOf(tenant: TenantId): DataKey {
  // The brand exists for the compiler only.
  const key = known.get(tenant) ?? (new Uint8Array(createHash('sha256').update(tenant).digest()) as DataKey);
  known.set(tenant, key);
  return key;
}

const KEYS: DataKeys = { find: async (tenant) => keyOf(tenant), obtain: async (tenant) => keyOf(tenant) };

export const cachedDataKeys = (): DataKeys => KEYS;

/** Nobody is erased in the simulator. */
export class TenantErased extends Error {}
