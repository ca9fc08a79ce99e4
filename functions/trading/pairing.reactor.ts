import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { environment, queueOfEnvironment } from '../../shared/adapters/environment.ts';
import { projectorHandler } from '../../shared/adapters/projector-handler.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import type { CommitNotice } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { traceOf } from '../../shared/kernel/observe/trace.ts';
import { isOrder, parseMessage, retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { settlePairings } from '../../shared/trading/app/pairing/settle.ts';
import { pairingsProjection } from '../../shared/trading/read/pairing/pairings-book.ts';

const { store, log } = environment();
const queue = queueOfEnvironment(pairingsProjection.name);
const catchUp = projectorHandler(pairingsProjection);

interface Told {
  readonly notice: CommitNotice;
  readonly records: readonly SQSRecord[];
}

/** The last notice of each tenant with its messages. */
function byTenant(records: readonly SQSRecord[]): ReadonlyMap<string, Told> {
  const tenants = new Map<string, Told>();
  for (const record of records) {
    const notice = parseMessage(record.body);
    // A replay leaves what is served as it is, or puts the same in its place.
    if (isOrder(notice)) continue;
    tenants.set(notice.tenant, { notice, records: [...(tenants.get(notice.tenant)?.records ?? []), record] });
  }
  return tenants;
}

async function settle(notice: CommitNotice, requestId: string): Promise<void> {
  const { tenant, correlationId } = notice;
  const durationMs = stopwatch();
  const context = { tenant: tenant as TenantId, principal: 'system:pairing', correlationId, now: systemClock() };
  const changed = await settlePairings(store, context);
  if (changed === 0) return;
  const fields = { ...traceOf([notice]), requestId, tenant: tenantTag(tenant), durationMs: durationMs(), changed };
  log.info('pairings settled', fields, {});
}

/** Brings the book up to date, then does what has come due by that. */
export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const { awsRequestId: requestId } = context;
  const { batchItemFailures } = await catchUp(event, context);
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const done = event.Records.filter(({ messageId }) => !failed.has(messageId));
  for (const { notice, records } of byTenant(done).values()) {
    try {
      await settle(notice, requestId);
    } catch (error) {
      if (error instanceof TenantErased) continue;
      const fields = { ...traceOf([notice]), requestId, tenant: tenantTag(notice.tenant), error };
      log.error('pairings not settled', fields, { Failures: 1 });
      batchItemFailures.push(...records.map(({ messageId }) => ({ itemIdentifier: messageId })));
      await retryLater(records, { queue });
    }
  }
  return { batchItemFailures };
};
