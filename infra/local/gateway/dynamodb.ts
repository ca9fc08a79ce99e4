/** DynamoDB at the gateway: permissions, AWS's limits, counts; the rest is the engine's. */
import { isRecord, parseRecord } from '../template/json.ts';
import type { TableModel } from '../template/model.ts';
import { type Answer, accessDenied, errorAnswer, type WireError } from './answer.ts';
import { type Analysis, analyze } from './dynamodb-analysis.ts';
import { limitFault } from './dynamodb-limits.ts';
import type { EngineClient } from './engine-client.ts';
import { type Exchange, type GatewayParts, type Handler, operationOf, readBody } from './exchange.ts';

/**
 * The SDK adds a token to every transaction, and the engine walks the tokens of ten minutes at each call. Commands are
 * idempotent by their inbox, here and in the cloud, so the token goes. Inside an item, this name would be followed by a
 * typed value (an object), and a quote in a text is escaped, so the pattern finds the request's own member only.
 */
const TOKEN = /,\s*"ClientRequestToken"\s*:\s*"[^"]*"|"ClientRequestToken"\s*:\s*"[^"]*"\s*,?/;

/** Only the answer's own counts are bare numbers: numbers inside items are texts in DynamoDB's JSON. */
const SCANNED = /"ScannedCount"\s*:\s*(\d+)/;

const scannedIn = (operation: string, answer: Answer): number =>
  operation === 'Query' || operation === 'Scan' ? Number(SCANNED.exec(answer.body.toString('latin1'))?.[1] ?? 0) : 0;

interface Checked {
  readonly body: Buffer;
  readonly analysis: Analysis;
}

export const dynamodbHandler = (
  options: GatewayParts & { readonly engine: EngineClient; readonly tables: readonly TableModel[] },
): Handler => {
  const { engine, guard, meter } = options;
  const tables = new Map(options.tables.map((table) => [table.name, table]));

  const check = (exchange: Exchange, operation: string, raw: Buffer): Checked | WireError => {
    const text = raw.toString();
    const body = parseRecord(text);
    if (!isRecord(body)) return { status: 400, code: 'SerializationException', message: 'the request is not JSON' };
    const analysis = analyze(operation, body, tables);
    const refused = guard.refuse(exchange.identity, analysis.accesses);
    if (refused !== undefined) return accessDenied(refused);
    const fault = limitFault(operation, analysis, raw.length);
    if (fault) return fault;
    return { analysis, body: 'ClientRequestToken' in body ? Buffer.from(text.replace(TOKEN, '')) : raw };
  };

  return async (exchange) => {
    const operation = operationOf(exchange.request);
    const raw = await readBody(exchange.request);
    const checked = check(exchange, operation, raw);
    if ('code' in checked) return errorAnswer('dynamodb', checked);
    const answer = await engine.post(String(exchange.request.headers['x-amz-target']), checked.body);
    meter.observe({
      identity: exchange.identity.name,
      service: 'dynamodb',
      operation,
      itemsRead: checked.analysis.itemsRead + scannedIn(operation, answer),
      itemsWritten: checked.analysis.itemsWritten,
      requestBytes: raw.length,
      responseBytes: answer.body.length,
    });
    return answer;
  };
};
