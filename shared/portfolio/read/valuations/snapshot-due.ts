/** When a portfolio's day is to be taken: a record of its own in the due index, at the next midnight UTC. */
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { daysAfter } from '../../../market-data/contract/days.ts';
import { snapshotPlace } from './snapshot-months.ts';

const DUE = 'DUE';

const nextMidnight = (now: string): string => `${daysAfter(now.slice(0, 10), 1)}T00:00:00.000Z`;

export const snapshotDue = (tenant: TenantId, portfolioId: string, now: string): RecordWrite => ({
  place: snapshotPlace(tenant, portfolioId),
  sort: DUE,
  expect: 'any',
  value: null,
  dueAt: nextMidnight(now),
});

/** Its next day is to be taken the midnight after `now`; without that, none is any more. */
export const dueWrite = (tenant: TenantId, portfolioId: string, now: string | undefined): RecordWrite =>
  now === undefined
    ? { place: snapshotPlace(tenant, portfolioId), sort: DUE, expect: 'any', deleted: true }
    : snapshotDue(tenant, portfolioId, now);
