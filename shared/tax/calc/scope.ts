/**
 * Whose lots are within reach of each other: all, or those of an account, or those of an account from a date on. At that
 * date the book shares its lots out, which is an entry of the timeline like any other.
 */
import { derivedId } from '../../kernel/ids.ts';
import type { Timestamp } from '../../kernel/time.ts';
import type { TaxSettings } from '../../settings/contract/settings.ts';
import { entryKey, poolKey } from './keys.ts';
import type { TaxEntry, TaxTransaction } from './lot.ts';

/** Namespace of the ids of what the book itself enters (RFC 9562, 5.5); never to change. */
const OWN_ENTRIES = '4d0a1c52-7c8e-5f43-9f0b-8b6d2e51a7c4';

/** Key of the pool that an account's units of an asset are in. */
export type PoolOf = (asset: string, account: string) => string;

/** The sharing out of lots among accounts. */
export interface Allocation {
  readonly key: string;
  readonly entry: TaxEntry;
}

export interface Scope {
  /** The pools at an entry of the timeline. */
  poolsAt(entry: string): PoolOf;
  /** Whether a transfer takes lots along. */
  movesLotsAt(time: Timestamp): boolean;
  /** The account that bounds a pool at all times; undefined where that is ever all accounts. */
  poolAccount(account: string): string | undefined;
  readonly allocation: Allocation | undefined;
}

/** There are few pools and many transactions. */
function rememberingPools(isApart: boolean): PoolOf {
  const ofAccounts = new Map<string | undefined, Map<string, string>>();
  let lastAsset = '';
  let lastWithin: string | undefined;
  let last = '';
  return (asset, account) => {
    const within = isApart ? account : undefined;
    // those near each other in time are often of one pool
    if (asset !== lastAsset || within !== lastWithin || last === '') {
      last = find(asset, within);
      lastAsset = asset;
      lastWithin = within;
    }
    return last;
  };

  function find(asset: string, within: string | undefined): string {
    const known = ofAccounts.get(within)?.get(asset);
    if (known !== undefined) return known;
    const key = poolKey(asset, within);
    const ofAssets = ofAccounts.get(within) ?? new Map<string, string>();
    ofAccounts.set(within, ofAssets.set(asset, key));
    return key;
  }
}

/** Whether an entry of the timeline shares out lots: no transaction of a user is without amounts. */
export const isAllocation = ({ amounts }: Pick<TaxTransaction, 'amounts'>): boolean => amounts.length === 0;

function allocationAt(timestamp: Timestamp): Allocation {
  const transaction: TaxTransaction = { timestamp, account: '', type: 'transfer', amounts: [] };
  return {
    // before all that ever arrived for that instant
    key: entryKey(timestamp, { version: 0, index: 0 }),
    entry: { transactionId: derivedId(OWN_ENTRIES, 'allocation', timestamp), transaction },
  };
}

export function scopeOf({ lotScope, lotScopeFrom }: TaxSettings): Scope {
  const apart = rememberingPools(true);
  const together = rememberingPools(false);
  const isApart = lotScope === 'per-account';
  if (!isApart || lotScopeFrom === undefined) {
    const poolOf = isApart ? apart : together;
    return {
      poolsAt: () => poolOf,
      movesLotsAt: () => isApart,
      poolAccount: (account) => (isApart ? account : undefined),
      allocation: undefined,
    };
  }
  const from = `${lotScopeFrom}T00:00:00.000Z` as Timestamp;
  const allocation = allocationAt(from);
  return {
    poolsAt: (entry) => (entry >= allocation.key ? apart : together),
    movesLotsAt: (time) => time >= from,
    poolAccount: () => undefined,
    allocation,
  };
}
