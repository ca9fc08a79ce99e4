/** One request to a service whose address is the operator's configuration, never a user's input. */

const TIMEOUT_MILLISECONDS = 10_000;
const BYTES_MAX = 4 * 1024 * 1024;

export interface ServiceRequest {
  /** May carry a key: it is never named in what is answered. */
  readonly url: URL;
  /** GET unless said. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  /** For all of it, 10 seconds unless said. */
  readonly timeoutMs?: number | undefined;
  /** Of the answer, 4 MiB unless said. */
  readonly bytesMax?: number | undefined;
}

export type ServiceAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly text: string;
      readonly contentType: string;
      readonly retryAfter: string | undefined;
    }
  /** Nothing usable came; `reason` is a phrase that goes on from "the source". */
  | { readonly kind: 'failed'; readonly reason: string };

/** The innermost code of an error (`ECONNRESET`, `UND_ERR_SOCKET`); what it says may quote the address, and its key. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (error.cause !== undefined) return codeOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Reads a body as UTF-8, no more of it than allowed. */
async function readBody(response: Response, bytesMax: number): Promise<string | undefined> {
  if (response.body === null) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body) {
    bytes += part.byteLength;
    if (bytes > bytesMax) return undefined;
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

/** Never throws: whatever happens is an answer. Redirects are not followed, nothing is tried again. */
export async function httpExchange(request: ServiceRequest): Promise<ServiceAnswer> {
  const { url, method = 'GET', headers, body, timeoutMs = TIMEOUT_MILLISECONDS, bytesMax = BYTES_MAX } = request;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal,
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
    });
    const text = await readBody(response, bytesMax);
    if (text === undefined) return { kind: 'failed', reason: `sent more than ${bytesMax} bytes` };
    return {
      kind: 'answered',
      status: response.status,
      text,
      contentType: response.headers.get('content-type') ?? '',
      retryAfter: response.headers.get('retry-after') ?? undefined,
    };
  } catch (error) {
    if (signal.aborted) return { kind: 'failed', reason: `did not answer within ${timeoutMs} ms` };
    return { kind: 'failed', reason: `broke the connection (${codeOf(error)})` };
  }
}

const SECONDS = /^\d{1,7}$/;
const HTTP_DATE = /^[A-Z][a-z]{2}, .+ GMT$/;

/**
 * Retry-After is a number of seconds or a date (RFC 9110, 10.2.3); anything else says nothing, and neither does a time
 * that is over: whoever has had too many requests doesn't want the next one at once.
 */
export function retryAfterSeconds(text: string, nowMs: number): number | undefined {
  const seconds = SECONDS.test(text) ? Number(text) : HTTP_DATE.test(text) ? (Date.parse(text) - nowMs) / 1000 : 0;
  return seconds > 0 ? Math.ceil(seconds) : undefined;
}

const HTML = /^\s*<(?:!doctype html|html)\b/i;

/** Whether somebody in between answered with a page for people. */
export const isWebPage = ({ text, contentType }: { readonly text: string; readonly contentType: string }): boolean =>
  HTML.test(text) || contentType.startsWith('text/html');
