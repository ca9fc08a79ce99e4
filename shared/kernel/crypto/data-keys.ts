/** One data key per tenant. The wrapped key sits in a table of its own: deleting it there erases the tenant. */
import type { TenantId } from '../streams.ts';
import type { DataKey } from './sealing.ts';

/** Wraps and unwraps data keys: KMS in the cloud, a key file on a laptop. */
export interface KeyWrapper {
  /** A fresh 256-bit key with its wrapped form. */
  generate(tenant: TenantId): Promise<{ readonly key: DataKey; readonly wrapped: Uint8Array }>;
  /** Throws when the wrapped key isn't this tenant's. */
  unwrap(tenant: TenantId, wrapped: Uint8Array): Promise<DataKey>;
}

/** Keeps wrapped keys. */
export interface KeyTable {
  get(tenant: TenantId): Promise<Uint8Array | undefined>;
  /** Stores the wrapped key unless there is one; answers the one that is stored then. Throws `TenantErased`. */
  putIfAbsent(tenant: TenantId, wrapped: Uint8Array): Promise<Uint8Array>;
  /**
   * Puts in place of the wrapped key that it is gone, since a time (RFC 3339 UTC): the tenant never gets another one.
   * Answers whether there was a key.
   */
  erase(tenant: TenantId, at: string): Promise<boolean>;
}

export interface DataKeys {
  /** The tenant's key, or undefined when it has none: then nothing of that tenant can exist. */
  find(tenant: TenantId): Promise<DataKey | undefined>;
  /** The tenant's key, made on first use. */
  obtain(tenant: TenantId): Promise<DataKey>;
}

/** The tenant's data can't be read any more: its key was deleted. */
export class TenantErased extends Error {
  readonly tenant: TenantId;

  constructor(tenant: TenantId) {
    super(`tenant ${tenant} has no data key`);
    this.name = 'TenantErased';
    this.tenant = tenant;
  }
}

const CACHED_TENANTS_MAX = 2_000;
const CACHE_MILLISECONDS = 5 * 60_000;

/** Caches keys for five minutes, so that an erased tenant's key is forgotten soon. */
export function cachedDataKeys(wrapper: KeyWrapper, table: KeyTable, nowMilliseconds = Date.now): DataKeys {
  const cache = new Map<TenantId, { readonly key: DataKey; readonly until: number }>();
  const remember = (tenant: TenantId, key: DataKey): DataKey => {
    if (cache.size >= CACHED_TENANTS_MAX) cache.clear();
    cache.set(tenant, { key, until: nowMilliseconds() + CACHE_MILLISECONDS });
    return key;
  };
  const cached = (tenant: TenantId): DataKey | undefined => {
    const entry = cache.get(tenant);
    return entry && entry.until > nowMilliseconds() ? entry.key : undefined;
  };
  const find = async (tenant: TenantId): Promise<DataKey | undefined> => {
    const known = cached(tenant);
    if (known) return known;
    const wrapped = await table.get(tenant);
    return wrapped && remember(tenant, await wrapper.unwrap(tenant, wrapped));
  };
  return {
    find,
    async obtain(tenant) {
      const known = await find(tenant);
      if (known) return known;
      const fresh = await wrapper.generate(tenant);
      const stored = await table.putIfAbsent(tenant, fresh.wrapped);
      const ours = Buffer.compare(stored, fresh.wrapped) === 0;
      return remember(tenant, ours ? fresh.key : await wrapper.unwrap(tenant, stored));
    },
  };
}
