/** The stream of a user's filings, whose head holds them all. */
import { type Append, encodeAll, type Heads } from '../../../kernel/commands/run-command.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import { reducerModel, stateIn, stateOf } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { type FilingEvent, filingEvents } from '../../contract/filing-events.ts';
import { evolve, type Filings } from '../../domain/filing/filings.ts';

export const filingStream = (tenant: TenantId): StreamId => mainStream(tenant, 'filing');

export const FILING_STATE = reducerModel<Filings, FilingEvent>({
  version: 1,
  contract: filingEvents,
  initial: {},
  evolve,
});

export const filingsIn = (heads: Heads, tenant: TenantId): Filings =>
  stateIn(heads, filingStream(tenant), FILING_STATE) ?? {};

export const readFilings = (store: Store, tenant: TenantId): Promise<Filings> =>
  readStates(store, [filingStream(tenant)], (heads) => filingsIn(heads, tenant));

export function filingAppend(tenant: TenantId, before: Filings, events: readonly FilingEvent[]): Append {
  const state = events.reduce(evolve, before);
  return { stream: filingStream(tenant), events: encodeAll(filingEvents, events), ...stateOf(FILING_STATE, state) };
}
