import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cloud } from '../../../infra/local/cloud.ts';
import { clientsOf, openCloud } from './cloud-fixture.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('S3 at the gateway', () => {
  let cloud: Cloud;
  let host: ReturnType<typeof clientsOf>['s3'];
  let lambda: ReturnType<typeof clientsOf>['s3'];
  let bucket: string;
  beforeAll(async () => {
    cloud = await openCloud();
    host = clientsOf(cloud, cloud.hostCredentials).s3;
    lambda = clientsOf(cloud, cloud.credentialsOf('tax.book')).s3;
    bucket = `${cloud.endpoint}/files`;
  });
  afterAll(() => cloud.close());

  const presigned = async (path: string, method: string, seconds = 60): Promise<string> => {
    const url = new URL(`${bucket}/${path}`);
    url.searchParams.set('X-Amz-Expires', String(seconds));
    return (await lambda.sign(url.href, { method, aws: { signQuery: true } })).url;
  };

  it('stores, reads, reads in parts, and deletes objects', async () => {
    const body = 'time;asset;quantity\n';
    expect((await lambda.fetch(`${bucket}/uploads/a%20b.csv`, { method: 'PUT', body })).status).toBe(200);
    const read = await lambda.fetch(`${bucket}/uploads/a%20b.csv`);
    expect(await read.text()).toBe(body);
    const part = await lambda.fetch(`${bucket}/uploads/a%20b.csv`, { headers: { range: 'bytes=5-9' } });
    expect([part.status, await part.text()]).toEqual([206, 'asset']);
    expect((await host.fetch(`${bucket}/uploads/a%20b.csv`, { method: 'DELETE' })).status).toBe(204);
    expect((await host.fetch(`${bucket}/uploads/a%20b.csv`)).status).toBe(404);
  });

  it('keeps an object from being overwritten if asked to', async () => {
    const headers = { 'if-none-match': '*' };
    const put = (body: string) => lambda.fetch(`${bucket}/uploads/once`, { method: 'PUT', body, headers });
    expect((await put('first')).status).toBe(200);
    expect((await put('second')).status).toBe(412);
    expect(await (await lambda.fetch(`${bucket}/uploads/once`)).text()).toBe('first');
  });

  it('takes an object that is larger than the engine takes at once', async () => {
    const body = randomBytes(20 * 1024 * 1024 + 17);
    const url = await presigned('uploads/large.csv', 'PUT');
    const response = await fetch(url, { method: 'PUT', body, headers: { 'content-type': 'text/csv' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toMatch(/^"[0-9a-f]+-3"$/);
    const read = await lambda.fetch(`${bucket}/uploads/large.csv`);
    expect(read.headers.get('content-type')).toBe('text/csv');
    expect(hash(new Uint8Array(await read.arrayBuffer()))).toBe(hash(body));
  });

  it.each([
    'application/x-www-form-urlencoded',
    'application/x-amz-json-1.0',
    'application/json',
    'multipart/form-data; boundary=x',
    'text/csv; charset=utf-8',
  ])('takes an object of the type %s as it is', async (type) => {
    for (const body of ['a=1&b=%32\n', '', randomBytes(9 * 1024 * 1024)]) {
      const put = await presigned('uploads/typed.csv', 'PUT');
      expect((await fetch(put, { method: 'PUT', body, headers: { 'content-type': type } })).status).toBe(200);
      const read = await lambda.fetch(`${bucket}/uploads/typed.csv`);
      expect(hash(new Uint8Array(await read.arrayBuffer()))).toBe(hash(Buffer.from(body)));
    }
  });

  it('takes a presigned address from anyone, for what it was signed for', async () => {
    const put = await presigned('uploads/signed.csv', 'PUT');
    expect((await fetch(put, { method: 'PUT', body: 'signed' })).status).toBe(200);
    expect(await (await fetch(await presigned('uploads/signed.csv', 'GET'))).text()).toBe('signed');
    const elsewhere = await fetch(put.replace('signed.csv', 'other.csv'), { method: 'PUT', body: 'x' });
    expect([elsewhere.status, await elsewhere.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
    expect((await fetch(put)).status).toBe(403);
    const expired = await fetch(await presigned('uploads/signed.csv', 'GET', -1));
    expect([expired.status, await expired.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  it('refuses what the role does not grant, in XML', async () => {
    const answer = await lambda.fetch(`${bucket}/runs/1`, { method: 'PUT', body: 'x' });
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'application/xml']);
    expect(text).toContain('<Code>AccessDenied</Code>');
    expect(text).toContain('perform: s3:PutObject on resource: arn:aws:s3:::files/runs/1');
    expect((await lambda.fetch(`${bucket}?list-type=2&prefix=uploads/`)).status).toBe(403);
    expect((await host.fetch(`${bucket}/runs/1`)).status).toBe(404);
    expect((await fetch(`${bucket}/uploads/signed.csv`)).status).toBe(403);
  });
});
