import { describe, expect, it } from 'vitest';
import { encodeToken } from '../../../shared/kernel/http/consistency-token.ts';
import { AUDIENCE, USER } from './issuer.ts';
import { clientOf, routes } from './notes.ts';
import { NOTE, serveNotes } from './served-notes.ts';

const notes = serveNotes();

describe('what goes along with every answer', () => {
  const HEADERS = ['cache-control', 'content-security-policy', 'referrer-policy', 'x-content-type-options'];

  it.each([
    ['an answer', { path: '/document' }],
    ['a refusal', { path: '/v1/notes' }],
    ['an unknown path', { path: '/nothing' }],
  ])('headers that keep it safe: %s', async (_, parts) => {
    const { headers } = await notes.send(parts);
    for (const name of HEADERS) expect(headers).toHaveProperty(name);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('one log line with the route and a hashed tenant, without path, body, token or user', async () => {
    await notes.put({ ...NOTE, title: 'confidential' }, { path: '/v1/notes/private' });
    await notes.get('tag=private');
    await notes.send({ path: '/private' });
    expect(notes.lines).toHaveLength(3);
    expect(notes.lines[0]).toMatchObject({
      message: 'request',
      fields: {
        method: undefined,
        route: 'PUT /v1/notes/{name}',
        status: 200,
        tenant: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    });
    expect(notes.lines[2]?.fields).toMatchObject({ method: 'GET', route: 'unknown', status: 404, code: 'NotFound' });
    const text = JSON.stringify(notes.lines);
    for (const secret of ['confidential', 'private', USER, notes.authorization.slice(7, 40)])
      expect(text).not.toContain(secret);
  });
});

describe('what is counted of a request', () => {
  it('is how long it took, and the races that its command lost', async () => {
    await notes.put(NOTE);
    const { fields, metrics } = notes.lines[0] ?? {};
    expect(fields).toMatchObject({ conflicts: 1, commandId: 'command', durationMs: expect.any(Number) });
    expect(metrics).toEqual({ Requests: 1, Latency: fields?.['durationMs'], Conflicts: 1 });
  });

  it('tells refusals from faults of ours, and from reads that came too early', async () => {
    await notes.send({ path: '/nothing' });
    await notes.get('', { 'consistency-token': encodeToken({ type: 'journal', id: 'main', version: 99 }) });
    await notes.send({
      method: 'POST',
      path: '/v1/notes/throw/faults',
      headers: { authorization: notes.authorization },
    });
    const counted = notes.lines.flatMap(({ message, metrics = {} }) =>
      message === 'request' ? [Object.keys(metrics)] : [],
    );
    expect(counted).toEqual([
      ['Requests', 'Latency', 'ClientErrors'],
      ['Requests', 'Latency', 'NotYetConsistent'],
      ['Requests', 'Latency', 'ServerErrors'],
    ]);
  });
});

describe('an answer above what a function may send', () => {
  // Quotes double when JSON is put into JSON, which counts: this is below the limit before and above it after.
  const LARGE = '1500000';
  const request = () => ({
    path: '/v1/large-note',
    query: `size=${LARGE}`,
    headers: { authorization: notes.authorization },
  });

  it('is refused without a place to keep it', async () => {
    expect(await notes.send(request())).toMatchObject({ status: 413, body: { code: 'AnswerTooLarge' } });
  });

  it('is kept elsewhere, and answered with where it is', async () => {
    const kept: { readonly tenant: string; readonly content: string | Uint8Array; readonly mediaType: string }[] = [];
    const sendWithStore = clientOf({
      routes,
      auth: { issuer: notes.issuerUrl, audience: AUDIENCE },
      largeAnswers: async (answer) => {
        kept.push(answer);
        return 'https://files.example/answer';
      },
    });
    const reply = await sendWithStore(request());
    expect(reply).toMatchObject({ status: 303, headers: { location: 'https://files.example/answer' } });
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ tenant: USER, mediaType: 'application/json' });
    expect(JSON.parse(String(kept[0]?.content))).toHaveLength(Number(LARGE));
  });

  it('passes just below it', async () => {
    expect((await notes.send({ ...request(), query: 'size=1300000' })).status).toBe(200);
  });
});
