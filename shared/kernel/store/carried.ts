/**
 * Projections that append to a derived stream have their serving head carried by it (ADR 0042): each change of such a head
 * is a commit, empty where it states no fact, and the head's epoch is the stream's version.
 */
import { MAIN } from '../projection/types.ts';
import { carrierOf, type StreamId } from '../streams.ts';
import { type ProjectionKey, type StreamAppend, streamName, type Unit } from './types.ts';

/** The stream that carries a head; undefined where the head is an item of its own. */
export function carrierOfHead({ tenant, projection, building }: ProjectionKey): StreamId | undefined {
  const type = building === undefined ? carrierOf(projection) : undefined;
  return type && { tenant, type, id: MAIN };
}

/** The appends that go with a change of a serving head at an epoch: none where it is an item of its own. */
export function carryingAppends(
  key: ProjectionKey,
  epoch: number,
  { events = [], ...origin }: Partial<Pick<StreamAppend, 'events' | 'source' | 'sourceRecordedAt'>> = {},
): readonly StreamAppend[] {
  const stream = carrierOfHead(key);
  return stream ? [{ stream, expectedVersion: epoch, events, state: null, ...origin }] : [];
}

/** Stores refuse a change of a carried head without its commit. */
export function refuseUncarried({ projection, appends }: Unit): void {
  const carrier = projection && carrierOfHead(projection.key);
  if (!carrier) return;
  const append = appends.find(({ stream }) => streamName(stream) === streamName(carrier));
  if (append?.expectedVersion === projection.expectedEpoch) return;
  throw new Error(`${projection.key.projection} is carried by ${carrier.type}, which has to be appended to`);
}
