/** The schema of the data of each event that is offered: that of its latest version. Weighs what all contracts weigh. */
import type * as z from 'zod/mini';
import type { EventContract } from '../../kernel/events/contract.ts';
import type { StreamType } from '../../kernel/streams.ts';
import { userPriceEvents } from '../../market-data/contract/events.ts';
import { positionEvents } from '../../portfolio/contract/events.ts';
import { settingsEvents } from '../../settings/contract/events.ts';
import { taxBookEvents } from '../../tax/contract/events.ts';
import { journalEvents } from '../../trading/contract/events.ts';
import { importEvents } from '../../trading/contract/import-events.ts';
import { EVENT_TYPES_BY_CONTEXT, type EventContext, type OfferedEventType } from './event-types.ts';
import { endpointEvents } from './events.ts';

export interface OfferedEvent {
  readonly type: OfferedEventType;
  readonly context: EventContext;
  readonly streamType: StreamType;
  /** The latest version, which is what is delivered, whatever was stored. */
  readonly version: number;
  readonly data: z.ZodMiniType;
}

/** By what an offered event needs alone: a contract's own type can't be told from another's. */
type Schemas = Pick<EventContract, 'streamType' | 'latestVersion' | 'schemaOf'>;

const CONTRACTS: Readonly<Record<EventContext, readonly Schemas[]>> = {
  settings: [settingsEvents],
  trading: [journalEvents, importEvents],
  'market-data': [userPriceEvents],
  portfolio: [positionEvents],
  tax: [taxBookEvents],
  webhooks: [endpointEvents],
};

const offered = (context: EventContext, type: OfferedEventType): OfferedEvent => {
  for (const contract of CONTRACTS[context]) {
    const version = contract.latestVersion(type);
    const data = version === undefined ? undefined : contract.schemaOf(type, version);
    if (version === undefined || data === undefined) continue;
    return { type, context, streamType: contract.streamType, version, data };
  }
  throw new TypeError(`${context} has no event ${type}`);
};

/** Every type of the list, with its schema. Throws when the module loads if the list names what no contract has. */
export const OFFERED_EVENTS: readonly OfferedEvent[] = (Object.keys(EVENT_TYPES_BY_CONTEXT) as EventContext[]).flatMap(
  (context) => EVENT_TYPES_BY_CONTEXT[context].map((type) => offered(context, type)),
);
