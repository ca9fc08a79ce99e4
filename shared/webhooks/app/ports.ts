/** What sends requests, and what signs them. */
import type { TenantId } from '../../kernel/streams.ts';
import type { Attempt } from '../contract/delivery.ts';
import type { Endpoint } from '../domain/endpoints.ts';

export interface Request {
  readonly url: string;
  /** All headers, signatures and those of the endpoint too. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutSeconds: number;
}

export type Answer = Pick<
  Attempt,
  'durationMs' | 'outcome' | 'reason' | 'responseCode' | 'responseHeaders' | 'responseBody'
>;

/** Makes one request, and says what came of it; never throws for what the receiver or the network does. */
export type Send = (request: Request) => Promise<Answer>;

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly timestampSeconds: number;
}

/** The headers of Standard Webhooks: id, timestamp and signatures, with each secret that counts at that time. */
export type Sign = (
  tenant: TenantId,
  endpoint: Endpoint,
  message: Message,
) => Promise<Readonly<Record<string, string>>>;
