/** Object storage on S3. */
import { createHash } from 'node:crypto';
import { ObjectMissing, type ObjectStore } from '../kernel/objects.ts';
import type { BodyStore } from '../kernel/store/bodies.ts';
import { type S3Options, s3Client } from './s3-client.ts';

const RANGE_NOT_SATISFIABLE = 416;

const encodeName = (name: string): string => name.split('/').map(encodeURIComponent).join('/');

export function s3Objects({ bucket, region, endpoint, credentials }: S3Options): ObjectStore {
  const client = s3Client({ region, credentials });
  const url = (name: string): string =>
    endpoint === undefined
      ? `https://${bucket}.s3.${region}.amazonaws.com/${encodeName(name)}`
      : `${endpoint}/${bucket}/${encodeName(name)}`;
  const refuse = async (verb: string, name: string, response: Response): Promise<never> => {
    throw new Error(`${verb} ${name}: S3 answered ${response.status} ${(await response.text()).slice(0, 300)}`);
  };
  // Without the right to list a bucket, S3 answers 403 for an object that isn't there.
  const isMissing = async (response: Response): Promise<boolean> =>
    response.status === 404 || (response.status === 403 && (await response.clone().text()).includes('AccessDenied'));
  const fetchObject = (name: string, fromByte: number): Promise<Response> =>
    client.fetch(url(name), fromByte > 0 ? { headers: { range: `bytes=${fromByte}-` } } : {});

  const presigned = async (method: 'GET' | 'PUT', name: string, validSeconds: number): Promise<string> => {
    const target = new URL(url(name));
    target.searchParams.set('X-Amz-Expires', String(validSeconds));
    const signed = await client.sign(target.toString(), { method, aws: { signQuery: true } });
    return signed.url;
  };

  return {
    async put(name, content) {
      const body = typeof content === 'string' ? Buffer.from(content) : content;
      const response = await client.fetch(url(name), { method: 'PUT', body: new Uint8Array(body) });
      if (!response.ok) await refuse('PUT', name, response);
      await response.arrayBuffer();
    },
    async get(name) {
      const response = await fetchObject(name, 0);
      if (await isMissing(response)) {
        await response.body?.cancel();
        return undefined;
      }
      if (!response.ok) await refuse('GET', name, response);
      return new Uint8Array(await response.arrayBuffer());
    },
    async *stream(name, fromByte = 0) {
      const response = await fetchObject(name, fromByte);
      const missing = await isMissing(response);
      if (missing || response.status === RANGE_NOT_SATISFIABLE) await response.body?.cancel();
      if (missing) throw new ObjectMissing(name);
      // A range that starts at the object's end is an empty rest.
      if (response.status === RANGE_NOT_SATISFIABLE) return;
      if (!response.ok || !response.body) return refuse('GET', name, response);
      yield* response.body as unknown as AsyncIterable<Uint8Array>;
    },
    async size(name) {
      const response = await client.fetch(url(name), { method: 'HEAD' });
      // An answer without a body can't say more: without the right to list a bucket, a missing object is a 403.
      if (response.status === 404 || response.status === 403) return undefined;
      if (!response.ok) await refuse('HEAD', name, response);
      return Number(response.headers.get('content-length'));
    },
    async delete(name) {
      const response = await client.fetch(url(name), { method: 'DELETE' });
      if (!response.ok && response.status !== 404) await refuse('DELETE', name, response);
      await response.arrayBuffer();
    },
    uploadUrl: (name, validSeconds) => presigned('PUT', name, validSeconds),
    downloadUrl: (name, validSeconds) => presigned('GET', name, validSeconds),
  };
}

/** Bodies of big commits, named by the SHA-256 of their sealed bytes. */
export function objectBodies(objects: ObjectStore): BodyStore {
  return {
    async put(tenant, sealed) {
      const name = `${tenant}/${createHash('sha256').update(sealed).digest('hex')}`;
      await objects.put(name, sealed);
      return name;
    },
    async get(name) {
      const sealed = await objects.get(name);
      if (!sealed) throw new ObjectMissing(name);
      return sealed;
    },
  };
}
