/** What users lack prices of, as records of theirs, one for each asset and currency, found by the due index. */
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordKey, RecordPlace, StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { codeOfKeyPart, keyPart } from '../../contract/market-places.ts';
import type { Want } from '../../domain/adoption/want.ts';

/** The projection whose records these are, and the list of the due index. */
export const PRICE_ADOPTION = 'price-adoption';
/** Their partition, which is also what a work order names. */
export const WANTS = 'wants';
/** What a work order names instead where all of them are to be looked for, due or not. */
export const WOKEN = 'woken';

const placeOf = (tenant: TenantId): RecordPlace => ({ tenant, projection: PRICE_ADOPTION, partition: WANTS });

export const wantKey = (tenant: TenantId, { asset, currency }: Pick<Want, 'asset' | 'currency'>): RecordKey => ({
  place: placeOf(tenant),
  sort: `${keyPart(asset)}/${keyPart(currency)}`,
});

/** What a want's transactions call the asset or currency. */
export const assetOfWant = ({ sort }: RecordKey): string => codeOfKeyPart(sort.split('/')[0] ?? sort);

/** A want as it is stored, with when it is to be looked for. */
interface StoredWant extends Want {
  readonly dueAt: string;
}

const storedIn = ({ value }: StoredRecord): StoredWant => value as unknown as StoredWant;
export const wantIn = (record: StoredRecord): Want => storedIn(record);
export const isDue = (record: StoredRecord, now: string): boolean => storedIn(record).dueAt <= now;
export const dueAtIn = (record: StoredRecord): string => storedIn(record).dueAt;
export const jsonOfWant = ({ asset, currency, asked }: Want, dueAt: string): Json =>
  ({ asset, currency, asked, dueAt }) as unknown as Json;

/** Behind all sort keys, which are of ASCII. */
const END = '\u00ff';

/** Some at a time, in order, after `after`. */
export const listWants = (
  store: Pick<Store, 'queryRecords'>,
  tenant: TenantId,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly StoredRecord[]> =>
  store.queryRecords(placeOf(tenant), { from: after === undefined ? '' : `${after} `, before: END, limit });
