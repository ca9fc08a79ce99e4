/** SQS and S3 of a test's own, in memory. */
import type { AddressInfo } from 'node:net';
import { buildApp } from 'fauxqs';
import { type AwsJson, awsJson } from '../../shared/adapters/aws-json.ts';
import { CREDENTIALS } from './json-service.ts';

export const REGION = 'eu-central-1';

export interface Fauxqs {
  readonly endpoint: string;
  readonly sqs: AwsJson;
  readonly createBucket: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startQueuesAndBuckets(): Promise<Fauxqs> {
  const app = buildApp({ logger: false, defaultRegion: REGION });
  // This S3 takes an empty body for a missing one, and fails.
  app.addHook('preHandler', (request, _, done) => {
    request.body ??= Buffer.alloc(0);
    done();
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const endpoint = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    endpoint,
    sqs: awsJson({
      service: 'sqs',
      target: 'AmazonSQS',
      version: '1.0',
      region: REGION,
      endpoint,
      credentials: CREDENTIALS,
    }),
    createBucket: async (name) => {
      const answer = await fetch(`${endpoint}/${name}`, { method: 'PUT' });
      if (!answer.ok) throw new Error(`bucket: ${answer.status} ${await answer.text()}`);
    },
    close: () => app.close(),
  };
}
