import { sharedProjectorHandler } from '../../shared/adapters/projector-handler.ts';
import type { CommitNotice } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { traceOf } from '../../shared/kernel/observe/trace.ts';
import type { ConsumeOptions } from '../../shared/kernel/projection/bring-up.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { settlePairings } from '../../shared/trading/app/pairing/settle.ts';
import { pairingsProjection } from '../../shared/trading/read/pairing/pairings-book.ts';
import { transactionsProjection } from '../../shared/trading/read/transactions-book.ts';

/** Does what has come due by bringing the book of pairings up to date. */
async function settle(notice: CommitNotice, { store, log, requestId }: ConsumeOptions): Promise<void> {
  const { tenant, correlationId } = notice;
  const durationMs = stopwatch();
  const context = { tenant: tenant as TenantId, principal: 'system:pairing', correlationId, now: systemClock() };
  const changed = await settlePairings(store, context);
  if (changed === 0) return;
  const fields = { ...traceOf([notice]), requestId, tenant: tenantTag(tenant), durationMs: durationMs(), changed };
  log.info('pairings settled', fields, {});
}

export const handler = sharedProjectorHandler([
  { projection: transactionsProjection },
  { projection: pairingsProjection, afterwards: settle },
]);
