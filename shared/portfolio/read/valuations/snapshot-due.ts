/** When a portfolio's day is to be taken: a record of its own in the due index, at the next midnight UTC. */
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { daysAfter } from '../../../market-data/contract/days.ts';
import { snapshotPlace } from './snapshot-months.ts';

export const DUE = 'DUE';

const nextMidnight = (now: string): string => `${daysAfter(now.slice(0, 10), 1)}T00:00:00.000Z`;

export const snapshotDue = (tenant: TenantId, portfolioId: string, now: string): RecordWrite => ({
  place: snapshotPlace(tenant, portfolioId),
  sort: DUE,
  expect: 'any',
  value: null,
  dueAt: nextMidnight(now),
});
