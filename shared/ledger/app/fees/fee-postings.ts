/** Fees as transactions carry them: what leaves whoever pays them, to a shard of our account of each tier, and back. */
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { derivedId } from '../../../kernel/ids.ts';
import { decimal, negate } from '../../../kernel/money/decimal.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { totalsOf } from '../../calc/fees/breakdown.ts';
import { feeMovements } from '../../calc/fees/postings.ts';
import type { AccountId, HoldId, TransferId } from '../../contract/account.ts';
import type { FeeLine } from '../../contract/fee-lines.ts';
import type { LedgerAsset } from '../../domain/postings/ledger-asset.ts';
import type { Posting } from '../../domain/postings/post.ts';
import { ledgerAssetOf } from '../accounts/owners.ts';
import { type Shard, shardOf } from '../postings/post-transaction.ts';

/** Assets by their code; of those that were read. */
export type AssetOf = (code: string) => LedgerAsset;

export async function ledgerAssetsOf(
  store: Store,
  codes: readonly string[],
): Promise<AssetOf | Refusal<'UnknownAsset'>> {
  const known = new Map<string, LedgerAsset>();
  for (const code of codes) {
    const asset = await ledgerAssetOf(store, code);
    if (isRefused(asset)) return asset;
    known.set(code, asset);
  }
  return (code) => {
    const asset = known.get(code);
    if (!asset) throw new Error(`${code} was not read`);
    return asset;
  };
}

/** The shards that fees are paid to, or come back from. */
export const feeShards = (lines: readonly FeeLine[], shard: number): readonly Shard[] =>
  feeMovements(lines).map(({ account, asset }) => shardOf(account, asset, shard));

/** The hold of fees that wait with a transfer, one for each asset. */
export const feeHoldIdOf = (transferId: TransferId, asset: string): HoldId =>
  derivedId<'HoldId'>(transferId, 'fees', asset) as HoldId;

/** What is held of each asset for fees that wait. */
export const heldFees = (transferId: TransferId, lines: readonly FeeLine[]) =>
  totalsOf(lines)
    .filter(({ amount }) => decimal(amount) > 0n)
    .map(({ asset, amount }) => ({ holdId: feeHoldIdOf(transferId, asset), asset, amount: decimal(amount) }));

interface Paying {
  readonly payer: AccountId;
  readonly lines: readonly FeeLine[];
  readonly assetOf: AssetOf;
  /** Those of `feeShards`, and others. */
  readonly shards: readonly Shard[];
}

export const shardIn = (shards: readonly Shard[], kind: Shard['kind'], asset: string): AccountId => {
  const found = shards.find((shard) => shard.kind === kind && shard.asset === asset);
  if (!found) throw new Error(`no shard of ${kind} ${asset}`);
  return found.accountId;
};

/** @param own what else is said of the postings of who pays: the hold they are paid from. */
export const chargePostings = (
  { payer, lines, assetOf, shards }: Paying,
  own: (asset: string) => Pick<Posting, 'holdId' | 'isForced'> = () => ({}),
): readonly Posting[] =>
  feeMovements(lines).flatMap(({ account, asset: code, amount }): readonly Posting[] => {
    const [asset, ours] = [assetOf(code), shardIn(shards, account, code)];
    return [
      { accountId: payer, asset, amount: negate(amount), other: ours, cause: 'fee', ...own(code) },
      { accountId: ours, asset, amount, other: payer, cause: 'fee' },
    ];
  });

/** What comes back of fees. */
export const returnPostings = ({ payer, lines, assetOf, shards }: Paying): readonly Posting[] =>
  feeMovements(lines).flatMap(({ account, asset: code, amount }): readonly Posting[] => {
    const [asset, ours] = [assetOf(code), shardIn(shards, account, code)];
    return [
      { accountId: ours, asset, amount: negate(amount), other: payer },
      { accountId: payer, asset, amount, other: ours },
    ];
  });
