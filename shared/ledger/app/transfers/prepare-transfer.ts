/** What a transfer needs to know before heads are read: whose the other account is, the assets, and the rate. */
import type { CommandContext } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { type Decimal, decimal, format, multiply } from '../../../kernel/money/decimal.ts';
import { roundTo } from '../../../kernel/money/rounding.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { AccountId } from '../../contract/account.ts';
import { amountIn, type LedgerAsset } from '../../domain/postings/ledger-asset.ts';
import type { Converted } from '../../domain/transfers/decide.ts';
import { rateBetween } from '../../read/rates.ts';
import { noAccount } from '../accounts/account-commands.ts';
import { ledgerAssetOf, ownerOf } from '../accounts/owners.ts';

/** As a user asks for it. */
export interface TransferOrder {
  readonly from: AccountId;
  readonly to: AccountId;
  readonly asset: string;
  readonly amount: string;
  readonly convertTo?: { readonly asset: string; readonly atLeast?: string | undefined } | undefined;
  readonly reference?: string | undefined;
  readonly description?: string | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  readonly effectiveAt?: string | undefined;
  /** How long a recipient who is asked has. */
  readonly acceptWithinSeconds: number;
}

export interface Prepared {
  readonly recipient: TenantId;
  readonly asset: LedgerAsset;
  readonly amount: Decimal;
  readonly converted: Converted | undefined;
}

export type PrepareCode =
  | ('NotFound' | 'SameAccount' | 'UnknownAsset' | 'WrongPrecision')
  | ('NoRate' | 'RateMoved' | 'ValidationFailed');

export async function prepare(
  store: Store,
  { tenant, now }: Pick<CommandContext, 'tenant' | 'now'>,
  order: TransferOrder,
): Promise<Prepared | Refusal<PrepareCode>> {
  const { from, to, convertTo } = order;
  if (from === to && !convertTo) {
    return refuse('SameAccount', 'A transfer needs two accounts.', {
      errors: [{ path: 'to', message: 'must be another account' }],
    });
  }
  const [recipient, asset] = await Promise.all([ownerOf(store, to), ledgerAssetOf(store, order.asset)]);
  if (isRefused(asset)) return asset;
  if (!recipient) return noAccount();
  const amount = amountIn(asset, order.amount);
  if (isRefused(amount)) return amount as Refusal<'WrongPrecision'>;
  if (!convertTo) return { recipient, asset, amount, converted: undefined };
  if (recipient !== tenant) {
    return refuseInput([{ path: 'convertTo', message: 'can be given between your own accounts only' }]);
  }
  const converted = await convert(store, { asset, amount, convertTo, now });
  return isRefused(converted) ? (converted as Refusal<PrepareCode>) : { recipient, asset, amount, converted };
}

interface Converting {
  readonly asset: LedgerAsset;
  readonly amount: Decimal;
  readonly convertTo: NonNullable<TransferOrder['convertTo']>;
  readonly now: string;
}

/** At the market's rate of now, rounded down to the smallest unit of what it becomes. */
async function convert(
  store: Store,
  { asset, amount, convertTo, now }: Converting,
): Promise<Converted | Refusal<PrepareCode>> {
  const to = await ledgerAssetOf(store, convertTo.asset, 'convertTo.asset');
  if (isRefused(to)) return to;
  if (to.code === asset.code) {
    return refuseInput([{ path: 'convertTo.asset', message: 'must be another asset' }]);
  }
  const found = await rateBetween(store, { from: asset, to, now });
  if (!found) {
    const data = { from: asset.code, to: to.code };
    return refuse('NoRate', `There is no rate between ${asset.code} and ${to.code} that is recent enough.`, { data });
  }
  const becomes = roundTo(multiply(amount, found.rate), to.precision, 'down');
  if (becomes === 0n) return refuseInput([{ path: 'amount', message: `is worth nothing in ${to.code}` }]);
  const { atLeast } = convertTo;
  if (atLeast === undefined || becomes >= decimal(atLeast)) {
    return { asset: to, amount: becomes, rate: format(found.rate), date: found.date, source: found.source };
  }
  return refuse('RateMoved', `It is worth ${format(becomes)} ${to.code} now, less than ${atLeast}.`, {
    data: { rate: format(found.rate), amount: format(becomes), atLeast },
  });
}
