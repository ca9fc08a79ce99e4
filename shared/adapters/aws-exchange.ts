/** One signed request to a service that speaks AWS's JSON protocol. */
import aws4 from 'aws4';
import { type PlainAnswer, plainRequest } from '../kernel/http/request.ts';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface AwsService {
  /** As in the signature's scope and the host name: `kms`, `sqs`, `events`, `dynamodb`. */
  readonly service: string;
  /** Prefix of `X-Amz-Target`: `TrentService`, `AmazonSQS`, `AWSEvents`, `DynamoDB_20120810`. */
  readonly target: string;
  /** Version of the protocol: SQS and DynamoDB speak 1.0, the others 1.1. */
  readonly version: '1.0' | '1.1';
  readonly region: string;
  readonly endpoint?: string | undefined;
  readonly credentials: AwsCredentials;
  /** How long nothing may come, 5 seconds unless said. */
  readonly silenceMs?: number | undefined;
}

/** Sends a body of JSON to an operation. Rejects when no whole answer comes. */
export type AwsExchange = (operation: string, body: string) => Promise<PlainAnswer>;

const SILENCE_MILLISECONDS = 5_000;
export function awsExchange(options: AwsService): AwsExchange {
  const { service, target, version, region, endpoint, credentials, silenceMs = SILENCE_MILLISECONDS } = options;
  const url = new URL(endpoint ?? `https://${service}.${region}.amazonaws.com/`);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const keys = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  return (operation, body) => {
    const { headers = {} } = aws4.sign(
      {
        ...{ service, region, host: url.host, body, method: 'POST', path: url.pathname },
        headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': `${target}.${operation}` },
      },
      keys,
    );
    return plainRequest({ url, method: 'POST', headers: { ...headers } as Record<string, string>, body, silenceMs });
  };
}
