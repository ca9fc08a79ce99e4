import { AwsV4Signer } from 'aws4fetch';
import type { Credentials } from '../cloud.ts';

/** An error that a service answered, with its code (`ExpiredIteratorException`, …). */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number, message: string) {
    super(`${code}: ${message}`);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
  }
}

export type AwsCall = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
) => Promise<Readonly<Record<string, unknown>>>;

export interface AwsJsonOptions {
  readonly endpoint: string;
  readonly service: 'dynamodb' | 'sqs';
  readonly region: string;
  /** What stands before the operation in `x-amz-target`, e.g. `AmazonSQS`. */
  readonly target: string;
  readonly credentials: Credentials;
}

/** Calls one of the services that speak AWS's JSON protocol 1.0. Rejects with `AwsError` for what the service refuses. */
export function awsJson(options: AwsJsonOptions): AwsCall {
  const cache = new Map<string, ArrayBuffer>();
  return async (operation, input, signal) => {
    const body = JSON.stringify(input);
    const signed = await new AwsV4Signer({
      method: 'POST',
      url: options.endpoint,
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `${options.target}.${operation}` },
      body,
      ...options.credentials,
      service: options.service,
      region: options.region,
      cache,
    }).sign();
    const response = await fetch(signed.url, {
      method: signed.method,
      headers: signed.headers,
      body,
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await response.text();
    const answer = asRecord(text === '' ? {} : parse(text));
    if (response.ok) return answer;
    const type = String(answer['__type'] ?? `HTTP ${response.status}`);
    throw new AwsError(type.slice(type.indexOf('#') + 1), response.status, String(answer['message'] ?? text));
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text };
  }
}

/** What was read from JSON as an object; an empty one if it isn't. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The items of an array that are objects; none if it isn't an array. */
export function asRecords(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(asRecord) : [];
}
