/** One GET request to a provider. Its address is the operator's configuration, never a user's input. */

const TIMEOUT_MILLISECONDS = 10_000;
const BYTES_MAX = 4 * 1024 * 1024;
const USER_AGENT = 'foldbook/1 (price history)';

export interface GetRequest {
  /** May carry a key: it is never named in what is answered. */
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** For all of it, 10 seconds unless said. */
  readonly timeoutMs?: number | undefined;
  /** 4 MiB unless said. */
  readonly bytesMax?: number | undefined;
}

export type Got =
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
export async function httpGet(request: GetRequest): Promise<Got> {
  const { url, headers, timeoutMs = TIMEOUT_MILLISECONDS, bytesMax = BYTES_MAX } = request;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      headers: { 'user-agent': USER_AGENT, ...headers },
      redirect: 'manual',
      signal,
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
