/** Where the history of a subject comes from. */
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { DayRange } from '../../contract/market-prices.ts';
import type { SourceFault } from '../../contract/price-source.ts';
import type { Chunk, Subject } from '../../domain/backfill/job.ts';

/** What was fetched of a range: of its last days, as many as the source gives at once. */
export interface FetchedHistory extends Chunk {
  readonly kind: 'ok';
  /** Writes of what was fetched onto what is stored now; asked for again when another wrote meanwhile. */
  writes(store: Pick<Store, 'readRecords'>, now: string): Promise<readonly RecordWrite[]>;
}

export type HistoryAnswer =
  | FetchedHistory
  | SourceFault
  /** No source was asked: their budgets are used up, or they are to be left alone until then. */
  | { readonly kind: 'not-yet'; readonly retryAt: string }
  /** Whatever could have it is switched off. */
  | { readonly kind: 'off' };

/** Asks for the last days of a range. */
export type FetchHistory = (subject: Subject, range: DayRange) => Promise<HistoryAnswer>;
