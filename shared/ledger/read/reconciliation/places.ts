/**
 * Where reconciliation stands, all of it under the platform's key. Of the projection `ledger-reconciliation`, a partition
 * for each payment, `<provider>.<id>`, holds the two sides and what was made of them:
 *
 * - `P#<transaction>`: what we booked; `S#<settlement>`: what the provider settled, each written once and due until it was
 *   compared;
 * - `STATE`: what came of comparing them, with the suspense item if there is one, and due when to look again.
 *
 * `items.<provider>.standing` and `.resolved` list the items by the time they were opened; `runs.<provider>` has the run
 * that is under way or was last (`NOW`), and all of them (`R#<run>`). `ids` says which transfer a provider's id is of.
 */
import { createHash } from 'node:crypto';
import { derivedId } from '../../../kernel/ids.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordKey, RecordPlace, RecordWrite, StoredRecord } from '../../../kernel/store/records.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import type { Settlement } from '../../contract/settlement-feed.ts';
import type { SuspenseItem } from '../../domain/reconciliation/item.ts';
import type { ProviderPosting } from '../../domain/reconciliation/match.ts';
import type { ReconciliationRun } from '../../domain/reconciliation/run.ts';

/** The projection whose records these are, and their list in the due index. */
export const RECONCILIATION = 'ledger-reconciliation';
/** Of payments that nobody here knows: the same ids of the provider are the same payment everywhere. */
const NAMESPACE = 'b0f2f3a6-4f57-4d35-9d2c-0f6f2f5e0c11';

const POSTING = 'P#';
const SETTLEMENT = 'S#';
const END = '~';
export const STATE = 'STATE';

const place = (partition: string): RecordPlace => ({ tenant: PLATFORM, projection: RECONCILIATION, partition });

export interface PaymentName {
  readonly provider: string;
  /** The transfer's id; of a payment that is of no transfer, one made of the provider's. */
  readonly paymentId: string;
}

export const paymentPlace = ({ provider, paymentId }: PaymentName): RecordPlace => place(`${provider}.${paymentId}`);
export const strangeId = (provider: string, providerId: string): string => derivedId(NAMESPACE, provider, providerId);

const PAYMENT = /^([a-z][a-z0-9-]*)\.([0-9a-f-]{36})$/;
/** Reads a partition; undefined for one that is of no payment. */
export function paymentIn(partition: string): PaymentName | undefined {
  const [, provider, paymentId] = PAYMENT.exec(partition) ?? [];
  return provider !== undefined && paymentId !== undefined ? { provider, paymentId } : undefined;
}

export const isPosting = ({ sort }: RecordKey): boolean => sort.startsWith(POSTING);
export const isSettlement = ({ sort }: RecordKey): boolean => sort.startsWith(SETTLEMENT);
export const postingIn = ({ value }: StoredRecord): ProviderPosting => value as unknown as ProviderPosting;
export const settlementIn = ({ value }: StoredRecord): Settlement => value as unknown as Settlement;
const asJson = (value: unknown): Json => value as Json;

/** Put in the append that books it. Whoever compares both sides finds it by the due index. */
export const postingWrite = (name: PaymentName, posting: ProviderPosting): RecordWrite => ({
  ...{ place: paymentPlace(name), sort: `${POSTING}${posting.transactionId}` },
  ...{ expect: 'absent', value: asJson(posting), dueAt: posting.postedAt },
});

/** The same of what an operator books, who has compared both sides. */
export const correctionWrite = (
  name: PaymentName,
  posting: ProviderPosting,
): RecordWrite & { readonly sort: string } => ({
  ...{ place: paymentPlace(name), sort: `${POSTING}${posting.transactionId}#${posting.asset}` },
  ...{ expect: 'absent', value: asJson(posting) },
});

/** The same id with another amount is another settlement, which stands beside the first. */
export function settlementKey(name: PaymentName, { settlementId, asset, amount }: Settlement): RecordKey {
  const digest = createHash('sha256')
    .update(JSON.stringify([settlementId, asset, amount]))
    .digest('hex')
    .slice(0, 32);
  return { place: paymentPlace(name), sort: `${SETTLEMENT}${digest}` };
}

/** What came of comparing the two sides of a payment. */
export interface PaymentState {
  readonly item?: SuspenseItem | undefined;
  /** Transactions that moved something to or from suspense. */
  readonly bookings: number;
  /** Postings and settlements that were compared, so that they are due no more. */
  readonly seen: readonly string[];
  /** The settlement that its transfer was told of, and when. */
  readonly told?: { readonly settlementId: string; readonly at: string } | undefined;
}

export const stateIn = (record: StoredRecord | undefined): PaymentState =>
  record === undefined ? { bookings: 0, seen: [] } : (record.value as unknown as PaymentState);

export const itemsPlace = (provider: string, list: 'standing' | 'resolved'): RecordPlace =>
  place(`items.${provider}.${list}`);
const itemKey = ({ provider, status, openedAt, itemId }: SuspenseItem): RecordKey => ({
  place: itemsPlace(provider, status === 'resolved' ? 'resolved' : 'standing'),
  sort: `${openedAt}#${itemId}`,
});
export const itemIn = ({ value }: StoredRecord): SuspenseItem => value as unknown as SuspenseItem;

const isSameKey = (one: RecordKey, other: RecordKey): boolean =>
  one.sort === other.sort && one.place.partition === other.place.partition;

/** An item in its list, in place of what stood there before. */
export function itemWrites(before: SuspenseItem | undefined, after: SuspenseItem | undefined): readonly RecordWrite[] {
  if (!after || before === after) return [];
  const [from, to] = [before && itemKey(before), itemKey(after)];
  const gone: readonly RecordWrite[] = from && !isSameKey(from, to) ? [{ ...from, expect: 'any', deleted: true }] : [];
  return [...gone, { ...to, expect: 'any', value: asJson(after) }];
}

export const stateWrite = (
  name: PaymentName,
  state: PaymentState,
  { before, dueAt }: { readonly before: StoredRecord | undefined; readonly dueAt: string | undefined },
): RecordWrite => ({
  ...{ place: paymentPlace(name), sort: STATE, value: asJson(state) },
  expect: before ? { revision: before.revision } : 'absent',
  ...(dueAt !== undefined && { dueAt }),
});

/** The same without being due. */
export const seenWrite = ({ place: at, sort, revision, value }: StoredRecord): RecordWrite => ({
  ...{ place: at, sort, expect: { revision }, value },
});

export const runsPlace = (provider: string): RecordPlace => place(`runs.${provider}`);
const RUN = 'R#';
export const ALL_RUNS = { from: RUN, before: `${RUN}${END}` } as const;
export const runsBefore = (runId: string) => ({ from: RUN, before: `${RUN}${runId}` });
export const runNowKey = (provider: string): RecordKey => ({ place: runsPlace(provider), sort: 'NOW' });
export const runIn = ({ value }: StoredRecord): ReconciliationRun => value as unknown as ReconciliationRun;
export const runWrites = (run: ReconciliationRun, before: StoredRecord | undefined): readonly RecordWrite[] => [
  { ...runNowKey(run.provider), expect: before ? { revision: before.revision } : 'absent', value: asJson(run) },
  { ...{ place: runsPlace(run.provider), sort: `${RUN}${run.runId}` }, expect: 'any', value: asJson(run) },
];
