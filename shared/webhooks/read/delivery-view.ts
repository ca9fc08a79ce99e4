import type * as z from 'zod/mini';
import type { deliveryView } from '../contract/delivery.ts';
import type { Delivery } from '../domain/delivery.ts';

/** A delivery as it is listed. */
export function deliveryViewOf(delivery: Delivery): z.input<typeof deliveryView> {
  const { deliveryId, endpointId, eventType, eventId, status, attempts, createdAt, updatedAt, log } = delivery;
  const responseCode = log.at(-1)?.responseCode;
  return {
    ...{ deliveryId, endpointId, eventType, eventId, status, attempts, createdAt, updatedAt },
    ...(responseCode !== undefined && { responseCode }),
    ...('reason' in delivery && { reason: delivery.reason }),
    ...('nextAttemptAt' in delivery && { nextAttemptAt: delivery.nextAttemptAt }),
    ...('deliveredAt' in delivery && { deliveredAt: delivery.deliveredAt }),
    ...('failedAt' in delivery && { failedAt: delivery.failedAt }),
  };
}
