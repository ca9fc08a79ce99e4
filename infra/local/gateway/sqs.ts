/** SQS at the gateway: permissions and AWS's limits; queues themselves are fauxqs'. */
import type { QueueEngine } from '../engines/queue-engine.ts';
import { ACCOUNT_ID, queueUrlPath, REGION } from '../template/identity.ts';
import { field, isText, type JsonRecord, list, parseRecord, records } from '../template/json.ts';
import { type Answer, accessDenied, errorAnswer, jsonAnswer } from './answer.ts';
import { type Exchange, type GatewayParts, type Handler, operationOf, readBody } from './exchange.ts';
import { batchFault, messageFault } from './sqs-limits.ts';

/** IAM knows no batch actions: a batch needs the permission of its single form. */
const actionOf = (operation: string): string => `sqs:${operation.replace(/Batch$/, '')}`;

const queueNameIn = (body: JsonRecord): string => {
  const { QueueUrl: url, QueueName: name } = body;
  return isText(url) ? (url.split('/').at(-1) ?? '') : String(name ?? '');
};

const failedEntry = (entry: JsonRecord): JsonRecord | undefined => {
  const fault = messageFault(entry);
  return fault && { Id: field(entry, 'Id'), Code: fault.code, Message: fault.message, SenderFault: true };
};

export const sqsHandler = (
  options: GatewayParts & { readonly queues: QueueEngine; readonly endpoint: () => string },
): Handler => {
  const { queues, guard, meter, endpoint } = options;

  const forward = async (operation: string, body: JsonRecord): Promise<Answer> => {
    const {
      status,
      headers,
      body: content,
    } = await queues.call({
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
      body: Buffer.from(JSON.stringify(body)),
    });
    const code = headers['x-amzn-query-error'];
    return {
      status,
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': content.length,
        ...(isText(code) ? { 'x-amzn-query-error': code } : {}),
      },
      body: content,
    };
  };

  /** Entries that AWS refuses fail alone; the others are sent. */
  const sendBatch = async (body: JsonRecord): Promise<Answer> => {
    const fault = batchFault(body);
    if (fault) return errorAnswer('sqs', fault);
    const entries = records(field(body, 'Entries'));
    const failed = entries.flatMap((entry) => failedEntry(entry) ?? []);
    if (failed.length === 0) return forward('SendMessageBatch', body);
    const good = entries.filter((entry) => !messageFault(entry));
    if (good.length === 0) return jsonAnswer('sqs', 200, { Failed: failed });
    const answer = await forward('SendMessageBatch', { ...body, Entries: good });
    const sent = parseRecord(answer.body.toString());
    if (answer.status !== 200 || !sent) return answer;
    return jsonAnswer('sqs', 200, { ...sent, Failed: [...list(field(sent, 'Failed')), ...failed] });
  };

  const answerTo = async ({ identity }: Exchange, operation: string, body: JsonRecord): Promise<Answer> => {
    const name = queueNameIn(body);
    const resource = operation === 'ListQueues' ? '*' : `arn:aws:sqs:${REGION}:${ACCOUNT_ID}:${name}`;
    const refused = guard.refuse(identity, [{ action: actionOf(operation), resource, context: {} }]);
    if (refused !== undefined) return errorAnswer('sqs', accessDenied(refused));
    if (operation === 'SendMessageBatch') return sendBatch(body);
    if (operation === 'SendMessage') {
      const fault = messageFault(body);
      if (fault) return errorAnswer('sqs', fault);
    }
    const answer = await forward(operation, body);
    // fauxqs answers with an address of its own, where nothing listens.
    if (operation !== 'GetQueueUrl' || answer.status !== 200) return answer;
    return jsonAnswer('sqs', 200, { QueueUrl: `${endpoint()}${queueUrlPath(name)}` });
  };

  return async (exchange) => {
    const operation = operationOf(exchange.request);
    const raw = await readBody(exchange.request);
    const body = parseRecord(raw.toString());
    if (!body) {
      return errorAnswer('sqs', { status: 400, code: 'SerializationException', message: 'the request is not JSON' });
    }
    const answer = await answerTo(exchange, operation, body);
    meter.observe({
      identity: exchange.identity.name,
      service: 'sqs',
      operation,
      requestBytes: raw.length,
      responseBytes: answer.body.length,
    });
    return answer;
  };
};
