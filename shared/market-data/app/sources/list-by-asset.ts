import type { SystemRecord, SystemRecords } from '../../../kernel/store/system-records.ts';

const RECORDS_AT_ONCE = 25;
/** A request looks at so many records at most; where few of them have anything that is wanted, a page may be short. */
const RECORDS_MAX = 500;

/** Behind an item of an asset's record. */
export type After = readonly [asset: string, place: string];

export interface ListedByAsset<T> {
  readonly kind: string;
  /** What of a record is wanted. */
  readonly itemsOf: (record: SystemRecord) => readonly T[];
  /** Where an item stands among those of its asset. */
  readonly placeOf: (item: T) => string;
  /** Of one asset only. */
  readonly asset?: string | undefined;
  readonly after?: After | undefined;
  readonly limit: number;
}

/** What of a record comes after where the page begins, by place. */
function placedIn<T>(
  record: SystemRecord,
  { itemsOf, placeOf, after }: ListedByAsset<T>,
): readonly (readonly [place: string, item: T])[] {
  const least = record.name === after?.[0] ? after[1] : '';
  return itemsOf(record)
    .map((item) => [placeOf(item), item] as const)
    .filter(([place]) => place > least)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** A page of what is kept in one record for each asset, in order of asset and place. */
export async function listByAsset<T>(
  records: Pick<SystemRecords, 'listFrom'>,
  asked: ListedByAsset<T>,
): Promise<{ readonly items: readonly T[]; readonly next: After | undefined }> {
  const { kind, asset, after, limit } = asked;
  const items: T[] = [];
  let last: After = ['', ''];
  let from = after?.[0] ?? asset ?? '';
  for (let looked = 0; looked < RECORDS_MAX; looked += RECORDS_AT_ONCE) {
    const some = await records.listFrom(kind, { from, limit: RECORDS_AT_ONCE });
    for (const record of some) {
      if (asset !== undefined && record.name !== asset) return { items, next: undefined };
      for (const [place, item] of placedIn(record, asked)) {
        if (items.length === limit) return { items, next: last };
        items.push(item);
        last = [record.name, place];
      }
    }
    const end = some.at(-1);
    if (!end || some.length < RECORDS_AT_ONCE) return { items, next: undefined };
    // After every place of this asset.
    if (items.length < limit) last = [end.name, '\uffff'];
    from = `${end.name} `;
  }
  return { items, next: last };
}
