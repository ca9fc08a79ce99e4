import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AwsClient } from 'aws4fetch';
import { type Cloud, type CloudOptions, type Credentials, startCloud } from '../../../infra/local/cloud.ts';
import { smallAssembly } from '../small-assembly.ts';

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'foldbook-data-'));

export const openCloud = (options: Partial<CloudOptions> = {}): Promise<Cloud> =>
  startCloud({ assemblyDir: smallAssembly(), dataDir: newDataDir(), iam: 'enforce', log: () => undefined, ...options });

/** Clients as a function has them: one address for all services. */
export const clientsOf = (cloud: Cloud, credentials: Credentials) => {
  const common = { endpoint: cloud.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
  return {
    dynamo: new DynamoDBClient(common),
    sqs: new SQSClient(common),
    events: new EventBridgeClient(common),
    s3: new AwsClient({ ...credentials, service: 's3', region: 'us-east-1', retries: 0 }),
  };
};

/** Name and message of the error that a call ends in. */
export const refusal = async (call: Promise<unknown>): Promise<{ readonly name: string; readonly message: string }> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return { name: error.name, message: error.message };
  }
  throw new Error('the call was not refused');
};
