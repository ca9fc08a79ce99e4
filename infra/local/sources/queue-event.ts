import { asRecord } from './aws-json.ts';

/** A received message as Lambda hands it to a function (Lambda Developer Guide, "Example standard queue message event"). */
export interface QueueRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly event: Readonly<Record<string, unknown>>;
}

export function queueRecord(
  message: Readonly<Record<string, unknown>>,
  names: { queueArn: string; region: string },
): QueueRecord {
  const messageId = String(message['MessageId']);
  const receiptHandle = String(message['ReceiptHandle']);
  const body = String(message['Body'] ?? '');
  const attributesMd5 = message['MD5OfMessageAttributes'];
  const event = {
    messageId,
    receiptHandle,
    body,
    attributes: asRecord(message['Attributes']),
    messageAttributes: Object.fromEntries(
      Object.entries(asRecord(message['MessageAttributes'])).map(([name, value]) => [name, attribute(asRecord(value))]),
    ),
    md5OfBody: message['MD5OfBody'],
    ...(attributesMd5 === undefined ? {} : { md5OfMessageAttributes: attributesMd5 }),
    eventSource: 'aws:sqs',
    eventSourceARN: names.queueArn,
    awsRegion: names.region,
  };
  return { messageId, receiptHandle, body, event };
}

function attribute(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    ...(value['StringValue'] === undefined ? {} : { stringValue: value['StringValue'] }),
    ...(value['BinaryValue'] === undefined ? {} : { binaryValue: value['BinaryValue'] }),
    stringListValues: [],
    binaryListValues: [],
    dataType: value['DataType'],
  };
}

/** What filters look at: the record with its body read as JSON where it is. */
export function filterable(record: QueueRecord): Readonly<Record<string, unknown>> {
  try {
    return { ...record.event, body: JSON.parse(record.body) };
  } catch {
    return record.event;
  }
}
