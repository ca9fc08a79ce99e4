import { describe, expect, it } from 'vitest';
import { fromEpochMs } from '../../shared/kernel/time.ts';
import type { Attempt, DeliveryId } from '../../shared/webhooks/contract/delivery.ts';
import { afterAttempt, isTakenIn, newDelivery, setOff } from '../../shared/webhooks/domain/delivery.ts';

const what = {
  deliveryId: 'd' as DeliveryId,
  ...{ endpointId: 'e', eventType: 'TransactionImported', eventId: 'v', place: undefined, correlationId: 'c' },
};
const attempt = (second: number, responseCode: number): Attempt => ({
  at: fromEpochMs(Date.UTC(2026, 0, 1, 0, 0, second)),
  outcome: 'answered',
  durationMs: 10,
  responseCode,
  requestHeaders: {},
});
const begun = newDelivery(what, attempt(0, 0).at);

describe('an attempt that is taken in late', () => {
  it('is known when a write whose answer was lost has taken it in before', () => {
    const failed = attempt(1, 500);
    const later = afterAttempt(afterAttempt(begun, failed, 0), attempt(2, 200), 0);
    expect(isTakenIn(begun, later, failed)).toBe(true);
    expect(isTakenIn(begun, later, attempt(3, 500))).toBe(false);
    // Another just like it, of before, is another.
    expect(isTakenIn(afterAttempt(begun, failed, 0), later, failed)).toBe(false);
  });

  it('is logged and counted, and does not set off again what another attempt has delivered meanwhile', () => {
    const delivered = afterAttempt(begun, attempt(2, 200), 0);
    const after = afterAttempt(delivered, attempt(1, 500), 0);
    expect(after).toMatchObject({ status: 'success', attempts: 2, deliveredAt: '2026-01-01T00:00:02.010Z' });
    expect(after).not.toHaveProperty('nextAttemptAt');
  });

  it('sets off again what was asked for once more', () => {
    const again = setOff(afterAttempt(begun, attempt(1, 200), 0), attempt(3, 0).at);
    expect(afterAttempt(again, attempt(3, 500), 0)).toMatchObject({ status: 'retrying', attempts: 2 });
  });
});
