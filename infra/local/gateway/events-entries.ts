/** PutEvents entries as AWS checks them: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
import { randomUUID } from 'node:crypto';
import type { Envelope } from '../bus/envelope.ts';
import { ACCOUNT_ID, REGION } from '../template/identity.ts';
import { isText, type JsonRecord, parseRecord, texts } from '../template/json.ts';

export const ENTRIES_MAX = 10;
export const ENTRY_BYTES_MAX = 256 * 1024;
const TIME_BYTES = 14;

export interface EntryFault {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}
export interface GoodEntry {
  readonly busName: string;
  readonly envelope: Envelope;
}

const bytesOf = (value: unknown): number => (isText(value) ? Buffer.byteLength(value) : 0);

export const entryBytes = ({ Time, Source, DetailType, Detail, Resources }: JsonRecord): number =>
  (Time === undefined ? 0 : TIME_BYTES) +
  bytesOf(Source) +
  bytesOf(DetailType) +
  bytesOf(Detail) +
  texts(Resources).reduce((sum, resource) => sum + Buffer.byteLength(resource), 0);

const missing = (name: string): EntryFault => ({
  ErrorCode: 'InvalidArgument',
  ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
});

/** To the second, as EventBridge writes it. */
export const eventTime = (time: Date): string => time.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** Times are seconds since 1970 in this protocol. */
const timeOf = (time: unknown, now: Date): Date => {
  const given = typeof time === 'number' ? new Date(time * 1_000) : new Date(isText(time) ? time : Number.NaN);
  return Number.isNaN(given.getTime()) ? now : given;
};

export const busNameOf = (value: unknown): string =>
  isText(value) ? (value.split('event-bus/').at(-1) ?? '') : 'default';

export const readEntry = (entry: JsonRecord, now: Date): GoodEntry | EntryFault => {
  const { Source, DetailType, Detail, EventBusName, Resources, Time } = entry;
  if (!isText(Source) || Source === '') return missing('Source');
  if (!isText(DetailType) || DetailType === '') return missing('DetailType');
  if (!isText(Detail) || Detail === '') return missing('Detail');
  if (Source.startsWith('aws.')) {
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  }
  const detail = parseRecord(Detail);
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  return {
    busName: busNameOf(EventBusName),
    envelope: {
      version: '0',
      id: randomUUID(),
      'detail-type': DetailType,
      source: Source,
      account: ACCOUNT_ID,
      time: eventTime(timeOf(Time, now)),
      region: REGION,
      resources: texts(Resources),
      detail,
    },
  };
};
