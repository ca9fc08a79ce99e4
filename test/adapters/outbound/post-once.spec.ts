import { describe, expect, it, vi } from 'vitest';
import { type OutboundRequest, postOnce } from '../../../shared/adapters/outbound/post-once.ts';
import { httpReceiver, tcpReceiver } from './receivers.ts';

const LOCAL = { allowHttp: true, allowPrivate: true };
/** Enough for what is to arrive. */
const LONG_MS = 5_000;
/** For what never does. */
const SHORT_MS = 60;

const to = (port: number, more: Partial<OutboundRequest> = {}): OutboundRequest => ({
  url: `http://127.0.0.1:${port}/hooks?key=1`,
  headers: { 'content-type': 'application/json' },
  body: '{"a":"ü"}',
  timeoutMs: LONG_MS,
  ...more,
});

describe('a receiver that answers', () => {
  it('gets the request as it is, over a connection that is closed', async () => {
    const seen: unknown[] = [];
    const { port } = await httpReceiver(async (request, response) => {
      const body = (await request.toArray()).join('');
      seen.push(request.method, request.url, body, request.headers);
      response.writeHead(202, { 'content-type': 'text/plain', 'retry-after': '7', 'x-other': 'not kept' }).end('taken');
    });
    const outcome = await postOnce(to(port, { headers: { 'content-type': 'application/json', 'X-Own': '1' } }), LOCAL);
    expect(outcome).toEqual({
      kind: 'response',
      answer: {
        status: 202,
        headers: { 'content-type': 'text/plain', 'retry-after': '7' },
        bodyStart: 'taken',
        truncated: false,
      },
      durationMs: expect.any(Number),
    });
    expect(seen).toEqual([
      'POST',
      '/hooks?key=1',
      '{"a":"ü"}',
      {
        host: `127.0.0.1:${port}`,
        connection: 'close',
        'content-length': '10',
        'content-type': 'application/json',
        'x-own': '1',
      },
    ]);
  });

  it.each([204, 400, 410, 429, 500, 503])('with %i', async (status) => {
    const { port } = await httpReceiver((_request, response) => response.writeHead(status).end());
    expect(await postOnce(to(port), LOCAL)).toMatchObject({ kind: 'response', answer: { status, bodyStart: '' } });
  });

  it.each([301, 302, 303, 307, 308])('with a redirect (%i) is not followed', async (status) => {
    const target = await httpReceiver((_request, response) => response.end());
    const { port } = await httpReceiver((_request, response) =>
      response.writeHead(status, { location: `http://127.0.0.1:${target.port}/` }).end('moved'),
    );
    expect(await postOnce(to(port), LOCAL)).toMatchObject({
      kind: 'redirect',
      answer: { status, headers: { location: `http://127.0.0.1:${target.port}/` }, bodyStart: 'moved' },
    });
    expect(target.connections()).toBe(0);
  });

  it('with exactly what is kept has not been cut', async () => {
    const { port } = await httpReceiver((_request, response) => response.end('x'.repeat(4_096)));
    expect(await postOnce(to(port), LOCAL)).toMatchObject({
      answer: { bodyStart: 'x'.repeat(4_096), truncated: false },
    });
  });

  it('with 10 MB is left after the first 4 KB', async () => {
    let written = 0;
    const { port } = await httpReceiver((_request, response) => {
      const more = (): void => {
        while (written < 10_000_000 && !response.destroyed) {
          written += 10_000;
          if (!response.write('y'.repeat(10_000))) return void response.once('drain', more);
        }
      };
      more();
    });
    const outcome = await postOnce(to(port), LOCAL);
    expect(outcome).toMatchObject({ kind: 'response', answer: { bodyStart: 'y'.repeat(4_096), truncated: true } });
    expect(written).toBeLessThan(10_000_000);
  });

  it('with bytes that are no text, or a character cut in two, is read as far as it is text', async () => {
    const bytes = await httpReceiver((_request, response) => response.end(Buffer.from([0x61, 0xff, 0x00, 0x62])));
    expect(await postOnce(to(bytes.port), LOCAL)).toMatchObject({ answer: { bodyStart: 'a\ufffd\0b' } });
    const cut = await httpReceiver((_request, response) => response.end('aü'));
    expect(await postOnce(to(cut.port, { responseBytesMax: 2 }), LOCAL)).toMatchObject({
      answer: { bodyStart: 'a', truncated: true },
    });
  });

  it('before it has read the request', async () => {
    const { port } = await tcpReceiver((socket) =>
      socket.once('data', () => socket.write('HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\n\r\n')),
    );
    const outcome = await postOnce(to(port, { body: 'z'.repeat(5_000_000) }), LOCAL);
    expect(outcome).toMatchObject({ kind: 'response', answer: { status: 413 } });
  });
});

/** Sends to what never ends, and has the time be over once it got there, however long that took. */
async function outcomeInTime(request: OutboundRequest, gotThere: Promise<void>): Promise<unknown> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    const sending = postOnce(request, LOCAL);
    await gotThere;
    vi.advanceTimersByTime(request.timeoutMs - 1);
    expect(await Promise.race([sending, new Promise((resolve) => setImmediate(resolve, 'at it'))])).toBe('at it');
    vi.advanceTimersByTime(1);
    return await sending;
  } finally {
    vi.useRealTimers();
  }
}

describe('a receiver that takes its time', () => {
  /** So many drops, one each time that all sockets of this process are looked at: the first have been received then. */
  const DROPS = 10;
  const dripping = (write: (text: string) => void, drop: string, received: () => void): NodeJS.Timeout => {
    let drops = 0;
    return setInterval(() => {
      write(drop);
      drops += 1;
      if (drops === DROPS) received();
    }, 5);
  };

  it('never answers', async () => {
    const asked = Promise.withResolvers<void>();
    const { port } = await httpReceiver(() => asked.resolve());
    expect(await outcomeInTime(to(port), asked.promise)).toEqual({
      kind: 'timeout',
      phase: 'answer',
      reason: 'The time was over while waiting for an answer.',
      durationMs: LONG_MS,
    });
  });

  it('sends its headers byte by byte', async () => {
    const begun = Promise.withResolvers<void>();
    const { port } = await tcpReceiver((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
      const timer = dripping((text) => socket.write(text), 'H', begun.resolve);
      socket.once('close', () => clearInterval(timer));
    });
    const outcome = await outcomeInTime(to(port), begun.promise);
    expect(outcome).toMatchObject({ kind: 'timeout', phase: 'answer', durationMs: LONG_MS });
  });

  it('sends its body byte by byte', async () => {
    const begun = Promise.withResolvers<void>();
    const { port } = await httpReceiver((_request, response) => {
      response.write('b');
      const timer = dripping((text) => response.write(text), 'b', begun.resolve);
      response.once('close', () => clearInterval(timer));
    });
    expect(await outcomeInTime(to(port), begun.promise)).toMatchObject({
      kind: 'timeout',
      phase: 'body',
      answer: { status: 200, bodyStart: expect.stringMatching(/^b+$/), truncated: true },
      durationMs: LONG_MS,
    });
  });

  it('never ends the handshake of TLS', async () => {
    const greeted = Promise.withResolvers<void>();
    const { port } = await tcpReceiver((socket) => socket.once('data', () => greeted.resolve()));
    const url = `https://127.0.0.1:${port}/`;
    expect(await outcomeInTime(to(port, { url }), greeted.promise)).toMatchObject({
      kind: 'timeout',
      phase: 'tls',
    });
  });

  it('is left when the time is over', async () => {
    const closed = Promise.withResolvers<void>();
    const { port } = await tcpReceiver((socket) => socket.once('close', () => closed.resolve()).resume());
    await postOnce(to(port, { timeoutMs: SHORT_MS }), LOCAL);
    await closed.promise;
  });
});

describe('a receiver that breaks off', () => {
  it('is not there', async () => {
    expect(await postOnce(to(1), LOCAL)).toMatchObject({
      kind: 'connection-failed',
      phase: 'connect',
      code: 'ECONNREFUSED',
      reason: 'No connection could be made (ECONNREFUSED).',
    });
  });

  it('closes without an answer', async () => {
    const { port } = await tcpReceiver((socket) => socket.once('data', () => socket.end()));
    expect(await postOnce(to(port), LOCAL)).toMatchObject({
      kind: 'connection-failed',
      phase: 'answer',
      code: 'ECONNRESET',
      reason: 'The connection broke before an answer came, or what came was no HTTP (ECONNRESET).',
    });
  });

  it('resets', async () => {
    const { port } = await tcpReceiver((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await postOnce(to(port), LOCAL)).toMatchObject({ kind: 'connection-failed', code: 'ECONNRESET' });
  });

  it('closes within its body', async () => {
    const { port } = await tcpReceiver((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf')),
    );
    expect(await postOnce(to(port), LOCAL)).toMatchObject({
      kind: 'connection-failed',
      phase: 'body',
      code: 'ECONNRESET',
      answer: { status: 200, bodyStart: 'half', truncated: true },
    });
  });

  it.each([
    ['garbage', 'SSH-2.0-OpenSSH_9.6\r\n', 'HPE_INVALID_CONSTANT'],
    ['endless headers', `HTTP/1.1 200 OK\r\nx-long: ${'h'.repeat(20_000)}`, 'HPE_HEADER_OVERFLOW'],
    ['another protocol', 'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n', 'ECONNRESET'],
  ])('sends %s', async (_what, text, code) => {
    const { port } = await tcpReceiver((socket) => socket.once('data', () => socket.write(text)));
    expect(await postOnce(to(port), LOCAL)).toMatchObject({ kind: 'connection-failed', phase: 'answer', code });
  });
});

describe('a request that is not sent', () => {
  it.each([
    ['Host', 'other', 'The header host belongs to the connection and is set by us.'],
    ['Transfer-Encoding', 'chunked', 'The header transfer-encoding belongs to the connection and is set by us.'],
    ['Proxy-Authorization', 'x', 'The header proxy-authorization belongs to the connection and is set by us.'],
    ['x y', '1', 'The name of the header has characters that none may have.'],
    ['x-y', 'a\r\nb: c', 'The value of the header x-y has characters that none may have.'],
  ])('has the header %s: %s', async (name, value, reason) => {
    const { port, connections } = await httpReceiver((_request, response) => response.end());
    expect(await postOnce(to(port, { headers: { [name]: value } }), LOCAL)).toMatchObject({
      kind: 'bad-headers',
      reason,
    });
    expect(connections()).toBe(0);
  });
});
