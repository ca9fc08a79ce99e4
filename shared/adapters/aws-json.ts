/**
 * Requests to services that speak AWS's JSON protocol, signed by aws4fetch: for the few operations of KMS, SQS and
 * EventBridge, a twentieth of what their SDK clients weigh in a bundle. DynamoDB has its SDK client.
 */
import { AwsClient } from 'aws4fetch';
import { pauseWithJitter } from '../kernel/pause.ts';

const TRIES_MAX = 6;
const TIMEOUT_MILLISECONDS = 5_000;
const PASSING_STATUS_MIN = 500;
const TOO_MANY_REQUESTS = 429;
const THROTTLED = /Throttl|TooManyRequests|RequestLimitExceeded|KMSInternal|DependencyTimeout/;

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface AwsJsonOptions {
  /** As in the signature's scope and the host name: `kms`, `sqs`, `events`. */
  readonly service: string;
  /** Prefix of `X-Amz-Target`: `TrentService`, `AmazonSQS`, `AWSEvents`. */
  readonly target: string;
  /** Version of the protocol: SQS speaks 1.0, the others 1.1. */
  readonly version: '1.0' | '1.1';
  readonly region: string;
  readonly endpoint?: string | undefined;
  readonly credentials: AwsCredentials;
}

/** A service refused a request, or kept failing. `code` is the service's own. */
export class AwsRequestFailed extends Error {
  readonly code: string;
  constructor(operation: string, code: string, detail: string) {
    super(`${operation}: ${code} ${detail}`.trim());
    this.name = 'AwsRequestFailed';
    this.code = code;
  }
}

/** Calls an operation and answers its result. Retries, with jitter, what passes by itself. */
export type AwsJson = (operation: string, input: object) => Promise<Record<string, unknown>>;

export function awsJson(options: AwsJsonOptions): AwsJson {
  const { service, target, version, region, endpoint, credentials } = options;
  const { sessionToken, ...keys } = credentials;
  const client = new AwsClient({
    ...keys,
    ...(sessionToken !== undefined && { sessionToken }),
    service,
    region,
    retries: 0,
  });
  const url = endpoint ?? `https://${service}.${region}.amazonaws.com/`;

  const call = async (operation: string, input: object): Promise<Response> =>
    client.fetch(url, {
      method: 'POST',
      headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': `${target}.${operation}` },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });

  const attemptOnce = async (operation: string, input: object): Promise<Attempt> => {
    const name = `${service} ${operation}`;
    try {
      const response = await call(operation, input);
      const text = await response.text();
      if (response.ok) return { result: text === '' ? {} : JSON.parse(text) };
      const code = codeOf(text);
      const passes =
        response.status >= PASSING_STATUS_MIN || response.status === TOO_MANY_REQUESTS || THROTTLED.test(code);
      return { error: new AwsRequestFailed(name, code, text.slice(0, 300)), passes };
    } catch (error) {
      return { error: new AwsRequestFailed(name, 'NetworkFault', String(error)), passes: true };
    }
  };

  return async (operation, input) => {
    for (let attempt = 1; ; attempt += 1) {
      const done = await attemptOnce(operation, input);
      if ('result' in done) return done.result;
      if (!done.passes || attempt >= TRIES_MAX) throw done.error;
      await pauseWithJitter(attempt);
    }
  };
}

type Attempt =
  | { readonly result: Record<string, unknown> }
  | { readonly error: AwsRequestFailed; readonly passes: boolean };

/** The error's name, without the namespace that some services put before it. */
function codeOf(text: string): string {
  const [, code = 'UnknownError'] = /"__type"\s*:\s*"(?:[^"#]*#)?([^":]+)/.exec(text) ?? [];
  return code;
}
