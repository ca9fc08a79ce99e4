/** Requests to the bank's file server. */
import { httpExchange, type ServiceRequest } from '../../http-exchange.ts';
import { type ClientOptions, spoken, TIMEOUT_MILLISECONDS, USER_AGENT } from '../provider-answer.ts';

export interface BankServerOptions extends ClientOptions {
  readonly endpoint: string;
  readonly apiKey: string;
}

type BankRequest = Pick<ServiceRequest, 'method' | 'body'> & { readonly path: string };

/** Asks once. */
export async function askBank(
  { endpoint, apiKey, timeoutMs = TIMEOUT_MILLISECONDS, now = Date.now }: BankServerOptions,
  { path, ...rest }: BankRequest,
  more: Readonly<Record<string, string>> = {},
) {
  const url = new URL(`${endpoint.replace(/\/+$/, '')}/${path}`);
  const headers = { authorization: `Bearer ${apiKey}`, 'user-agent': USER_AGENT, ...more };
  return spoken(await httpExchange({ ...rest, url, headers, timeoutMs }), now());
}
