/** The schema of the data of each event that is offered: that of its latest version. Weighs what all contracts weigh. */
import type * as z from 'zod/mini';
import type { StreamType } from '../../kernel/streams.ts';
import { CONTRACTS } from './contracts.ts';
import { EVENT_TYPES_BY_CONTEXT, type EventContext, type OfferedEventType } from './event-types.ts';

export interface OfferedEvent {
  readonly type: OfferedEventType;
  readonly context: EventContext;
  readonly streamType: StreamType;
  /** The latest version, which is what is delivered, whatever was stored. */
  readonly version: number;
  readonly data: z.ZodMiniType;
}

const offered = (context: EventContext, type: OfferedEventType): OfferedEvent => {
  for (const contract of CONTRACTS) {
    const version = contract.latestVersion(type);
    const data = version === undefined ? undefined : contract.schemaOf(type, version);
    if (version === undefined || data === undefined) continue;
    return { type, context, streamType: contract.streamType, version, data };
  }
  throw new TypeError(`No contract has the event ${type}`);
};

/** Every type of the list, with its schema. Throws when the module loads if the list names what no contract has. */
export const OFFERED_EVENTS: readonly OfferedEvent[] = (Object.keys(EVENT_TYPES_BY_CONTEXT) as EventContext[]).flatMap(
  (context) => EVENT_TYPES_BY_CONTEXT[context].map((type) => offered(context, type)),
);
