/** A book of the past that is made in the background and kept for a day. */
import { derivedId } from '../ids.ts';
import type { Json } from '../pages/types.ts';
import type { Missing } from '../projection/read-book.ts';
import type { RecordPlace, RecordWrite } from '../store/records.ts';
import type { Store } from '../store/types.ts';
import type { Timestamp } from '../time.ts';
import { preparationKey } from './places.ts';
import type { Position } from './position.ts';

const NAMESPACE = '5b0e9c6f-8c55-4c43-9d3a-0c8f6f7f7f10';
const KEPT_MILLISECONDS = 86_400_000;
/** Work that said nothing for so long is ordered again. */
const SILENCE_MILLISECONDS = 60_000;

/** A past, by what was recorded and what is dated up to a time. */
export interface PastTimes {
  readonly asKnownAt: string;
  /** Left out where the book itself can be asked for any time. */
  readonly asOf?: Timestamp | undefined;
}

export interface Preparation extends PastTimes {
  readonly preparationId: string;
  readonly status: 'pending' | 'ready' | 'failed';
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
  /** Commits taken, and how many there are at most. */
  readonly done: number;
  readonly of: number;
  readonly position?: Position;
  readonly missing: readonly Missing[];
  readonly reason?: string;
}

export interface StoredPreparation {
  readonly preparation: Preparation;
  readonly revision: string;
}

/** The same question has the same preparation. */
export const preparationId = ({ tenant, projection, partition }: RecordPlace, { asKnownAt, asOf }: PastTimes): string =>
  derivedId(NAMESPACE, tenant, projection, partition, asKnownAt, asOf ?? '');

export function newPreparation(place: RecordPlace, times: PastTimes, now: string): Preparation {
  const { asKnownAt, asOf } = times;
  return {
    preparationId: preparationId(place, times),
    asKnownAt,
    ...(asOf !== undefined && { asOf }),
    status: 'pending',
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(Date.parse(now) + KEPT_MILLISECONDS).toISOString(),
    done: 0,
    of: 0,
    missing: [],
  };
}

/** One that is neither too old to be relied upon nor unknown. */
export async function findPreparation(
  store: Store,
  place: RecordPlace,
  id: string,
  now: string,
): Promise<StoredPreparation | undefined> {
  const [record] = await store.readRecords([preparationKey(place, id)]);
  if (!record) return undefined;
  // Written by `preparationRecord`, sealed since.
  const preparation = record.value as unknown as Preparation;
  return preparation.expiresAt > now ? { preparation, revision: record.revision } : undefined;
}

/** The change of a preparation that stands as it was found; of any, when it is made anew. */
export const preparationRecord = (place: RecordPlace, preparation: Preparation, revision?: string): RecordWrite => ({
  ...preparationKey(place, preparation.preparationId),
  expect: revision === undefined ? 'any' : { revision },
  value: preparation as unknown as Json,
  expiresAt: preparation.expiresAt,
});

/** Whether nobody seems to be at work on it. */
export const isSilent = ({ status, updatedAt }: Preparation, now: string): boolean =>
  status === 'pending' && Date.parse(now) - Date.parse(updatedAt) > SILENCE_MILLISECONDS;
