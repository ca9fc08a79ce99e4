import type { TenantId } from '../streams.ts';

/** Keeps the sealed bodies of big commits, named by their content. */
export interface BodyStore {
  put(tenant: TenantId, sealed: Uint8Array): Promise<string>;
  /** Throws when the body isn't there. */
  get(name: string): Promise<Uint8Array>;
}
