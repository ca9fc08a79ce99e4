/**
 * Takes an object of any size as a stream. fauxqs refuses requests above 11 MB, which S3 takes up to 5 GB, so a large
 * one reaches it as a multipart upload; nobody sees it before it is whole, as in S3.
 */

import type { EngineAnswer, QueueEngine } from '../engines/queue-engine.ts';
import { field } from '../template/json.ts';

const PART_BYTES = 8 * 1024 * 1024;
/** Types whose bodies fauxqs parses, as requests of other services, whatever the address; curl sends the first unasked. */
const PARSED_BY_ENGINE = /^application\/(x-www-form-urlencoded|x-amz-json-1\.0)\b/i;
const UNPARSED = 'binary/octet-stream';

const takenAsBytes = (headers: PutTarget['headers']): PutTarget['headers'] =>
  PARSED_BY_ENGINE.test(headers['content-type'] ?? '') ? { ...headers, 'content-type': UNPARSED } : headers;

async function* partsOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes < PART_BYTES) continue;
    yield Buffer.concat(chunks);
    chunks = [];
    bytes = 0;
  }
  yield Buffer.concat(chunks);
}

export interface PutTarget {
  readonly queues: QueueEngine;
  /** Path-style, without query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const expectOk = (answer: EngineAnswer): EngineAnswer => {
  if (answer.status !== 200) throw new Error(`S3 part failed: ${answer.body.toString()}`);
  return answer;
};

const putInParts = async (target: PutTarget, first: Buffer, rest: AsyncGenerator<Buffer>): Promise<EngineAnswer> => {
  const { queues, path, headers } = target;
  const begun = await queues.call({ method: 'POST', url: `${path}?uploads`, headers: takenAsBytes(headers) });
  const uploadId = /<UploadId>([^<]+)</.exec(begun.body.toString())?.[1];
  if (begun.status !== 200 || uploadId === undefined) return begun;
  const query = `uploadId=${encodeURIComponent(uploadId)}`;
  const tags: string[] = [];
  const upload = async (body: Buffer): Promise<void> => {
    const url = `${path}?partNumber=${tags.length + 1}&${query}`;
    const answer = expectOk(await queues.call({ method: 'PUT', url, headers: { 'content-type': UNPARSED }, body }));
    tags.push(String(field(answer.headers, 'etag')));
  };
  try {
    await upload(first);
    for await (const part of rest) if (part.length > 0) await upload(part);
  } catch (error) {
    await queues.call({ method: 'DELETE', url: `${path}?${query}`, headers: {} });
    throw error;
  }
  const list = tags
    .map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`)
    .join('');
  const done = await queues.call({
    method: 'POST',
    url: `${path}?${query}`,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(`<CompleteMultipartUpload>${list}</CompleteMultipartUpload>`),
  });
  const tag = /<ETag>(?:&quot;|")?([^<&"]+)/.exec(done.body.toString())?.[1];
  if (done.status !== 200) return done;
  return { status: 200, headers: tag === undefined ? {} : { etag: `"${tag}"` }, body: Buffer.alloc(0) };
};

/** Small objects are one request. */
export const putObject = async (target: PutTarget, stream: AsyncIterable<Buffer>): Promise<EngineAnswer> => {
  const parts = partsOf(stream);
  const { value } = await parts.next();
  const first = value instanceof Buffer ? value : Buffer.alloc(0);
  if (first.length < PART_BYTES) {
    return target.queues.call({ method: 'PUT', url: target.path, headers: takenAsBytes(target.headers), body: first });
  }
  return putInParts(target, first, parts);
};
