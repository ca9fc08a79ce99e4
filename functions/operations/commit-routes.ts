import type * as z from 'zod/mini';
import { isRefused } from '../../shared/kernel/errors.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { isUuid, timeOf } from '../../shared/kernel/ids.ts';
import { refuseInput } from '../../shared/kernel/issues.ts';
import { hourReached } from '../../shared/kernel/store/walk-heads.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { fromEpochMs } from '../../shared/kernel/time.ts';
import { EVENT_CONTRACTS } from '../../shared/operations/app/event-contracts.ts';
import { listCommits } from '../../shared/operations/contract/commits-http.ts';
import type { CommitFilter } from '../../shared/operations/read/feeds/commit-filter.ts';
import { feedPosition, STREAMS_MAX, tenantFeed } from '../../shared/operations/read/feeds/tenant-feed.ts';
import { walkFeed, walkFeedPosition } from '../../shared/operations/read/feeds/walk-feed.ts';
import { headerView } from './commit-header.ts';
import type { Inspecting } from './inspecting.ts';
import { timeOfRequest } from './time-of-request.ts';

const DEFAULT_DAYS = 30;
const DAY_MILLISECONDS = 86_400_000;
/** Clocks of clients and functions differ. */
const SKEW_MILLISECONDS = 60_000;
const FAR_FUTURE = '9999';

const tenantCursor = cursorOf('ops-commits-of-user', feedPosition);
const walkCursor = cursorOf('ops-commits', walkFeedPosition);

type Query = z.output<z.ZodMiniObject<(typeof listCommits)['query']>>;

/** Ids that we make hold their time; a client's own need not. */
const timeIn = (id: string | undefined): number | undefined =>
  id !== undefined && isUuid(id) && id.charAt(14) === '7' ? timeOf(id) - SKEW_MILLISECONDS : undefined;

const filterOf = ({ eventType, correlationId, from, to }: Query, now: string): CommitFilter => ({
  eventType,
  correlationId,
  from: from ?? fromEpochMs(timeIn(correlationId) ?? Date.parse(now) - DEFAULT_DAYS * DAY_MILLISECONDS),
  to: to ?? FAR_FUTURE,
});

async function ofTenant(inspecting: Inspecting, tenant: TenantId, query: Query, now: string) {
  const at = tenantCursor.decode(query.cursor);
  if (isRefused(at)) return at;
  const { position } = at;
  const page = await tenantFeed(inspecting, tenant, filterOf(query, now), { position, limit: query.limit, now });
  if (page === 'too-many-streams') {
    const message = `must be later: more than ${STREAMS_MAX} streams have moved since`;
    return refuseInput([{ path: 'from', message }]);
  }
  const nextCursor = page.next ? tenantCursor.encode(page.next) : null;
  return { status: 200 as const, body: { items: page.commits.map(headerView), nextCursor, reached: null } };
}

async function ofAll(inspecting: Inspecting, query: Query, now: string) {
  const at = walkCursor.decode(query.cursor);
  if (isRefused(at)) return at;
  const { eventType, limit } = query;
  const contract = Object.values(EVENT_CONTRACTS).find(({ types }) => types.includes(eventType ?? ''));
  if (eventType !== undefined && !contract) {
    return refuseInput([{ path: 'eventType', message: 'is no type of event' }]);
  }
  const { commits, next } = await walkFeed(inspecting, {
    ...{ filter: filterOf(query, now), streamType: contract?.streamType, position: at.position, limit, now },
    hasTime: timeOfRequest(),
  });
  const nextCursor = next ? walkCursor.encode(next) : null;
  return {
    status: 200 as const,
    body: { items: commits.map(headerView), nextCursor, reached: hourReached(next?.walk) ?? null },
  };
}

export const commitRoutes = (inspecting: Inspecting) => [
  on(listCommits, async ({ query, now }) => {
    const { tenant, eventType, correlationId } = query;
    if (tenant !== undefined) return ofTenant(inspecting, tenant, query, now);
    if (eventType !== undefined || correlationId !== undefined) return ofAll(inspecting, query, now);
    return refuseInput([{ path: 'tenant', message: 'must be given, or eventType, or correlationId' }]);
  }),
];
