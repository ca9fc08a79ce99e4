/** EventBridge at the gateway: PutEvents, answered once every matching target has the event. */
import type { EventBus } from '../bus/event-bus.ts';
import { ACCOUNT_ID, REGION } from '../template/identity.ts';
import { field, type JsonRecord, parseRecord, records } from '../template/json.ts';
import { type Answer, accessDenied, errorAnswer, invalid, jsonAnswer, type WireError } from './answer.ts';
import { busNameOf, ENTRIES_MAX, ENTRY_BYTES_MAX, entryBytes, readEntry } from './events-entries.ts';
import { type GatewayParts, type Handler, operationOf, readBody } from './exchange.ts';

const requestFault = (entries: readonly JsonRecord[]): WireError | undefined => {
  if (entries.length === 0 || entries.length > ENTRIES_MAX) {
    const bound = entries.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${ENTRIES_MAX}`;
    return invalid(
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  const bytes = entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
  return bytes > ENTRY_BYTES_MAX ? invalid('Total size of the entries in the request is over the limit.') : undefined;
};

export const eventsHandler = (options: GatewayParts & { readonly bus: EventBus }): Handler => {
  const { bus, guard, meter } = options;

  const putEntry = async (entry: JsonRecord): Promise<JsonRecord> => {
    const read = readEntry(entry, new Date());
    if ('ErrorCode' in read) return { ...read };
    try {
      await bus.put(read.busName, read.envelope);
      return { EventId: read.envelope.id };
    } catch (error) {
      return { ErrorCode: 'InternalFailure', ErrorMessage: error instanceof Error ? error.message : 'unknown' };
    }
  };

  return async ({ request, identity }) => {
    const operation = operationOf(request);
    const raw = await readBody(request);
    if (operation !== 'PutEvents') {
      const message = `the local host knows PutEvents only, not ${operation}`;
      return errorAnswer('events', { status: 400, code: 'UnknownOperationException', message });
    }
    const entries = records(field(parseRecord(raw.toString()), 'Entries'));
    const buses = new Set(entries.map((entry) => busNameOf(field(entry, 'EventBusName'))));
    const refused = guard.refuse(
      identity,
      [...buses].map((name) => ({
        action: 'events:PutEvents',
        resource: `arn:aws:events:${REGION}:${ACCOUNT_ID}:event-bus/${name}`,
        context: {},
      })),
    );
    if (refused !== undefined) return errorAnswer('events', accessDenied(refused));
    const fault = requestFault(entries);
    if (fault) return errorAnswer('events', fault);
    const results = await Promise.all(entries.map(putEntry));
    const answer: Answer = jsonAnswer('events', 200, {
      FailedEntryCount: results.filter((result) => field(result, 'ErrorCode') !== undefined).length,
      Entries: results,
    });
    meter.observe({
      identity: identity.name,
      service: 'events',
      operation,
      requestBytes: raw.length,
      responseBytes: answer.body.length,
    });
    return answer;
  };
};
