/** Closes that are held until an operator has looked, one record for each asset. */
import * as z from 'zod/mini';
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { decimal, format } from '../../../kernel/money/decimal.ts';
import { keyOf } from '../../../kernel/pages/keys.ts';
import type { SystemRecords } from '../../../kernel/store/system-records.ts';
import type { DatedClose, HeldRun } from '../../domain/sources/screen.ts';
import { changeRecord } from './change-record.ts';
import { type After, listByAsset } from './list-by-asset.ts';

const KIND = 'held-prices';
/** Beyond these, the oldest that are settled are forgotten, then the oldest. */
const ITEMS_MAX = 200;

/** A close of a day that is over, or the last look on a day: both may be held, each for itself. */
export const HELD_KINDS = ['daily', 'latest'] as const;
export type HeldKind = (typeof HELD_KINDS)[number];

const heldPrice = z.strictObject({
  of: z._default(z.enum(HELD_KINDS), 'daily'),
  source: z.string(),
  currency: z.string(),
  /** The first day of the stretch, and its last. */
  date: z.string(),
  to: z.string(),
  days: z.int(),
  close: z.string(),
  neighbourDate: z.string(),
  neighbourClose: z.string(),
  heldAt: z.string(),
  status: z.enum(['held', 'confirmed', 'rejected']),
});
export type HeldPrice = z.output<typeof heldPrice>;
export type HeldPriceOfAsset = HeldPrice & { readonly asset: string };

const stored = z.strictObject({ items: z.array(heldPrice) });
type Stored = z.output<typeof stored>;

const itemsIn = (value: unknown): readonly HeldPrice[] => (value === undefined ? [] : stored.parse(value).items);

/** Where a held price is found. */
export interface HeldPlace {
  readonly asset: string;
  readonly source: string;
  readonly date: string;
  /** Which of the two, where both are held. */
  readonly of?: HeldKind | undefined;
}

type Key = Pick<HeldPrice, 'source' | 'date' | 'of'>;
const isSame = (a: Key, b: Key): boolean => a.source === b.source && a.date === b.date && a.of === b.of;

/** What is held of an asset, and what operators said of it. */
export async function heldPricesOf(records: SystemRecords, asset: string): Promise<readonly HeldPrice[]> {
  return itemsIn((await records.read(KIND, asset))?.value);
}

/** Closes that operators confirmed, of one source and currency, oldest first. */
export const confirmedCloses = (
  prices: readonly HeldPrice[],
  of: { readonly source: string; readonly currency: string },
): readonly DatedClose[] =>
  prices
    .filter(
      ({ status, source, currency }) => status === 'confirmed' && source === of.source && currency === of.currency,
    )
    .map(({ date, close }) => ({ date, close: decimal(close) }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));

export interface HeldAsked {
  readonly status?: HeldPrice['status'];
  readonly asset?: string | undefined;
  readonly after?: After | undefined;
  readonly limit: number;
}

/** A page of them, by asset, source, day and kind. */
export const listHeldPrices = (records: Pick<SystemRecords, 'listFrom'>, { status, ...asked }: HeldAsked) =>
  listByAsset<HeldPriceOfAsset>(records, {
    ...{ kind: KIND, ...asked },
    itemsOf: ({ name: asset, value }) =>
      itemsIn(value).flatMap((held) => (status === undefined || held.status === status ? [{ asset, ...held }] : [])),
    placeOf: ({ source, date, of }) => keyOf(source, date, of),
  });

function bounded(items: readonly HeldPrice[]): HeldPrice[] {
  const excess = items.length - ITEMS_MAX;
  if (excess <= 0) return [...items];
  const settled = items.filter(({ status }) => status !== 'held').slice(0, excess);
  return items.filter((item) => !settled.includes(item)).slice(-ITEMS_MAX);
}

/** Holds runs of closes. One that was held or settled before at the same close stays as it is. */
export async function hold(
  records: SystemRecords,
  by: { readonly asset: string; readonly source: string; readonly currency: string; readonly at: string } & {
    readonly of: HeldKind;
  },
  runs: readonly HeldRun[],
): Promise<void> {
  const { asset, source, currency, at, of } = by;
  const fresh = runs.map(({ first, neighbour, to, days }): HeldPrice => {
    const { date, close } = first;
    const beside = { neighbourDate: neighbour.date, neighbourClose: format(neighbour.close) };
    return { of, source, currency, date, to, days, close: format(close), ...beside, heldAt: at, status: 'held' };
  });
  await changeRecord<Stored>(records, { kind: KIND, name: asset }, (value) => {
    const items = itemsIn(value);
    const isNew = (run: HeldPrice): boolean => {
      const known = items.find((item) => isSame(item, run));
      return known === undefined || known.close !== run.close || (known.status === 'held' && known.to < run.to);
    };
    const added = fresh.filter(isNew);
    if (added.length === 0) return undefined;
    const others = items.filter((item) => !added.some((run) => isSame(item, run)));
    return { items: bounded([...others, ...added]) };
  });
}

/** Says what an operator decided. Refused where nothing is held there, and where it is not said which of two is meant. */
export async function settleHeldPrice(
  records: SystemRecords,
  { asset, source, date, of }: HeldPlace,
  status: 'confirmed' | 'rejected',
): Promise<HeldPriceOfAsset | Refusal<'NotFound' | 'ValidationFailed'>> {
  const there = (await heldPricesOf(records, asset)).filter((held) => held.source === source && held.date === date);
  const [one, other] = there.filter((held) => of === undefined || held.of === of);
  if (!one) return refuse('NotFound', 'No price of this asset, source and day is held.');
  if (other)
    return refuseInput([{ path: 'of', message: 'is needed: a close and a latest price are held of this day' }]);
  const at = { source, date, of: one.of };
  const written = await changeRecord<Stored>(records, { kind: KIND, name: asset }, (value) => {
    const items = itemsIn(value);
    return items.some((item) => isSame(item, at) && item.status !== status)
      ? { items: items.map((item) => (isSame(item, at) ? { ...item, status } : item)) }
      : undefined;
  });
  const held = itemsIn(written?.value).find((item) => isSame(item, at));
  return held ? { asset, ...held } : refuse('NotFound', 'No price of this asset, source and day is held any more.');
}
