import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { feesOf, quoteFees } from '../../../shared/ledger/app/fees/quote-fees.ts';
import { type FeeScheduleOrder, setFees } from '../../../shared/ledger/app/fees/set-fee-schedule.ts';
import { feeRules, feeSubject } from '../../../shared/ledger/contract/fees.ts';
import { listFeeSchedules } from '../../../shared/ledger/read/fees/list-fee-schedules.ts';

const time = (text: string): Timestamp => new Date(text).toISOString() as Timestamp;
const subject = z.parse(feeSubject, { occasion: 'pay-out', asset: 'EUR', amount: '100' });
const percent = (rate: string): FeeScheduleOrder => ({
  rules: z.parse(feeRules, [
    { ruleId: 'service', tier: 'platform', category: 'service', charge: { method: 'percentage', rate } },
  ]),
  reason: `now ${rate}`,
});

async function world() {
  const store = new MemoryStore();
  const set = async (order: FeeScheduleOrder, now: Timestamp) => {
    const context = { tenant: 'ops-1' as TenantId, principal: 'ops-1', correlationId: 'c', now };
    const done = await setFees(store, context, order);
    if (isRefused(done)) throw new Error(done.detail);
    return done;
  };
  await set(percent('0.01'), time('2026-03-01T00:00:00Z'));
  const quote = await quoteFees(store, subject, time('2026-03-01T10:00:00Z'));
  if (isRefused(quote)) throw new Error(quote.detail);
  const totalAt = async (now: Timestamp, quoteId?: string) => {
    const fees = await feesOf(store, subject, { quoteId, now });
    return isRefused(fees) ? fees.code : fees.totals[0]?.amount;
  };
  return { store, set, quote, totalAt };
}

describe('a quote', () => {
  it('is what is charged until it ends, though fees rise meanwhile', async () => {
    const { set, quote, totalAt } = await world();
    expect(quote).toMatchObject({ validUntil: '2026-03-01T10:15:00.000Z', totals: [{ asset: 'EUR', amount: '1' }] });
    await set(percent('0.02'), time('2026-03-01T10:05:00Z'));
    expect(await totalAt(time('2026-03-01T10:06:00Z'))).toBe('2');
    expect(await totalAt(time('2026-03-01T10:14:59Z'), quote.quoteId)).toBe('1');
    expect(await totalAt(time('2026-03-01T10:15:00Z'), quote.quoteId)).toBe('QuoteExpired');
    expect(await totalAt(time('2026-03-01T10:06:00Z'), 'made-up')).toBe('QuoteMismatch');
  });

  it('of nothing in force is of no fees', async () => {
    expect(await quoteFees(new MemoryStore(), subject, time('2026-03-01T00:00:00Z'))).toMatchObject({
      lines: [],
      totals: [],
    });
  });
});

describe('schedules', () => {
  it('are all on record, page by page', async () => {
    const { store, set } = await world();
    await set(percent('0.02'), time('2026-04-01T00:00:00Z'));
    const first = await listFeeSchedules(store, 0, 1);
    expect(first.items.map(({ reason }) => reason)).toEqual(['now 0.01']);
    const second = await listFeeSchedules(store, first.next ?? 0, 1);
    expect(second).toMatchObject({ items: [{ reason: 'now 0.02' }], next: undefined });
  });

  it('never begin before what is recorded, though a clock is behind', async () => {
    const { set } = await world();
    const late = await set(percent('0.02'), time('2026-02-28T23:59:59Z'));
    expect(late).toMatchObject({ recordedAt: '2026-03-01T00:00:00.000Z', effectiveFrom: '2026-03-01T00:00:00.000Z' });
  });
});
