/** Closes that are held until an operator has looked, one record for each asset. */
import * as z from 'zod/mini';
import { decimal, format } from '../../../kernel/money/decimal.ts';
import type { SystemRecords } from '../../../kernel/store/system-records.ts';
import type { DatedClose, HeldRun } from '../../domain/sources/screen.ts';
import { changeRecord } from './change-record.ts';

const KIND = 'held-prices';
/** Beyond these, the oldest that are settled are forgotten, then the oldest. */
const ITEMS_MAX = 200;

const heldPrice = z.strictObject({
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
export type HeldPrice = z.infer<typeof heldPrice>;

const stored = z.strictObject({ items: z.array(heldPrice) });
type Stored = z.infer<typeof stored>;

const itemsIn = (value: unknown): readonly HeldPrice[] => (value === undefined ? [] : stored.parse(value).items);

/** Where a held price is found. */
export interface HeldPlace {
  readonly asset: string;
  readonly source: string;
  readonly date: string;
}

const isSame = (a: Pick<HeldPrice, 'source' | 'date'>, b: Pick<HeldPrice, 'source' | 'date'>): boolean =>
  a.source === b.source && a.date === b.date;

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

export async function listHeldPrices(
  records: SystemRecords,
): Promise<readonly (HeldPrice & { readonly asset: string })[]> {
  const found = await records.list(KIND);
  return found.flatMap(({ name: asset, value }) => itemsIn(value).map((held) => ({ asset, ...held })));
}

function bounded(items: readonly HeldPrice[]): HeldPrice[] {
  const excess = items.length - ITEMS_MAX;
  if (excess <= 0) return [...items];
  const settled = items.filter(({ status }) => status !== 'held').slice(0, excess);
  return items.filter((item) => !settled.includes(item)).slice(-ITEMS_MAX);
}

/** Holds runs of closes. One that was held or settled before at the same close stays as it is. */
export async function hold(
  records: SystemRecords,
  of: { readonly asset: string; readonly source: string; readonly currency: string; readonly at: string },
  runs: readonly HeldRun[],
): Promise<void> {
  const { asset, source, currency, at } = of;
  const fresh = runs.map(({ first, neighbour, to, days }): HeldPrice => {
    const { date, close } = first;
    const beside = { neighbourDate: neighbour.date, neighbourClose: format(neighbour.close) };
    return { source, currency, date, to, days, close: format(close), ...beside, heldAt: at, status: 'held' };
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

/** Says what an operator decided; answers `undefined` where nothing is held there. */
export async function settleHeldPrice(
  records: SystemRecords,
  { asset, ...at }: HeldPlace,
  status: 'confirmed' | 'rejected',
): Promise<(HeldPrice & { readonly asset: string }) | undefined> {
  const written = await changeRecord<Stored>(records, { kind: KIND, name: asset }, (value) => {
    const items = itemsIn(value);
    return items.some((item) => isSame(item, at) && item.status !== status)
      ? { items: items.map((item) => (isSame(item, at) ? { ...item, status } : item)) }
      : undefined;
  });
  const held = itemsIn(written?.value).find((item) => isSame(item, at));
  return held && { asset, ...held };
}
