/** What brings the suspense account to what items are about: against clearing, where both sides of payments pass. */
import type { Heads } from '../../../kernel/commands/run-command.ts';
import { isRefused } from '../../../kernel/errors.ts';
import { derivedId } from '../../../kernel/ids.ts';
import { type Decimal, decimal, negate, subtract } from '../../../kernel/money/decimal.ts';
import { unitOf } from '../../../kernel/money/rounding.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TransactionId } from '../../contract/account.ts';
import type { LedgerAsset } from '../../domain/postings/ledger-asset.ts';
import { ledgerAssetOf } from '../accounts/owners.ts';
import { shardIn } from '../fees/fee-postings.ts';
import type { Written } from '../postings/book.ts';
import { postTransaction, type Shard, shardOf } from '../postings/post-transaction.ts';
import { shardPicker } from '../postings/system-accounts.ts';

export type Amounts = Readonly<Record<string, string>>;

export interface Move {
  readonly asset: LedgerAsset;
  /** Into suspense; below zero, out of it. */
  readonly amount: Decimal;
}

/** Assets by their codes, of those that the catalogue has: what it doesn't have can't be booked, and is only shown. */
export async function assetsOf(store: Store, codes: readonly string[]): Promise<ReadonlyMap<string, LedgerAsset>> {
  const assets = new Map<string, LedgerAsset>();
  for (const code of codes) {
    const asset = await ledgerAssetOf(store, code);
    if (!isRefused(asset)) assets.set(code, asset);
  }
  return assets;
}

/** What of some amounts can be booked: in assets of the catalogue, in whole units. */
export const bookable = (amounts: Amounts, assets: ReadonlyMap<string, LedgerAsset>): Amounts =>
  Object.fromEntries(
    Object.entries(amounts).filter(([code, amount]) => {
      const asset = assets.get(code);
      return asset !== undefined && decimal(amount) !== 0n && decimal(amount) % unitOf(asset.precision) === 0n;
    }),
  );

export function movesBetween(
  before: Amounts,
  after: Amounts,
  assets: ReadonlyMap<string, LedgerAsset>,
): readonly Move[] {
  return [...assets.values()].flatMap((asset) => {
    const amount = subtract(decimal(after[asset.code] ?? '0'), decimal(before[asset.code] ?? '0'));
    return amount === 0n ? [] : [{ asset, amount }];
  });
}

/** The shards that an attempt to make some moves takes. */
export function shardsFor(moves: readonly Move[]): (attempt: number) => readonly Shard[] {
  const pick = shardPicker();
  return (attempt) =>
    moves.flatMap(({ asset: { code } }) => [
      shardOf('clearing', code, pick(attempt)),
      shardOf('suspense', code, pick(attempt)),
    ]);
}

const NOTHING: Written = { appends: [], records: [] };

export function moveToSuspense(
  heads: Heads,
  moves: readonly Move[],
  {
    itemId,
    number,
    shards,
    now,
  }: { readonly itemId: string; readonly number: number; readonly shards: readonly Shard[]; readonly now: string },
): Written {
  if (moves.length === 0) return NOTHING;
  const postings = moves.flatMap(({ asset, amount }) => [
    { accountId: shardIn(shards, 'suspense', asset.code), asset, amount, isForced: true },
    { accountId: shardIn(shards, 'clearing', asset.code), asset, amount: negate(amount), isForced: true },
  ]);
  const transactionId = derivedId(itemId, 'suspense', String(number)) as string as TransactionId;
  const about = { cause: 'adjustment', description: `Suspense item ${itemId}`, effectiveAt: now, now } as const;
  const posted = postTransaction(heads, { transactionId, ...about, postings }, { seats: [], shards });
  // Accounts of the system have no limits, and are never frozen.
  if (isRefused(posted)) throw new Error(`suspense item ${itemId} could not be booked: ${posted.detail}`);
  return posted as Written;
}
