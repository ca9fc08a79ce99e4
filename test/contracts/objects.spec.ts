import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryObjects } from '../../shared/adapters/memory/objects.ts';
import { objectBodies, s3Objects } from '../../shared/adapters/s3.ts';
import { ObjectMissing, type ObjectStore } from '../../shared/kernel/objects.ts';
import { type Fauxqs, REGION, startQueuesAndBuckets } from '../support/fauxqs.ts';
import { CREDENTIALS } from '../support/json-service.ts';
import { newTenant } from '../support/units.ts';
import { objectStoreContract } from './objects.suite.ts';

describe('objects in memory', () => objectStoreContract(async () => new MemoryObjects()));

describe('objects on S3', () => {
  let services: Fauxqs;
  const open = async (): Promise<ObjectStore> =>
    s3Objects({ bucket: 'files', region: REGION, endpoint: services.endpoint, credentials: CREDENTIALS });
  beforeAll(async () => {
    services = await startQueuesAndBuckets();
    await services.createBucket('files');
  });
  afterAll(() => services.close());
  objectStoreContract(open);

  it('are uploaded by anyone who has the URL', async () => {
    const objects = await open();
    const url = new URL(await objects.uploadUrl('uploads/my file.csv', 600));
    expect(url.pathname).toBe('/files/uploads/my%20file.csv');
    expect(url.searchParams.get('X-Amz-Expires')).toBe('600');
    expect(url.searchParams.get('X-Amz-Credential')).toContain(`/${REGION}/s3/aws4_request`);
    expect(url.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
    const answer = await fetch(url, { method: 'PUT', body: 'a,b\n' });
    expect(answer.status).toBe(200);
    expect(Buffer.from((await objects.get('uploads/my file.csv')) ?? []).toString()).toBe('a,b\n');
  });

  it('say what S3 refused', async () => {
    const options = { bucket: 'no-such-bucket', region: REGION, endpoint: services.endpoint, credentials: CREDENTIALS };
    await expect(s3Objects(options).put('a', 'b')).rejects.toThrow(/PUT a: S3 answered 404 .*NoSuchBucket/s);
  });
});

describe('bodies of commits', () => {
  it('are named by tenant and content', async () => {
    const bodies = objectBodies(new MemoryObjects());
    const tenant = newTenant();
    const name = await bodies.put(tenant, new Uint8Array([1, 2]));
    expect(name).toMatch(new RegExp(`^${tenant}/[0-9a-f]{64}$`));
    expect(await bodies.put(tenant, new Uint8Array([1, 2]))).toBe(name);
    expect(await bodies.get(name)).toEqual(new Uint8Array([1, 2]));
    await expect(bodies.get('none')).rejects.toThrow(ObjectMissing);
  });
});
