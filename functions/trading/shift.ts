import type { SQSRecord } from 'aws-lambda';

/**
 * After as many receives whoever worked on it was cut off, or failed. Once it gets on, a new message takes over, so that
 * only work that never gets on uses up the receives of one.
 */
const WORN_RECEIVES = 3;

type Received = { readonly attributes: Pick<SQSRecord['attributes'], 'ApproximateReceiveCount'> };

/** How often a message was received, this time included. */
export const receives = ({ attributes }: Received): number => Number(attributes.ApproximateReceiveCount);

/** One invocation's work on a long order. */
export interface Shift {
  readonly hasTime: () => boolean;
  /** Hears that a stretch of work was recorded. */
  readonly gotOn: () => void;
}

export function shiftOf({ record, hasTime }: { readonly record: Received; readonly hasTime: () => boolean }): Shift {
  let stretches = 0;
  return {
    hasTime: () => (receives(record) < WORN_RECEIVES || stretches === 0) && hasTime(),
    gotOn: () => {
      stretches += 1;
    },
  };
}
