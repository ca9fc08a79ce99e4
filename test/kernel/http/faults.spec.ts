import { describe, expect, it } from 'vitest';
import { serveNotes } from './served-notes.ts';

const notes = serveNotes();

describe('faults of ours', () => {
  const fault = (name: string, remainingMs?: number) =>
    notes.send(
      { method: 'POST', path: `/v1/notes/${name}/faults`, headers: { authorization: notes.authorization } },
      remainingMs,
    );

  it('are a 500 that shows nothing of them, and a log line that does', async () => {
    const reply = await fault('throw');
    expect(reply).toMatchObject({
      status: 500,
      body: { code: 'Internal' },
      headers: { 'x-content-type-options': 'nosniff' },
    });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(notes.lines[0]).toMatchObject({
      message: 'Request failed',
      fields: { error: new Error('the secret inner workings') },
    });
  });

  it('include answers that the contract does not describe', async () => {
    expect((await fault('wrong-answer')).status).toBe(500);
    expect(String(notes.lines[0]?.fields['error'])).toContain('does not fit its schema');
  });

  it('are a 503 when another version of the service has written what is stored', async () => {
    expect(await fault('other-version')).toMatchObject({
      status: 503,
      body: { code: 'StateOfOtherVersion' },
      headers: { 'retry-after': '30' },
    });
    expect(String(notes.lines[0]?.fields['error'])).toContain('its state is of version 9');
  });

  it.each(['no-room', 'no-room-by-client'])(
    'are a 429 when the table had no room for longer than we try: %s',
    async (kind) => {
      expect(await fault(kind)).toMatchObject({
        status: 429,
        body: { code: 'Throttled' },
        headers: { 'retry-after': '1' },
      });
    },
  );

  it('are a 503 just before the function’s time is up', async () => {
    expect(await fault('hang', 550)).toMatchObject({
      status: 503,
      body: { code: 'TimedOut' },
      headers: { 'retry-after': '1' },
    });
  });
});
