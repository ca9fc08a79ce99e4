/** Sends requests on to the DynamoDB engine over connections that stay open. */
import { Agent, request as send } from 'node:http';
import { Agent as SecureAgent, request as sendSecurely } from 'node:https';
import { ENGINE_CREDENTIALS } from '../engines/engine-credentials.ts';
import { REGION } from '../template/identity.ts';
import type { Answer } from './answer.ts';

export interface EngineClient {
  /** `target` is the operation with its version, as in `DynamoDB_20120810.GetItem`. */
  readonly post: (target: string, body: Buffer) => Promise<Answer>;
  readonly close: () => void;
}

/** Headers of the engine's answer that clients look at; the checksum covers the body, which stays as it is. */
const PASSED = ['content-type', 'x-amzn-requestid', 'x-amz-crc32'];

/** Engines look for a signature, but verify none. */
const SIGNED = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20000101T000000Z',
  authorization:
    `AWS4-HMAC-SHA256 Credential=${ENGINE_CREDENTIALS.accessKeyId}/20000101/${REGION}/dynamodb/aws4_request, ` +
    'SignedHeaders=host;x-amz-date, Signature=0000000000000000000000000000000000000000000000000000000000000000',
};

export const createEngineClient = (endpoint: string): EngineClient => {
  const { protocol, hostname, port, host } = new URL(endpoint);
  const secure = protocol === 'https:';
  const agent = secure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true, scheduling: 'lifo' });
  const post: EngineClient['post'] = (target, body) =>
    new Promise((resolve, reject) => {
      const options = {
        agent,
        hostname,
        port,
        method: 'POST',
        path: '/',
        headers: { ...SIGNED, host, 'x-amz-target': target, 'content-length': body.length },
      };
      const outgoing = (secure ? sendSecurely : send)(options, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const answer = Buffer.concat(chunks);
          const passed: Record<string, string | number> = { 'content-length': answer.length };
          for (const name of PASSED) {
            const value = incoming.headers[name];
            if (typeof value === 'string') passed[name] = value;
          }
          resolve({ status: incoming.statusCode ?? 500, headers: passed, body: answer });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return { post, close: () => agent.destroy() };
};
