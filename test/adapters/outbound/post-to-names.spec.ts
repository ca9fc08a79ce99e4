/** What a name resolves to decides whether, and where to, a request is sent. */
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { postOnce } from '../../../shared/adapters/outbound/post-once.ts';
import type { Resolve } from '../../../shared/adapters/outbound/resolve.ts';
import { httpReceiver, httpsReceiver } from './receivers.ts';
import { selfSigned } from './self-signed.ts';

const LOCAL = { allowHttp: true, allowPrivate: true };

/** A DNS that gives one answer after the other, and the last one from then on. */
function answers(...all: readonly (readonly string[])[]): { readonly resolve: Resolve; readonly asked: string[] } {
  const asked: string[] = [];
  const resolve: Resolve = async (name) => {
    asked.push(name);
    return all[Math.min(asked.length, all.length) - 1] ?? [];
  };
  return { resolve, asked };
}

const post = (url: string, options: Parameters<typeof postOnce>[1], timeoutMs = 5_000) =>
  postOnce({ url, headers: {}, body: '{}', timeoutMs }, options);

describe('a name is refused that resolves to', () => {
  it.each([
    [['127.0.0.1'], 'loopback'],
    [['10.1.2.3'], 'private'],
    [['169.254.169.254'], 'link-local'],
    [['::1'], 'loopback'],
    [['fd00:ec2::254'], 'unique-local'],
    [['::ffff:127.0.0.1'], 'IPv4-mapped'],
    [['::ffff:7f00:1'], 'IPv4-mapped'],
    [['64:ff9b::7f00:1'], 'NAT64'],
    [['2606:4700::1111', '1.1.1.1', '192.168.0.1'], 'private'],
    [['1.1.1.1', 'fe80::1%lo'], 'link-local'],
    [['1.1.1.1', 'nonsense'], 'unknown'],
  ])('%j', async (addresses, range) => {
    const { port, connections } = await httpReceiver((_request, response) => response.end());
    const { resolve } = answers(addresses);
    expect(await post(`http://hooks.example:${port}/`, { allowHttp: true, resolve })).toEqual({
      kind: 'refused-address',
      range,
      reason: `The host has an address that is not a public one (${range}).`,
      durationMs: expect.any(Number),
    });
    expect(connections()).toBe(0);
  });

  it.each(['https://127.0.0.1/', 'https://2130706433/', 'https://[::ffff:127.0.0.1]/', 'https://localhost/'])(
    'a literal one: %s, without asking',
    async (url) => {
      const { resolve, asked } = answers(['1.1.1.1']);
      expect(await post(url, { resolve })).toMatchObject({ kind: 'bad-url', code: 'UrlNotPublic' });
      expect(asked).toEqual([]);
    },
  );
});

describe('a name that changes its meaning between check and connection', () => {
  it('is asked for once, and leads where it led then', async () => {
    const second = await httpReceiver((_request, response) => response.end('rebound'));
    const { resolve, asked } = answers(['127.0.0.2'], ['127.0.0.1']);
    const outcome = await post(`http://hooks.example:${second.port}/`, { ...LOCAL, resolve });
    expect(outcome).toMatchObject({ kind: 'connection-failed', phase: 'connect', code: 'ECONNREFUSED' });
    expect(second.connections()).toBe(0);
    expect(asked).toEqual(['hooks.example']);
  });

  it('is refused at the next request', async () => {
    const { port, connections } = await httpReceiver((_request, response) => response.end());
    const { resolve } = answers(['127.0.0.1']);
    const url = `http://hooks.example:${port}/`;
    expect(await post(url, { ...LOCAL, resolve })).toMatchObject({ kind: 'response' });
    expect(await post(url, { allowHttp: true, resolve })).toMatchObject({ kind: 'refused-address' });
    expect(connections()).toBe(1);
  });
});

describe('a name', () => {
  it('is sent as Host, whatever its address', async () => {
    const { port } = await httpReceiver((request, response) => response.end(request.headers.host));
    const { resolve } = answers(['127.0.0.1']);
    expect(await post(`http://hooks.example:${port}/`, { ...LOCAL, resolve })).toMatchObject({
      answer: { bodyStart: `hooks.example:${port}` },
    });
  });

  it('with a host that is down among its addresses leads to the next one', async () => {
    const { port } = await httpReceiver((_request, response) => response.end('second'), '127.0.0.3');
    const { resolve } = answers(['127.0.0.2', '127.0.0.3']);
    expect(await post(`http://hooks.example:${port}/`, { ...LOCAL, resolve })).toMatchObject({
      answer: { bodyStart: 'second' },
    });
  });

  it('without addresses, or that DNS does not know, is a failed connection', async () => {
    const unknown: Resolve = async () => {
      throw Object.assign(new Error('queryA ESERVFAIL'), { code: 'ESERVFAIL' });
    };
    expect(await post('https://hooks.example/', { resolve: unknown })).toMatchObject({
      kind: 'connection-failed',
      phase: 'resolve',
      code: 'ESERVFAIL',
      reason: 'The name could not be resolved (ESERVFAIL).',
    });
    expect(await post('https://hooks.example/', answers([]))).toMatchObject({ phase: 'resolve', code: 'ENOTFOUND' });
  });

  it('that is never answered for takes no longer than the request may', async () => {
    const never: Resolve = () => new Promise(() => {});
    expect(await post('https://hooks.example/', { resolve: never }, 30)).toMatchObject({
      kind: 'timeout',
      phase: 'resolve',
    });
  });

  it('of this machine is resolved as this machine does, where that is allowed', async () => {
    const { port } = await httpReceiver((_request, response) => response.end('here'));
    expect(await post(`http://localhost:${port}/`, LOCAL)).toMatchObject({ answer: { bodyStart: 'here' } });
  });
});

describe('a certificate', () => {
  const { resolve } = answers(['127.0.0.1']);
  const certificate = selfSigned('hooks.example');

  const trust = (): void => {
    const before = getCACertificates('default');
    setDefaultCACertificates([certificate.cert]);
    onTestFinished(() => setDefaultCACertificates(before));
  };

  it('that nobody vouches for is refused, whatever the environment says', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    onTestFinished(() => void delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']);
    const { port } = await httpsReceiver(certificate, (_request, response) => response.end());
    expect(await post(`https://hooks.example:${port}/`, { ...LOCAL, resolve })).toMatchObject({
      kind: 'connection-failed',
      phase: 'tls',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      reason: 'No secure connection could be made (DEPTH_ZERO_SELF_SIGNED_CERT).',
    });
  });

  it('is checked for the name, not for the address', async () => {
    trust();
    const { port } = await httpsReceiver(certificate, (request, response) => response.end(request.headers.host));
    expect(await post(`https://hooks.example:${port}/`, { ...LOCAL, resolve })).toMatchObject({
      kind: 'response',
      answer: { bodyStart: `hooks.example:${port}` },
    });
    expect(await post(`https://other.example:${port}/`, { ...LOCAL, resolve })).toMatchObject({
      kind: 'connection-failed',
      phase: 'tls',
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });

  it('is missing where plain HTTP answers', async () => {
    const { port } = await httpReceiver((_request, response) => response.end());
    expect(await post(`https://hooks.example:${port}/`, { ...LOCAL, resolve })).toMatchObject({
      kind: 'connection-failed',
      phase: 'tls',
    });
  });
});
