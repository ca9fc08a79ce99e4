import { derivedId } from '../../../../shared/kernel/ids.ts';
import type { Timestamp } from '../../../../shared/kernel/time.ts';
import type { FeeRule, FeeSchedule, FeeSubject } from '../../../../shared/ledger/contract/fees.ts';

export const at = (time: string): Timestamp => new Date(time).toISOString() as Timestamp;
const BEGIN = at('2026-01-01T00:00:00Z');

export const scheduleOf = (rules: readonly FeeRule[], more: Partial<FeeSchedule> = {}): FeeSchedule => ({
  scheduleId: derivedId('0199f2a4-7b1e-7c3d-9e4f-1a2b3c4d5e6f', JSON.stringify(more)),
  ...{ effectiveFrom: BEGIN, recordedAt: BEGIN, reason: 'as agreed' },
  rules: [...rules],
  ...more,
});

export const subjectOf = (more: Partial<FeeSubject> = {}): FeeSubject => ({
  ...{ occasion: 'pay-out', asset: 'EUR', amount: '100', features: [] },
  ...more,
});
