import { TenantErased } from '../../../kernel/crypto/data-keys.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { TenantId } from '../../../kernel/streams.ts';

/** Users whose key is gone. */
export type Erased = ReadonlySet<TenantId>;

/**
 * Runs, and runs again without whoever turns out to be erased: what they could see of it went with their key.
 *
 * @throws TenantErased of the caller, and of whom it can't be done without.
 */
export async function withoutErased<R>(caller: TenantId, run: (erased: Erased) => Promise<R>): Promise<R> {
  const erased = new Set<TenantId>();
  for (;;) {
    try {
      return await run(erased);
    } catch (error) {
      if (!(error instanceof TenantErased) || error.tenant === caller || erased.has(error.tenant)) throw error;
      erased.add(error.tenant);
    }
  }
}

/** Those that can still be written. */
export const recordsWithout = (erased: Erased, records: readonly RecordWrite[]): readonly RecordWrite[] =>
  erased.size === 0 ? records : records.filter(({ place }) => !erased.has(place.tenant));
