import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTE, serveNotes } from './served-notes.ts';

const notes = serveNotes();

describe('bad input', () => {
  const malformed = { status: 400, body: { code: 'MalformedJson' } };
  const invalid = (...errors: readonly object[]) => ({ status: 400, body: { code: 'ValidationFailed', errors } });

  it.each([
    ['unfinished', '{"title":'],
    ['empty', ''],
    ['blank', ' \n'],
    ['nested without end', '['.repeat(100_000)],
    ['nested too deeply', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
  ])('refuses JSON that is %s', async (_, body) => {
    expect(await notes.put(body)).toMatchObject(malformed);
  });

  it('does not count brackets in strings as nesting', async () => {
    const title = `\\"${'['.repeat(10)}`;
    expect((await notes.put({ ...NOTE, title })).status).toBe(200);
    expect(await notes.put({ ...NOTE, title: '['.repeat(200) })).toMatchObject({ body: { code: 'ValidationFailed' } });
  });

  it('refuses bytes that are not UTF-8', async () => {
    expect(
      await notes.put(Buffer.from([0x22, 0xff, 0x22]).toString('base64'), { isBase64Encoded: true }),
    ).toMatchObject(malformed);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', ''])(
    'refuses the media type "%s"',
    async (type) => {
      const reply = await notes.put(NOTE, { headers: { 'content-type': type } });
      expect(reply).toMatchObject({ status: 415, body: { code: 'UnsupportedMediaType' } });
    },
  );

  it('takes JSON with its charset', async () => {
    expect((await notes.put(NOTE, { headers: { 'content-type': 'Application/JSON; charset=UTF-8' } })).status).toBe(
      200,
    );
  });

  it.each([false, true])('refuses a body above 4 MB (base64: %s)', async (isBase64Encoded) => {
    const ofBytes = (count: number) => {
      const text = JSON.stringify({ title: 'x'.repeat(count - '{"title":""}'.length) });
      return isBase64Encoded ? Buffer.from(text).toString('base64') : text;
    };
    const limit = 4 * 1024 * 1024;
    expect(await notes.put(ofBytes(limit), { isBase64Encoded })).toMatchObject({ body: { code: 'ValidationFailed' } });
    expect(await notes.put(ofBytes(limit + 1), { isBase64Encoded })).toMatchObject({
      status: 413,
      body: { code: 'BodyTooLarge' },
    });
  });

  it('names each field that is wrong, and unknown ones too', async () => {
    const reply = await notes.put({
      title: '',
      at: '20210-05-04T10:00:00Z',
      tags: [{ name: 1, colour: 'red' }],
      owner: 'me',
    });
    expect(reply).toMatchObject(
      invalid(
        { path: 'title', message: 'must have at least 1 character' },
        { path: 'at', message: expect.stringContaining('RFC 3339') },
        { path: 'tags.0.name', message: 'must be a string' },
        { path: 'tags.0.colour', message: 'is not a known field' },
        { path: 'owner', message: 'is not a known field' },
      ),
    );
    expect(reply.body['detail']).toBe('`title` must have at least 1 character (and 4 more).');
  });

  it('names what is missing', async () => {
    expect(await notes.put({ at: NOTE.at })).toMatchObject(invalid({ path: 'title', message: 'is required' }));
    expect(await notes.put('null')).toMatchObject(invalid({ path: '', message: 'must be an object' }));
  });

  it('takes no prototype for a field', async () => {
    const reply = await notes.put(`{"title":"a","at":"${NOTE.at}","__proto__":{"title":"b"}}`);
    expect(reply).toMatchObject(invalid({ path: '__proto__', message: 'is not a known field' }));
  });

  it.each([
    ['limit=0', 'limit', 'must be at least 1'],
    ['limit=1001', 'limit', 'must be at most 1000'],
    ['limit=1e2', 'limit', 'must be a whole number'],
    ['limit=', 'limit', 'must be a whole number'],
    ['limit=5&limit=6', 'limit', 'must be a string'],
    ['sort=up', 'sort', 'is not a known field'],
  ])('refuses the query %s', async (query, path, message) => {
    expect(await notes.get(query)).toMatchObject(invalid({ path, message }));
  });

  it.each(['', ' ', 'a b', 'ä', 'x'.repeat(256)])('refuses the idempotency key %j', async (key) => {
    expect(await notes.put(NOTE, { headers: { 'idempotency-key': key } })).toMatchObject(
      invalid({ path: 'Idempotency-Key', message: expect.any(String) }),
    );
  });

  it.each(['*', '7', 'W/"7"', '"7", "8"', '"x"'])('refuses the precondition %s', async (tag) => {
    expect(await notes.put(NOTE, { headers: { 'if-match': tag } })).toMatchObject(
      invalid({ path: 'If-Match', message: expect.any(String) }),
    );
  });

  it('refuses a consistency token that is not ours', async () => {
    expect(await notes.get('', { 'consistency-token': 'abc' })).toMatchObject(
      invalid({ path: 'Consistency-Token', message: 'is not a token that we gave' }),
    );
  });

  it('refuses a body where none is taken', async () => {
    const reply = await notes.send({
      method: 'POST',
      path: '/v1/notes/throw/faults',
      body: '{}',
      headers: { authorization: notes.authorization },
    });
    expect(reply).toMatchObject(invalid({ path: '', message: expect.any(String) }));
  });

  it('answers any text as a body with a refusal or 200, never with a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (body) => {
        expect([200, 400]).toContain((await notes.put(body)).status);
      }),
    );
  });

  it('says at most a hundred things about one request', async () => {
    const reply = await notes.put({ ...NOTE, tags: Array.from({ length: 5000 }, () => 1) });
    expect(reply.body['errors']).toHaveLength(100);
  });
});
