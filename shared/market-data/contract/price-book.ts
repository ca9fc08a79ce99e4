/**
 * The user's own closes and rates, and what they make things worth. A close holds for its UTC day and the days after it
 * until it is too old. Rates are taken directly, the other way round, or by way of one currency. Where all of these say
 * nothing, what was adopted from the market for that very day does, so that it makes no difference what came first.
 */
import { isFiat } from '../../kernel/money/currencies.ts';
import { type Decimal, divide, multiply, ONE } from '../../kernel/money/decimal.ts';
import { between, keyOf, partsOf } from '../../kernel/pages/keys.ts';
import type { PagedMap } from '../../kernel/pages/types.ts';
import { dateOf, type Timestamp } from '../../kernel/time.ts';
import { daysBefore } from './days.ts';
import type { UserPriceEvent } from './events.ts';
import {
  adoptedClosesOf,
  adoptedRatesOf,
  closeSubject,
  closesOf,
  type PriceRow,
  type PriceSubject,
  rateSubject,
  ratesOf,
} from './price-row.ts';
import { type PriceChange, recordPrices } from './record-prices.ts';

export const PRICE_AGE_DAYS_MAX = 7;

export interface PriceBookOptions {
  /** How many days a close or rate stays good; `Infinity` takes the last one known, however old. */
  readonly priceAgeDaysMax?: number;
  /** The currency that two others may be converted by way of. */
  readonly via?: string;
  /** Hears of each subject that was looked up, found or not. */
  readonly looked?: (subject: PriceSubject) => void;
}

export interface Close {
  readonly close: Decimal;
  readonly currency: string;
  readonly date: string;
  /** Which source of the market said so; left out for the user. */
  readonly source?: string | undefined;
}

/** One conversion: times the rate, or divided by it. */
interface RateStep {
  readonly rate: Decimal;
  readonly inverted: boolean;
  readonly date: string;
  /** As with a close. */
  readonly source?: string | undefined;
}

/** Conversions one after the other; none for a currency into itself. */
export type RatePath = readonly RateStep[];

/** A value and the day of the oldest close or rate that it rests on; `null` where it rests on none. */
export interface Valued {
  readonly value: Decimal;
  readonly date: string | null;
  /** The close that was taken, if any. */
  readonly close?: Close;
  /** The rates that were taken, of the close's currency or of the asset itself. */
  readonly path: RatePath;
}

export interface PairAt {
  readonly from: string;
  readonly to: string;
  readonly at: Timestamp;
}

export interface HoldingAt {
  readonly asset: string;
  readonly quantity: Decimal;
  readonly at: Timestamp;
  readonly currency: string;
}

export interface PriceBook {
  /** Takes the rows of an event; a later row for the same asset or pair and day replaces the earlier one. */
  record(event: UserPriceEvent): Promise<readonly PriceChange[]>;
  /** The last close on or before the UTC day of `at`, unless it is too old. */
  closeAt(query: { readonly asset: string; readonly at: Timestamp }): Promise<Close | undefined>;
  rateAt(query: PairAt): Promise<RatePath | undefined>;
  convert(query: PairAt & { readonly amount: Decimal }): Promise<Decimal | undefined>;
  valueAt(query: HoldingAt): Promise<Decimal | undefined>;
  /** As `valueAt`, with the day that the value rests on. */
  quoteAt(query: HoldingAt): Promise<Valued | undefined>;
}

const follow = (path: RatePath, amount: Decimal): Decimal =>
  path.reduce((value, { rate, inverted }) => (inverted ? divide(value, rate) : multiply(value, rate)), amount);

const oldest = (dates: readonly string[]): string | null => dates.toSorted()[0] ?? null;

/** What one unit becomes along a path, rounded half-even at the 18th decimal. */
export const rateOf = (path: RatePath): Decimal => follow(path, ONE);

interface DatedRow extends PriceRow {
  readonly date: string;
}

const stepOf = ({ value, date, market }: DatedRow, inverted: boolean): RateStep => ({
  ...{ rate: value, inverted, date, source: market?.source },
});

async function lastRow(
  map: PagedMap<PriceRow>,
  parts: readonly string[],
  { at, ageDaysMax }: { readonly at: Timestamp; readonly ageDaysMax: number },
): Promise<DatedRow | undefined> {
  const day = dateOf(at);
  const range = between(parts, Number.isFinite(ageDaysMax) ? daysBefore(day, ageDaysMax) : '', day);
  const found = await map.first({ ...range, reverse: true });
  return found && { ...found[1], date: partsOf(found[0])[parts.length] ?? day };
}

/** Whether what was adopted is looked at, too. */
type Reach = 'own' | 'adopted';

/** Opens the book kept in `map`. Several views with other options may share a map. */
export function openPriceBook(map: PagedMap<PriceRow>, options: PriceBookOptions = {}): PriceBook {
  const { priceAgeDaysMax: ageDaysMax = PRICE_AGE_DAYS_MAX, via, looked = () => undefined } = options;
  // what was adopted is for transactions, not for what things are worth today
  const mayAdopt = Number.isFinite(ageDaysMax);

  /** What was adopted for the very day. */
  const adopted = async (parts: readonly string[], at: Timestamp): Promise<DatedRow | undefined> => {
    const row = mayAdopt ? await map.get(keyOf(...parts, dateOf(at))) : undefined;
    return row && { ...row, date: row.market?.quotedOn ?? dateOf(at) };
  };

  const closeOf = async (reach: Reach, { asset, at }: Parameters<PriceBook['closeAt']>[0]) => {
    looked(closeSubject(asset));
    const own = await lastRow(map, closesOf(asset), { at, ageDaysMax });
    const row = own ?? (reach === 'own' ? undefined : await adopted(adoptedClosesOf(asset), at));
    return row && { close: row.value, currency: row.currency, date: row.date, source: row.market?.source };
  };

  /** The direct rate or the inverse of the opposite one, whichever is later; the direct one of the same day. */
  const step = async (reach: Reach, { from, to, at }: PairAt): Promise<RateStep | undefined> => {
    looked(rateSubject(from, to));
    const direct = await lastRow(map, ratesOf(from, to), { at, ageDaysMax });
    const opposite = await lastRow(map, ratesOf(to, from), { at, ageDaysMax });
    if (opposite && (!direct || opposite.date > direct.date)) return stepOf(opposite, true);
    if (direct || reach === 'own') return direct && stepOf(direct, false);
    const given = await adopted(adoptedRatesOf(from, to), at);
    if (given) return stepOf(given, false);
    const inverse = await adopted(adoptedRatesOf(to, from), at);
    return inverse && stepOf(inverse, true);
  };

  const rateIn = async (reach: Reach, { from, to, at }: PairAt): Promise<RatePath | undefined> => {
    if (from === to) return [];
    const single = await step(reach, { from, to, at });
    if (single) return [single];
    if (via === undefined || via === from || via === to) return undefined;
    const first = await step(reach, { from, to: via, at });
    const second = first && (await step(reach, { from: via, to, at }));
    return first && second && [first, second];
  };

  const byRate = async (reach: Reach, { asset, quantity, at, currency }: HoldingAt): Promise<Valued | undefined> => {
    const path = await rateIn(reach, { from: asset, to: currency, at });
    return path && { value: follow(path, quantity), date: oldest(path.map(({ date }) => date)), path };
  };

  const byClose = async (reach: Reach, { asset, quantity, at, currency }: HoldingAt): Promise<Valued | undefined> => {
    const close = await closeOf(reach, { asset, at });
    const path = close && (await rateIn(reach, { from: close.currency, to: currency, at }));
    if (!path) return undefined;
    const date = oldest([close.date, ...path.map((each) => each.date)]);
    return { value: follow(path, multiply(close.close, quantity)), date, close, path };
  };

  /** Money goes by its rate first, everything else by its close first; all that the user said before the market. */
  const quoteAt: PriceBook['quoteAt'] = async (query) => {
    if (query.asset === query.currency) return { value: query.quantity, date: null, path: [] };
    const ways = isFiat(query.asset) ? [byRate, byClose] : [byClose, byRate];
    for (const reach of mayAdopt && map.size > 0 ? (['own', 'adopted'] as const) : (['own'] as const)) {
      for (const way of ways) {
        const valued = await way(reach, query);
        if (valued) return valued;
      }
    }
    return undefined;
  };

  const valueAt: PriceBook['valueAt'] = async (query) => (await quoteAt(query))?.value;

  return {
    record: (event) => recordPrices(map, event),
    closeAt: (query) => closeOf('adopted', query),
    rateAt: (query) => rateIn('adopted', query),
    quoteAt,
    valueAt,
    convert: ({ amount, from, to, at }) => valueAt({ asset: from, quantity: amount, at, currency: to }),
  };
}
