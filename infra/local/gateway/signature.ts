/** Who signed a request. Header signatures are taken at their word; presigned URLs, which travel, are verified. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Signer {
  readonly accessKeyId: string;
  readonly service: string;
  readonly presigned: boolean;
}

const CREDENTIAL = /Credential=([^/,\s]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

export const signerOf = (request: IncomingMessage, url: URL): Signer | undefined => {
  const header = CREDENTIAL.exec(request.headers.authorization ?? '');
  if (header?.[1] !== undefined && header[2] !== undefined) {
    return { accessKeyId: header[1], service: header[2], presigned: false };
  }
  const [accessKeyId, , , service] = (url.searchParams.get('X-Amz-Credential') ?? '').split('/');
  return accessKeyId && service ? { accessKeyId, service, presigned: true } : undefined;
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** RFC 3986, as SigV4 wants it. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const canonicalQuery = (url: URL): string =>
  [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');

const timeOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z'));

const signatureOf = (request: IncomingMessage, url: URL, secret: string, stamp: string): Buffer => {
  const [, date = '', region = '', service = ''] = (url.searchParams.get('X-Amz-Credential') ?? '').split('/');
  const names = (url.searchParams.get('X-Amz-SignedHeaders') ?? '').split(';');
  const canonical = [
    request.method ?? '',
    url.pathname,
    canonicalQuery(url),
    ...names.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    url.searchParams.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const digest = createHash('sha256').update(canonical).digest('hex');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request');
  return hmac(key, ['AWS4-HMAC-SHA256', stamp, scope, digest].join('\n'));
};

/** Why a presigned URL isn't good (now), or undefined where it is. */
export const presignedFault = (
  request: IncomingMessage,
  url: URL,
  secretAccessKey: string,
  now: Date,
): 'Request has expired' | 'SignatureDoesNotMatch' | undefined => {
  const stamp = url.searchParams.get('X-Amz-Date') ?? '';
  const seconds = Number(url.searchParams.get('X-Amz-Expires') ?? '0');
  const given = Buffer.from(url.searchParams.get('X-Amz-Signature') ?? '', 'hex');
  const expected = signatureOf(request, url, secretAccessKey, stamp);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'SignatureDoesNotMatch';
  return now.getTime() > timeOf(stamp) + seconds * 1_000 ? 'Request has expired' : undefined;
};
