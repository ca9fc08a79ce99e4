/** Balances of all places as they are answered. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { type Decimal, format, sum } from '../../../kernel/money/decimal.ts';
import { type AssetSums, type Grouping, groupLines, sumsOf, type Valuer } from '../../calc/balances/group.ts';
import { type Amounts, type Line, mapAmounts } from '../../calc/balances/lines.ts';
import { ACCOUNT_DOMAINS } from '../../contract/account.ts';

/** What a price is and says of a quantity. */
export interface Price {
  readonly price: Decimal;
  readonly at: string | null;
  readonly isStale: boolean;
  readonly worth: (quantity: Decimal) => Decimal;
}

/** Everything that a user has, here and elsewhere, and what things are worth in a currency. */
export interface Everything {
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly quote: (asset: string) => Price | undefined;
  readonly chain: (asset: string) => string | undefined;
  /** Why it may not be all there is. */
  readonly missing: readonly object[];
}

const valuerOf = ({ quote, chain }: Everything): Valuer => ({
  chain,
  worth: (asset, quantity) => quote(asset)?.worth(quantity),
});

const texts = (amounts: Amounts) => mapAmounts((name) => format(amounts[name]));

function assetView({ asset, amounts, values }: AssetSums, { quote }: Everything) {
  const found = quote(asset);
  return {
    ...{ asset, ...texts(amounts) },
    price: found ? format(found.price) : null,
    priceAt: found?.at ?? null,
    stale: found?.isStale ?? false,
    value: values ? format(values.total) : null,
  };
}

const sumsView = ({ assets, values }: ReturnType<typeof sumsOf>, everything: Everything) => ({
  values: values ? texts(values) : null,
  assets: assets.map((sums) => assetView(sums, everything)),
});

/** By asset, over all accounts elsewhere. */
const overdrawnOf = ({ lines }: Everything) =>
  [...Map.groupBy(lines, ({ asset, isOverdrawn }) => (isOverdrawn ? asset : undefined))].flatMap(([asset, own]) =>
    asset === undefined ? [] : [{ asset, quantity: format(sum(own.map(({ amounts }) => amounts.external))) }],
  );

/** Money may be spent elsewhere before any is seen to come in; of anything else, something is missing. */
function completeness(everything: Everything, unpriced: readonly string[]) {
  const overdrawn = overdrawnOf(everything);
  const all = [
    ...everything.missing.map((entry) => ({ ...entry })),
    ...unpriced.map((asset) => ({ asset, what: 'price' })),
    ...overdrawn.flatMap(({ asset }) => (isFiat(asset) ? [] : [{ asset, what: 'quantity' }])),
  ];
  return { overdrawn, complete: all.length === 0, ...(all.length > 0 && { missing: all }) };
}

export function groupsView(everything: Everything, by: Grouping) {
  const valuer = valuerOf(everything);
  const groups = groupLines(everything.lines, by, valuer);
  const { values, unpriced } = sumsOf(everything.lines, valuer);
  return {
    groups: groups.map(({ key, name, ...sums }) => ({
      ...{ key, name, ...sumsView(sums, everything), complete: sums.unpriced.length === 0 },
    })),
    more: {
      currency: everything.currency,
      total: values ? format(values.total) : null,
      ...completeness(everything, unpriced),
    },
  };
}

export function summaryView(everything: Everything, at: string) {
  const valuer = valuerOf(everything);
  const whole = sumsOf(everything.lines, valuer);
  const domains = ACCOUNT_DOMAINS.flatMap((domain) => {
    const own = everything.lines.filter(({ place }) => place.domain === domain);
    return own.length === 0 ? [] : [{ domain, ...sumsView(sumsOf(own, valuer), everything) }];
  });
  const sums = sumsView(whole, everything);
  return { currency: everything.currency, at, ...sums, domains, ...completeness(everything, whole.unpriced) };
}
