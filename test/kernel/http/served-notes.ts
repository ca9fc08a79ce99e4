/** The handler of notes as its specs meet it: a client, a user who is signed in, and what was logged. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { EventParts } from './event.ts';
import { AUDIENCE, startIssuer, type TestIssuer } from './issuer.ts';
import { clientOf, type LogLine, logInto, type Reply, routes } from './notes.ts';

type Send = ReturnType<typeof clientOf>;

export const NOTE = { title: 'Milk', at: '2021-05-04T12:00:00+02:00' };
const JSON_TYPE = { 'content-type': 'application/json' };

class ServedNotes {
  issuerUrl = '';
  /** Header of the user who is signed in. */
  authorization = '';
  /** Logged since the test began. */
  lines: LogLine[] = [];
  send: Send = () => Promise.reject(new Error('the notes are served while a test runs'));

  put(body: unknown, more: EventParts = {}): Promise<Reply> {
    return this.send({
      method: 'PUT',
      path: '/v1/notes/a',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...more,
      headers: { authorization: this.authorization, ...JSON_TYPE, ...more.headers },
    });
  }

  get(query: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.send({ path: '/v1/notes', query, headers: { authorization: this.authorization, ...headers } });
  }
}

/** Serves them for the tests of a file. */
export function serveNotes(): ServedNotes {
  const notes = new ServedNotes();
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await startIssuer();
    notes.issuerUrl = issuer.url;
    notes.authorization = `Bearer ${await issuer.sign()}`;
  });
  beforeEach(() => {
    notes.lines = [];
    notes.send = clientOf({
      routes,
      auth: { issuer: issuer.url, audience: AUDIENCE },
      log: logInto(notes.lines),
      otherRoutes: [{ method: 'POST', path: '/v1/imports/{importId}/reversal' }],
    });
  });
  afterAll(() => issuer.close());
  return notes;
}
