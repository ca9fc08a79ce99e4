/** What SQS refuses, and fauxqs doesn't: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
import { field, isText, type JsonRecord, records } from '../template/json.ts';
import type { WireError } from './answer.ts';

const MESSAGE_BYTES_MAX = 1024 * 1024;
const DELAY_SECONDS_MAX = 900;
const BATCH_ENTRIES_MAX = 10;

const parameter = (message: string): WireError => ({ status: 400, code: 'InvalidParameterValue', message });

const bodyBytes = ({ MessageBody: body }: JsonRecord): number => (isText(body) ? Buffer.byteLength(body) : 0);

/** Why one message, alone or in a batch, can't be sent. */
export const messageFault = (message: JsonRecord): WireError | undefined => {
  const { DelaySeconds: delay } = message;
  if (delay !== undefined && !(Number(delay) >= 0 && Number(delay) <= DELAY_SECONDS_MAX)) {
    return parameter(
      `Value ${String(delay)} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= ${DELAY_SECONDS_MAX}.`,
    );
  }
  if (bodyBytes(message) > MESSAGE_BYTES_MAX) {
    return parameter(
      `One or more parameters are invalid. Reason: Message must be shorter than ${MESSAGE_BYTES_MAX} bytes.`,
    );
  }
  return undefined;
};

/** Why a whole batch is refused. */
export const batchFault = (body: JsonRecord): WireError | undefined => {
  const entries = records(field(body, 'Entries'));
  if (entries.length === 0) {
    return { status: 400, code: 'EmptyBatchRequest', message: 'There should be at least one entry in the request.' };
  }
  if (entries.length > BATCH_ENTRIES_MAX) {
    return {
      status: 400,
      code: 'TooManyEntriesInBatchRequest',
      message: `Maximum number of entries per request are ${BATCH_ENTRIES_MAX}. You have sent ${entries.length}.`,
    };
  }
  if (entries.reduce((sum, entry) => sum + bodyBytes(entry), 0) > MESSAGE_BYTES_MAX) {
    return {
      status: 400,
      code: 'BatchRequestTooLong',
      message: `Batch requests cannot be longer than ${MESSAGE_BYTES_MAX} bytes.`,
    };
  }
  return undefined;
};
