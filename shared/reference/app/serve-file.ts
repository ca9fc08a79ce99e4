/** Answers requests for files that are kept compressed: with what the client knows already, or can read. */
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Refusal, refuse } from '../../kernel/errors.ts';
import { contentTag, knowsTag } from '../../kernel/http/content-tag.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Nothing from elsewhere, nothing inline, nothing framed. Pictures of the style sheet are written in it as data. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The gzipped content of a file, if there is one of the name. */
export type ReadFile = (name: string) => Promise<Uint8Array | undefined>;

export interface FileRequest {
  readonly name: string;
  readonly ifNoneMatch: string | undefined;
  readonly acceptEncoding: string | undefined;
}

export type FileAnswer =
  | { readonly status: 200; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array }
  | { readonly status: 304; readonly headers: Readonly<Record<string, string>> };

/** Whether `Accept-Encoding` names gzip and doesn't refuse it by `q=0` (RFC 9110, section 12.5.3). */
const takesGzip = (acceptEncoding = ''): boolean =>
  acceptEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim().split(/\s*;\s*q=/))
    .some(([name = '', weight = '1']) => ['gzip', 'x-gzip', '*'].includes(name) && Number(weight) > 0);

const unpack = promisify(gunzip);

/** Every answer is to be asked for again, which costs a 304: what a deployment changes is seen at once and as one. */
export const createFileServer = (read: ReadFile) => {
  return async ({ name, ifNoneMatch, acceptEncoding }: FileRequest): Promise<FileAnswer | Refusal<'NotFound'>> => {
    const content = await read(name);
    if (content === undefined) return refuse('NotFound', 'There is no such file.');
    const etag = contentTag(content);
    const headers = { etag, 'cache-control': 'public, no-cache', vary: 'accept-encoding' };
    if (knowsTag(etag, ifNoneMatch)) return { status: 304, headers };
    const described = {
      ...headers,
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    };
    if (!takesGzip(acceptEncoding)) return { status: 200, headers: described, body: await unpack(content) };
    return { status: 200, headers: { ...described, 'content-encoding': 'gzip' }, body: content };
  };
};
