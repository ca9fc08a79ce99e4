/** Both sides of a payment as they stand, and what was made of them. */
import type { StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Match } from '../../domain/reconciliation/match.ts';
import {
  isPosting,
  isSettlement,
  type PaymentName,
  type PaymentState,
  paymentPlace,
  postingIn,
  STATE,
  settlementIn,
  stateIn,
} from '../../read/reconciliation/places.ts';
import { transferOwner } from '../external-transfers/transfer-workflows.ts';

/** No payment has so many postings and settlements; what is beyond isn't looked at. */
const RECORDS_MAX = 500;

export interface Payment extends PaymentName {
  readonly match: Match;
  /** Whose transfer it is; undefined where nobody knows. */
  readonly tenant: TenantId | undefined;
  readonly state: PaymentState;
  readonly stateRecord: StoredRecord | undefined;
  /** Postings and settlements as they are stored. */
  readonly sides: readonly StoredRecord[];
}

export async function readPayment(store: Store, name: PaymentName): Promise<Payment> {
  const { provider, paymentId } = name;
  const [records, tenant] = await Promise.all([
    store.queryRecords(paymentPlace(name), { from: 'P', before: 'T', limit: RECORDS_MAX }),
    transferOwner(store, paymentId),
  ]);
  const stateRecord = records.find(({ sort }) => sort === STATE);
  const match: Match = {
    ours: records.filter(isPosting).map(postingIn),
    theirs: records.filter(isSettlement).map(settlementIn),
    transferId: tenant === undefined ? undefined : paymentId,
  };
  const sides = records.filter((record) => isPosting(record) || isSettlement(record));
  return { provider, paymentId, match, tenant, state: stateIn(stateRecord), stateRecord, sides };
}
