/**
 * Balances of all places in groups, valued. Each line is valued by itself, so that a user has the same in all however it
 * is grouped. What has no price has no value: it is named, and never counted as zero.
 */
import type { Decimal } from '../../../kernel/money/decimal.ts';
import type { BALANCE_GROUPINGS } from '../../contract/balances-http.ts';
import { type Amounts, type Line, mapAmounts, sumOf } from './lines.ts';

export type Grouping = (typeof BALANCE_GROUPINGS)[number];

/** What anything is worth. */
export interface Valuer {
  readonly worth: (asset: string, quantity: Decimal) => Decimal | undefined;
  readonly chain: (asset: string) => string | undefined;
}

export interface AssetSums {
  readonly asset: string;
  readonly amounts: Amounts;
  /** Of each amount, without what is overdrawn; undefined where there is no price, or nothing to value. */
  readonly values: Amounts | undefined;
  readonly isPriced: boolean;
}

export interface Group {
  /** Null: on no chain, or on none that is known. */
  readonly key: string | null;
  /** Of an account; else the key. */
  readonly name: string | null;
  readonly assets: readonly AssetSums[];
  /** Of what has a price; undefined where nothing has. */
  readonly values: Amounts | undefined;
  readonly unpriced: readonly string[];
}

function keyOf({ place, asset }: Line, by: Grouping, { chain }: Valuer): string | null {
  switch (by) {
    case 'account':
      return place.account;
    case 'kind':
      return place.kind;
    case 'domain':
      return place.domain;
    case 'chain':
      return chain(asset) ?? null;
    default:
      return asset;
  }
}

function valuesOf({ asset, amounts }: Line, { worth }: Valuer): Amounts | undefined {
  const values = mapAmounts((name) => worth(asset, amounts[name]));
  return values.total === undefined ? undefined : (values as Amounts);
}

function assetSums(asset: string, lines: readonly Line[], valuer: Valuer): AssetSums {
  const counted = lines.filter(({ isOverdrawn }) => !isOverdrawn);
  const values = counted.flatMap((line) => valuesOf(line, valuer) ?? []);
  const isPriced = values.length === counted.length;
  return {
    asset,
    amounts: sumOf(lines.map(({ amounts }) => amounts)),
    values: isPriced && values.length > 0 ? sumOf(values) : undefined,
    isPriced,
  };
}

/** What lines come to, asset by asset, in order of asset. */
export function sumsOf(lines: readonly Line[], valuer: Valuer): Pick<Group, 'assets' | 'values' | 'unpriced'> {
  const assets = [...Map.groupBy(lines, ({ asset }) => asset)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([asset, own]) => assetSums(asset, own, valuer));
  const valued = assets.flatMap(({ values }) => values ?? []);
  return {
    assets,
    values: valued.length === 0 ? undefined : sumOf(valued),
    unpriced: assets.flatMap(({ asset, isPriced }) => (isPriced ? [] : [asset])),
  };
}

const named = (key: string | null): string => key ?? '';

/** The most valuable first, those without a value last. */
function byWorth(a: Group, b: Group): number {
  const [one, other] = [a.values?.total, b.values?.total];
  if (one === other) return named(a.key) < named(b.key) ? -1 : 1;
  if (one === undefined) return 1;
  return other === undefined || one > other ? -1 : 1;
}

export function groupLines(lines: readonly Line[], by: Grouping, valuer: Valuer): readonly Group[] {
  return [...Map.groupBy(lines, (line) => keyOf(line, by, valuer))]
    .map(([key, own]) => {
      const [first] = own;
      const name = by === 'account' && first ? first.place.name : key;
      return { key, name, ...sumsOf(own, valuer) };
    })
    .toSorted(byWorth);
}
