/** What AWS refuses and an emulator may not; the adapters refuse it themselves. */
export const TRANSACTION_ITEMS_MAX = 100;
export const TRANSACTION_BYTES_MAX = 4 * 1024 * 1024;
export const ITEM_BYTES_MAX = 400 * 1024;
/** Bodies above this go to S3 and the commit holds the pointer. */
export const BODY_INLINE_BYTES_MAX = 100 * 1024;
/** A message of a queue can wait this long; what is due later belongs elsewhere. */
export const QUEUE_DELAY_SECONDS_MAX = 900;
export const GAP_FILL_BYTES_MAX = 4 * 1024 * 1024;
/** Pages that left a root stay this long for readers that still hold it. */
export const PAGE_GRACE_MILLISECONDS = 60_000;

/** The service took less than it was asked to, for longer than we retry. It passes. */
export class Throttled extends Error {
  constructor(detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'Throttled';
  }
}

const THROTTLED = new Set(['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded']);

/** Whether a service had no room for a request, and has it later: also where its own client gave up. */
export const isThrottled = (error: unknown): boolean =>
  error instanceof Throttled || (error instanceof Error && 'code' in error && THROTTLED.has(String(error.code)));

export class LimitExceeded extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'LimitExceeded';
  }
}
