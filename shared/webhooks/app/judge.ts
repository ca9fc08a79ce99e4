import { tenantTag } from '../../kernel/observe/tenant-tag.ts';
import type { RecordPlace } from '../../kernel/store/records.ts';
import type { Attempt } from '../contract/delivery.ts';
import { isGone, isSuccess } from '../domain/delivery.ts';
import type { Endpoint } from '../domain/endpoints.ts';
import { type Health, healthAfter, isHopeless } from '../domain/health.ts';
import { HEALTH } from '../read/places.ts';
import { disableEndpoint } from './disable-endpoint.ts';
import type { Work } from './work.ts';
import { writeRecords } from './write-records.ts';

const endOf = ({ at, durationMs }: Attempt): string => new Date(Date.parse(at) + durationMs).toISOString();

/** Keeps an endpoint's health after requests, and disables it where there is no hope. */
export async function judge(
  { store, tenant, now, log }: Pick<Work, 'store' | 'tenant' | 'now' | 'log'>,
  place: RecordPlace,
  given: { readonly endpoint: Endpoint; readonly health: Health | undefined; readonly made: readonly Attempt[] },
): Promise<void> {
  const { endpointId } = given.endpoint;
  const tallies = given.made.map((made) => ({ succeeded: isSuccess(made), at: endOf(made) }));
  const health = healthAfter(
    given.health,
    tallies.sort((a, b) => (a.at < b.at ? -1 : 1)),
  );
  const record = { place, sort: HEALTH, expect: 'any' as const };
  if (health) await writeRecords(store, [{ ...record, value: { ...health } }], now());
  else if (given.health) await writeRecords(store, [{ ...record, deleted: true }], now());
  const isHopelessNow = isHopeless(health, now());
  if (!isHopelessNow && !given.made.some(isGone)) return;
  const reason = isHopelessNow ? 'failing' : 'gone';
  const failingSince = health?.failingSince ?? now();
  await disableEndpoint(store, { tenant, endpointId, reason, failingSince, now: now() });
  const fields = { tenant: tenantTag(tenant), endpointId, reason, failingSince };
  log.info('webhook endpoint disabled', fields, { DisabledEndpoints: 1 });
}
