import { type KeyTable, TenantErased } from '../../kernel/crypto/data-keys.ts';
import type { TenantId } from '../../kernel/streams.ts';

/** Wrapped data keys in memory. */
export class MemoryKeyTable implements KeyTable {
  readonly #wrapped = new Map<TenantId, Uint8Array>();
  readonly #erased = new Set<TenantId>();

  async get(tenant: TenantId): Promise<Uint8Array | undefined> {
    const wrapped = this.#wrapped.get(tenant);
    return wrapped && new Uint8Array(wrapped);
  }

  async putIfAbsent(tenant: TenantId, wrapped: Uint8Array): Promise<Uint8Array> {
    if (this.#erased.has(tenant)) throw new TenantErased(tenant);
    const stored = this.#wrapped.get(tenant) ?? new Uint8Array(wrapped);
    this.#wrapped.set(tenant, stored);
    return new Uint8Array(stored);
  }

  async erase(tenant: TenantId): Promise<boolean> {
    if (!this.#wrapped.delete(tenant)) return false;
    this.#erased.add(tenant);
    return true;
  }
}
