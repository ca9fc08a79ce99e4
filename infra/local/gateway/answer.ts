/** Answers of the gateway itself, in each service's wire format. */
import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

export type Service = 'dynamodb' | 'sqs' | 's3' | 'events';

const JSON_VERSION: Readonly<Record<Exclude<Service, 's3'>, string>> = { dynamodb: '1.0', sqs: '1.0', events: '1.1' };

export const jsonAnswer = (service: Exclude<Service, 's3'>, status: number, value: unknown): Answer => {
  const body = Buffer.from(JSON.stringify(value));
  return {
    status,
    headers: {
      'content-type': `application/x-amz-json-${JSON_VERSION[service]}`,
      'content-length': body.length,
      'x-amzn-requestid': randomUUID(),
    },
    body,
  };
};

/** Where each service's own error names live. */
const NAMESPACE: Readonly<Record<Exclude<Service, 's3'>, string>> = {
  dynamodb: 'com.amazonaws.dynamodb.v20120810',
  sqs: 'com.amazonaws.sqs',
  events: 'com.amazonaws.events',
};
/** Names that all services share. */
const COMMON: Readonly<Record<string, string>> = {
  ValidationException: 'com.amazon.coral.validate#ValidationException',
  AccessDeniedException: 'com.amazon.coral.service#AccessDeniedException',
  UnrecognizedClientException: 'com.amazon.coral.service#UnrecognizedClientException',
  MissingAuthenticationTokenException: 'com.amazon.coral.service#MissingAuthenticationTokenException',
  UnknownOperationException: 'com.amazon.coral.service#UnknownOperationException',
};

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const xmlError = (status: number, code: string, message: string): Answer => {
  const id = randomUUID();
  const body = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>` +
      `<RequestId>${id}</RequestId></Error>`,
  );
  return {
    status,
    headers: { 'content-type': 'application/xml', 'content-length': body.length, 'x-amz-request-id': id },
    body,
  };
};

export interface WireError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** An error as the service's SDK client expects it. S3 has XML and its own names for the common ones. */
export const errorAnswer = (service: Service, { status, code, message }: WireError): Answer => {
  if (service === 's3')
    return xmlError(code === 'AccessDeniedException' ? 403 : status, S3_CODES[code] ?? code, message);
  const answer = jsonAnswer(service, status, { __type: COMMON[code] ?? `${NAMESPACE[service]}#${code}`, message });
  if (service !== 'sqs') return answer;
  const queryCode = code === 'AccessDeniedException' ? 'AccessDenied' : code;
  return { ...answer, headers: { ...answer.headers, 'x-amzn-query-error': `${queryCode};Sender` } };
};

const S3_CODES: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  UnrecognizedClientException: 'InvalidAccessKeyId',
  MissingAuthenticationTokenException: 'AccessDenied',
};

export const accessDenied = (message: string): WireError => ({ status: 400, code: 'AccessDeniedException', message });
export const invalid = (message: string): WireError => ({ status: 400, code: 'ValidationException', message });
