/** What a transfer needs to know before heads are read: whose the other account is, the assets, and the rate. */
import type { CommandContext } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { type Decimal, decimal, format, multiply } from '../../../kernel/money/decimal.ts';
import { roundTo } from '../../../kernel/money/rounding.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import type { QuoteFault } from '../../calc/fees/quote.ts';
import type { AccountId } from '../../contract/account.ts';
import type { FeeBreakdown } from '../../contract/fee-lines.ts';
import { amountIn, type LedgerAsset } from '../../domain/postings/ledger-asset.ts';
import type { Converted } from '../../domain/transfers/decide.ts';
import { rateBetween } from '../../read/rates.ts';
import { noAccount } from '../accounts/account-commands.ts';
import { ledgerAssetOf, ownerOf } from '../accounts/owners.ts';
import { type AssetOf, ledgerAssetsOf } from '../fees/fee-postings.ts';
import { feesOf } from '../fees/quote-fees.ts';

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
  /** Of a quote for the same. */
  readonly feeQuoteId?: string | undefined;
  /** Premium features that are wanted. */
  readonly features?: readonly string[] | undefined;
  readonly effectiveAt?: string | undefined;
  /** How long a recipient who is asked has. */
  readonly acceptWithinSeconds: number;
}

export interface Prepared {
  readonly recipient: TenantId;
  readonly asset: LedgerAsset;
  readonly amount: Decimal;
  readonly converted: Converted | undefined;
  readonly fees: FeeBreakdown;
  /** Of what fees are charged in. */
  readonly assetOf: AssetOf;
}

export type PrepareCode =
  | QuoteFault
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
  if (convertTo && recipient !== tenant) {
    return refuseInput([{ path: 'convertTo', message: 'can be given between your own accounts only' }]);
  }
  const converted = convertTo && (await convert(store, { asset, amount, convertTo, now }));
  if (isRefused(converted)) return converted as Refusal<PrepareCode>;
  const charged = await charge(store, order, now);
  if (isRefused(charged)) return charged as Refusal<PrepareCode>;
  return { recipient, asset, amount, converted: converted as Converted | undefined, ...(charged as Charged) };
}

type Charged = Pick<Prepared, 'fees' | 'assetOf'>;

/** What is charged for it, and the assets of that. */
async function charge(store: Store, order: TransferOrder, now: string): Promise<Charged | Refusal<PrepareCode>> {
  const { asset, amount, convertTo, feeQuoteId: quoteId, features = [] } = order;
  const occasion = convertTo ? ('conversion' as const) : ('transfer' as const);
  const subject = { occasion, asset, amount, features: [...features] };
  const fees = await feesOf(store, subject, { quoteId, now: now as Timestamp });
  if (isRefused(fees)) return fees as Refusal<PrepareCode>;
  const { lines } = fees as FeeBreakdown;
  const assetOf = await ledgerAssetsOf(
    store,
    lines.map((line) => line.asset),
  );
  return isRefused(assetOf) ? assetOf : { fees: fees as FeeBreakdown, assetOf };
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
