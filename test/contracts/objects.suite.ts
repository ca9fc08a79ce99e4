/** What every object store does. */
import { randomBytes } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { ObjectMissing, type ObjectStore } from '../../shared/kernel/objects.ts';

export function objectStoreContract(open: () => Promise<ObjectStore>): void {
  let objects: ObjectStore;
  beforeAll(async () => {
    objects = await open();
  });
  const streamed = async (name: string, fromByte?: number): Promise<Buffer> => {
    const parts: Uint8Array[] = [];
    for await (const part of objects.stream(name, fromByte)) parts.push(part);
    return Buffer.concat(parts);
  };

  it('keeps bytes and text', async () => {
    const bytes = randomBytes(300_000);
    await objects.put('a/bytes', bytes);
    await objects.put('a/text', 'grün');
    expect(Buffer.compare((await objects.get('a/bytes')) ?? new Uint8Array(), bytes)).toBe(0);
    expect(Buffer.from((await objects.get('a/text')) ?? []).toString()).toBe('grün');
  });

  it('replaces what has the same name', async () => {
    await objects.put('again', 'one');
    await objects.put('again', 'two');
    expect((await streamed('again')).toString()).toBe('two');
  });

  it.each(['a/b/c', 'with space', 'plus+sign', 'ünï', "(quote's)!*", '100%', 'a=b&c?d#e'])(
    'takes the name %s',
    async (name) => {
      await objects.put(`names/${name}`, name);
      expect(Buffer.from((await objects.get(`names/${name}`)) ?? []).toString()).toBe(name);
      await objects.delete(`names/${name}`);
      expect(await objects.get(`names/${name}`)).toBeUndefined();
    },
  );

  it('streams from a byte on, up to the very end', async () => {
    const bytes = randomBytes(200_000);
    await objects.put('stream', bytes);
    for (const from of [undefined, 0, 1, 65_536, 199_999, 200_000]) {
      expect(Buffer.compare(await streamed('stream', from), bytes.subarray(from ?? 0)), `from ${from}`).toBe(0);
    }
  });

  it('knows how large they are', async () => {
    await objects.put('sized', 'grün');
    expect([await objects.size('sized'), await objects.size('none')]).toEqual([5, undefined]);
  });

  it('keeps empty objects', async () => {
    await objects.put('empty', '');
    expect(await objects.size('empty')).toBe(0);
    expect((await objects.get('empty'))?.byteLength).toBe(0);
    expect((await streamed('empty')).byteLength).toBe(0);
  });

  it('knows what is not there, and deletes it without complaint', async () => {
    expect(await objects.get('none')).toBeUndefined();
    await expect(streamed('none')).rejects.toThrow(ObjectMissing);
    await expect(streamed('none', 5)).rejects.toThrow(ObjectMissing);
    await objects.delete('none');
  });
}
