/** One request to the gateway: who sends it, what it says. */
import type { IncomingMessage } from 'node:http';
import type { Guard, Identity } from '../iam/guard.ts';
import type { Answer } from './answer.ts';
import type { CountingMeter } from './counting-meter.ts';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly identity: Identity;
}

export interface GatewayParts {
  readonly guard: Guard;
  readonly meter: CountingMeter;
}

export type Handler = (exchange: Exchange) => Promise<Answer>;

/** The largest request AWS takes in one of these JSON protocols (DynamoDB's 16 MB). */
const BODY_BYTES_MAX = 16 * 1024 * 1024;

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

export const readBody = async (request: AsyncIterable<Buffer>, bytesMax: number = BODY_BYTES_MAX): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw new BodyTooLarge(`the request is larger than ${bytesMax} bytes`);
    chunks.push(chunk);
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
};

/** `DynamoDB_20120810.GetItem` → `GetItem`. */
export const operationOf = (request: IncomingMessage): string =>
  String(request.headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1) ?? '';

/** Headers of the request that an engine needs to see. */
export const passedHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined || DROPPED.has(name) ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

const DROPPED: ReadonlySet<string> = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'expect']);
