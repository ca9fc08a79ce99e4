/** Where sources disagreed beyond the tolerance, one record for each asset, a line for each pair of sources. */
import * as z from 'zod/mini';
import { decimal, format } from '../../../kernel/money/decimal.ts';
import { keyOf } from '../../../kernel/pages/keys.ts';
import type { SystemRecords } from '../../../kernel/store/system-records.ts';
import type { Disagreement } from '../../domain/sources/compare.ts';
import { changeRecord } from './change-record.ts';
import { type After, listByAsset } from './list-by-asset.ts';

const KIND = 'price-disputes';
const DAYS_KEPT = 31;

const day = z.strictObject({ date: z.string(), close: z.string(), otherClose: z.string(), difference: z.string() });
const dispute = z.strictObject({
  /** The one whose closes were taken. */
  source: z.string(),
  otherSource: z.string(),
  currency: z.string(),
  lastSeenAt: z.string(),
  /** The latest days, by date. */
  days: z.array(day),
  /** The day on which they differed most, of all that were seen. */
  worst: day,
});
export type Dispute = z.infer<typeof dispute>;

const stored = z.strictObject({ items: z.array(dispute) });
type Stored = z.infer<typeof stored>;
type Day = z.infer<typeof day>;

const itemsIn = (value: unknown): readonly Dispute[] => (value === undefined ? [] : stored.parse(value).items);

type DisputeOfAsset = Dispute & { readonly asset: string };

export interface DisputesAsked {
  readonly asset?: string | undefined;
  readonly after?: After | undefined;
  readonly limit: number;
}

/** A page of them, by asset and by the two sources. */
export const listDisputes = (records: Pick<SystemRecords, 'listFrom'>, asked: DisputesAsked) =>
  listByAsset<DisputeOfAsset>(records, {
    ...{ kind: KIND, ...asked },
    itemsOf: ({ name: asset, value }) => itemsIn(value).map((item) => ({ asset, ...item })),
    placeOf: ({ source, otherSource }) => keyOf(source, otherSource),
  });

const dayOf = ({ date, close, other, difference }: Disagreement): Day => ({
  ...{ date, close: format(close), otherClose: format(other), difference: format(difference) },
});

const worse = (a: Day, b: Day): Day => (decimal(b.difference) > decimal(a.difference) ? b : a);

/** Adds what was seen; a day that was seen before is as it was seen last. */
function merged(before: Dispute | undefined, seen: readonly Day[], of: Omit<Dispute, 'days' | 'worst'>): Dispute {
  const byDate = new Map([...(before?.days ?? []), ...seen].map((one) => [one.date, one]));
  const days = [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)).slice(-DAYS_KEPT);
  const [first = { date: '', close: '0', otherClose: '0', difference: '0' }, ...others] = seen;
  return { ...of, days, worst: [...others, ...(before ? [before.worst] : [])].reduce(worse, first) };
}

export async function recordDispute(
  records: SystemRecords,
  of: Omit<Dispute, 'days' | 'worst'> & { readonly asset: string },
  disagreements: readonly Disagreement[],
): Promise<void> {
  if (disagreements.length === 0) return;
  const { asset, ...pair } = of;
  await changeRecord<Stored>(records, { kind: KIND, name: asset }, (value) => {
    const items = itemsIn(value);
    const isPair = (item: Dispute): boolean => item.source === pair.source && item.otherSource === pair.otherSource;
    const next = merged(items.find(isPair), disagreements.map(dayOf), pair);
    return { items: [...items.filter((item) => !isPair(item)), next] };
  });
}
