import { TenantErased } from '../crypto/data-keys.ts';
import type { ConsumerQueue, ReplayOrder } from '../messages.ts';
import { tenantTag } from '../observe/tenant-tag.ts';
import { type QueueRecord, retryLater } from './queue-messages.ts';
import type { ReplayWork } from './replay/work.ts';
import type { Book, Projection } from './types.ts';

export interface Ordered {
  readonly order: ReplayOrder;
  readonly record: QueueRecord;
}

type ObeyOptions = Omit<ReplayWork, 'fields'> & {
  readonly queue: ConsumerQueue;
  /** Of the invocation. */
  readonly requestId?: string | undefined;
};

/** Works at a replay. Answers whether the message has done its duty. */
export async function obey<B extends Book>(
  projection: Projection<B>,
  { order, record }: Ordered,
  options: ObeyOptions,
): Promise<boolean> {
  const { requestId, log } = options;
  const fields = { requestId, tenant: tenantTag(order.tenant), consumer: projection.name };
  try {
    // Rare as it is, a cold start doesn't read it.
    const { workReplay } = await import('./replay/work.ts');
    await workReplay(projection, order, { ...options, fields });
    return true;
  } catch (error) {
    if (error instanceof TenantErased) {
      log.info('tenant erased', fields);
      return true;
    }
    log.error('replay failed', { ...fields, error }, { Failures: 1 });
    await retryLater([record], options);
    return false;
  }
}
