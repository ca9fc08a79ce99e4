/**
 * The user's own closes and rates, and what they make things worth. A close holds for its UTC day and the days after it
 * until it is too old. Rates are taken directly, the other way round, or by way of one currency.
 */
import { assertNever } from '../../kernel/errors.ts';
import { isFiat } from '../../kernel/money/currencies.ts';
import { type Decimal, decimal, divide, multiply, ONE } from '../../kernel/money/decimal.ts';
import { between, keyOf, partsOf } from '../../kernel/pages/keys.ts';
import type { PagedMap } from '../../kernel/pages/types.ts';
import { dateOf, type Timestamp } from '../../kernel/time.ts';
import { daysBefore } from './days.ts';
import type { UserPriceEvent } from './events.ts';
import { closeSubject, closesOf, type PriceRow, type PriceSubject, rateSubject, ratesOf } from './price-row.ts';

export const PRICE_AGE_DAYS_MAX = 7;

export interface PriceBookOptions {
  /** How many days a close or rate stays good; `Infinity` takes the last one known, however old. */
  readonly priceAgeDaysMax?: number;
  /** The currency that two others may be converted by way of. */
  readonly via?: string;
  /** Hears of each subject that was looked up, found or not. */
  readonly looked?: (subject: PriceSubject) => void;
}

/** A row that was new or changed what was there. */
export interface PriceChange {
  readonly subject: PriceSubject;
  readonly date: string;
}

export interface Close {
  readonly close: Decimal;
  readonly currency: string;
  readonly date: string;
}

/** One conversion: times the rate, or divided by it. */
interface RateStep {
  readonly rate: Decimal;
  readonly inverted: boolean;
  readonly date: string;
}

/** Conversions one after the other; none for a currency into itself. */
export type RatePath = readonly RateStep[];

/** A value and the day of the oldest close or rate that it rests on; `null` where it rests on none. */
export interface Valued {
  readonly value: Decimal;
  readonly date: string | null;
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

async function recordRow(map: PagedMap<PriceRow>, key: string, row: PriceRow): Promise<boolean> {
  const known = await map.get(key);
  if (known?.value === row.value && known.currency === row.currency) return false;
  await map.set(key, row);
  return true;
}

async function recordEvent(map: PagedMap<PriceRow>, event: UserPriceEvent): Promise<readonly PriceChange[]> {
  const changes: PriceChange[] = [];
  switch (event.type) {
    case 'PricesRecorded':
      for (const { asset, date, close, currency } of event.data.prices) {
        const row = { value: decimal(close), currency };
        if (await recordRow(map, keyOf(...closesOf(asset), date), row)) {
          changes.push({ subject: closeSubject(asset), date });
        }
      }
      return changes;
    case 'ExchangeRatesRecorded':
      for (const { from, to, date, rate } of event.data.rates) {
        const row = { value: decimal(rate), currency: to };
        if (await recordRow(map, keyOf(...ratesOf(from, to), date), row)) {
          changes.push({ subject: rateSubject(from, to), date });
        }
      }
      return changes;
    default:
      return assertNever(event);
  }
}

/** Opens the book kept in `map`. Several views with other options may share a map. */
export function openPriceBook(map: PagedMap<PriceRow>, options: PriceBookOptions = {}): PriceBook {
  const { priceAgeDaysMax: ageDaysMax = PRICE_AGE_DAYS_MAX, via, looked = () => undefined } = options;

  const closeAt: PriceBook['closeAt'] = async ({ asset, at }) => {
    looked(closeSubject(asset));
    const row = await lastRow(map, closesOf(asset), { at, ageDaysMax });
    return row && { close: row.value, currency: row.currency, date: row.date };
  };

  /** The direct rate or the inverse of the opposite one, whichever is later; the direct one of the same day. */
  const step = async ({ from, to, at }: PairAt): Promise<RateStep | undefined> => {
    looked(rateSubject(from, to));
    const direct = await lastRow(map, ratesOf(from, to), { at, ageDaysMax });
    const opposite = await lastRow(map, ratesOf(to, from), { at, ageDaysMax });
    if (opposite && (!direct || opposite.date > direct.date)) {
      return { rate: opposite.value, inverted: true, date: opposite.date };
    }
    return direct && { rate: direct.value, inverted: false, date: direct.date };
  };

  const rateAt: PriceBook['rateAt'] = async ({ from, to, at }) => {
    if (from === to) return [];
    const single = await step({ from, to, at });
    if (single) return [single];
    if (via === undefined || via === from || via === to) return undefined;
    const first = await step({ from, to: via, at });
    const second = first && (await step({ from: via, to, at }));
    return first && second && [first, second];
  };

  const byRate = async ({ asset, quantity, at, currency }: HoldingAt): Promise<Valued | undefined> => {
    const path = await rateAt({ from: asset, to: currency, at });
    return path && { value: follow(path, quantity), date: oldest(path.map(({ date }) => date)) };
  };

  const byClose = async ({ asset, quantity, at, currency }: HoldingAt): Promise<Valued | undefined> => {
    const last = await closeAt({ asset, at });
    const path = last && (await rateAt({ from: last.currency, to: currency, at }));
    if (!path) return undefined;
    return {
      value: follow(path, multiply(last.close, quantity)),
      date: oldest([last.date, ...path.map(({ date }) => date)]),
    };
  };

  /** Money goes by its rate first, everything else by its close first. */
  const quoteAt: PriceBook['quoteAt'] = async (query) => {
    if (query.asset === query.currency) return { value: query.quantity, date: null };
    const [first, second] = isFiat(query.asset) ? [byRate, byClose] : [byClose, byRate];
    return (await first(query)) ?? (await second(query));
  };

  const valueAt: PriceBook['valueAt'] = async (query) => (await quoteAt(query))?.value;

  return {
    record: (event) => recordEvent(map, event),
    closeAt,
    rateAt,
    quoteAt,
    valueAt,
    convert: ({ amount, from, to, at }) => valueAt({ asset: from, quantity: amount, at, currency: to }),
  };
}
