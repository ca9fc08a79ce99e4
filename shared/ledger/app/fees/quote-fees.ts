import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { decimal } from '../../../kernel/money/decimal.ts';
import { unitOf } from '../../../kernel/money/rounding.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { breakdownOf } from '../../calc/fees/breakdown.ts';
import { type QuoteFault, quotedTime, quoteIdOf, validUntil } from '../../calc/fees/quote.ts';
import { scheduleAt } from '../../calc/fees/schedule-at.ts';
import type { FeeBreakdown } from '../../contract/fee-lines.ts';
import type { FeeQuote, FeeSubject } from '../../contract/fees.ts';
import type { FeeSchedules } from '../../domain/fees/schedules.ts';
import { ledgerAssetOf } from '../accounts/owners.ts';
import { knownSchedules, readSchedules } from './known-schedules.ts';
import { precisionsOf } from './precisions.ts';

export type AmountFault = 'UnknownAsset' | 'WrongPrecision';

/** The fees of a transaction by the schedule that was in force at a time. */
async function feesAt(
  store: Store,
  {
    subject,
    at,
    schedules,
  }: { readonly subject: FeeSubject; readonly at: Timestamp; readonly schedules: FeeSchedules },
): Promise<FeeBreakdown | Refusal<AmountFault>> {
  const schedule = scheduleAt(schedules, at);
  const charged = schedule?.rules.flatMap(({ asset }) => asset ?? []) ?? [];
  const precisionOf = await precisionsOf(
    store,
    [subject.asset, ...charged].map((code) => ({ code, path: 'asset' })),
  );
  if (isRefused(precisionOf)) return precisionOf;
  const places = precisionOf(subject.asset);
  if (decimal(subject.amount) % unitOf(places) === 0n) return breakdownOf(schedule, subject, precisionOf);
  const message = `has more than the ${places} decimals of ${subject.asset}`;
  return refuse('WrongPrecision', `The amount ${message}.`, { errors: [{ path: 'amount', message }] });
}

/** By the code that accounts keep its asset under, so that fees leave the balance that the amount leaves. */
async function asKept(store: Store, subject: FeeSubject): Promise<FeeSubject | Refusal<'UnknownAsset'>> {
  const asset = await ledgerAssetOf(store, subject.asset);
  return isRefused(asset) ? asset : { ...subject, asset: asset.code };
}

/** What a transaction would cost now, and what it costs until the quote ends. */
export async function quoteFees(
  store: Store,
  asked: FeeSubject,
  now: Timestamp,
): Promise<FeeQuote | Refusal<AmountFault>> {
  const subject = await asKept(store, asked);
  if (isRefused(subject)) return subject;
  const fees = await feesAt(store, { subject, at: now, schedules: await readSchedules(store) });
  if (isRefused(fees)) return fees;
  return { quoteId: quoteIdOf(subject, now), quotedAt: now, validUntil: validUntil(now), ...fees };
}

/** The fees of a transaction: as they were quoted, while the quote holds, or by the schedule in force. */
export async function feesOf(
  store: Store,
  asked: FeeSubject,
  { quoteId, now }: { readonly quoteId?: string | undefined; readonly now: Timestamp },
): Promise<FeeBreakdown | Refusal<AmountFault | QuoteFault>> {
  const subject = await asKept(store, asked);
  if (isRefused(subject)) return subject;
  const at = quoteId === undefined ? now : quotedTime(quoteId, subject, now);
  if (isRefused(at)) return at;
  const schedules = await knownSchedules(store, quoteId === undefined ? undefined : at);
  return feesAt(store, { subject, at, schedules });
}
