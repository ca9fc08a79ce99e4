/** Histories that were completed since somebody looked who waits for them: due at once, in the list of what users lack. */
import type { RecordKey, RecordPlace, RecordWrite } from '../../../kernel/store/records.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import { codeOfKeyPart, keyPart } from '../../contract/market-places.ts';
import { PRICE_ADOPTION } from './want-records.ts';

const FETCHED = 'fetched';
const place: RecordPlace = { tenant: PLATFORM, projection: PRICE_ADOPTION, partition: FETCHED };

export const fetchedWrite = (code: string, now: string): RecordWrite => ({
  ...{ place, sort: keyPart(code), expect: 'any', value: null, dueAt: now },
});

/** The asset whose history was completed; undefined for what a user lacks. */
export const fetchedIn = (key: RecordKey): string | undefined =>
  key.place.partition === FETCHED ? codeOfKeyPart(key.sort) : undefined;
