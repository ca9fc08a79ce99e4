/**
 * Sends one POST to a URL that a user gave. Nothing but public hosts is reached: the URL is checked, its name is
 * resolved once, all addresses must be public, and only those are connected to (OWASP, Server-Side Request Forgery
 * Prevention Cheat Sheet; against DNS rebinding: the answer that was checked is the one that is used).
 */
import { isIP } from 'node:net';
import { isRefused } from '../../kernel/errors.ts';
import { failure, timeout } from './endings.ts';
import { exchange } from './exchange.ts';
import type { Ending, Outcome } from './outcome.ts';
import { nonPublicRange } from './public-address.ts';
import { headerRefusal } from './request-headers.ts';
import { dnsResolve, type Resolve, systemResolve } from './resolve.ts';
import { checkTargetUrl, hostOf, type TargetRules } from './target-url.ts';

const BODY_BYTES_KEPT = 4_096;

export interface OutboundRequest {
  readonly url: string;
  /** `Host`, `Content-Length` and the like are set here; naming one is refused. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For the whole of it: resolving, connecting, sending, and reading the answer. */
  readonly timeoutMs: number;
  /** How much of the answer's body is kept, 4,096 unless said. No more is read. */
  readonly responseBytesMax?: number;
}

export interface OutboundOptions extends TargetRules {
  /** DNS unless said; with `allowPrivate`, the system's own way. Called at most once. */
  readonly resolve?: Resolve;
}

/** Ends with `undefined` when the signal is aborted, so that a resolver that ignores it holds up nothing. */
const aborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));

async function addressesOf(
  host: string,
  options: OutboundOptions,
  signal: AbortSignal,
): Promise<readonly string[] | Ending> {
  if (isIP(host) !== 0) return [host];
  const resolve = options.resolve ?? (options.allowPrivate === true ? systemResolve : dnsResolve());
  try {
    const addresses = await Promise.race([resolve(host, signal), aborted(signal)]);
    if (addresses === undefined || signal.aborted) return timeout('resolve');
    return addresses.length > 0 ? addresses : failure('resolve', Object.assign(new Error(), { code: 'ENOTFOUND' }));
  } catch (error) {
    return signal.aborted ? timeout('resolve') : failure('resolve', error);
  }
}

/** One that isn't public is enough: whoever mixes them is mistaken or tries something. */
function refusedAddress(addresses: readonly string[]): Ending | undefined {
  const range = addresses.map(nonPublicRange).find((found) => found !== undefined);
  if (range === undefined) return undefined;
  return { kind: 'refused-address', range, reason: `The host has an address that is not a public one (${range}).` };
}

async function send(request: OutboundRequest, options: OutboundOptions, signal: AbortSignal): Promise<Ending> {
  const target = checkTargetUrl(request.url, options);
  if (isRefused(target)) return { kind: 'bad-url', code: target.code, reason: target.detail };
  const [reason] = Object.entries(request.headers).flatMap(([name, value]) => headerRefusal(name, value) ?? []);
  if (reason !== undefined) return { kind: 'bad-headers', reason };
  const url = new URL(target);
  const addresses = await addressesOf(hostOf(url), options, signal);
  if ('kind' in addresses) return addresses;
  const refused = options.allowPrivate === true ? undefined : refusedAddress(addresses);
  if (refused !== undefined) return refused;
  const { headers, responseBytesMax: bodyBytesKept = BODY_BYTES_KEPT } = request;
  return exchange({ url, addresses, headers, body: Buffer.from(request.body), bodyBytesKept }, signal);
}

/** Never throws: whatever happens is an outcome. Redirects are not followed, nothing is tried again. */
export async function postOnce(request: OutboundRequest, options: OutboundOptions = {}): Promise<Outcome> {
  const startedMs = performance.now();
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), request.timeoutMs);
  try {
    const ending = await send(request, options, controller.signal);
    return { ...ending, durationMs: Math.round(performance.now() - startedMs) };
  } finally {
    clearTimeout(timer);
  }
}
