import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newKeyPair, newSecret, type WebhookPublicKey } from '../../../shared/webhooks/domain/signing/keys.ts';
import {
  type SignatureHeaders,
  signatureHeaders,
  type WebhookMessage,
} from '../../../shared/webhooks/domain/signing/signature-headers.ts';

const SECRET = newSecret(new Uint8Array(32).fill(1));
const OLD_SECRET = newSecret(new Uint8Array(24).fill(2));
const PAIR = newKeyPair(new Uint8Array(32).fill(3));
const OLD_PAIR = newKeyPair(new Uint8Array(32).fill(4));

const now = (): number => Math.floor(Date.now() / 1_000);
const signed = (message: Partial<WebhookMessage> = {}): SignatureHeaders =>
  signatureHeaders({ id: 'msg_1', timestampSeconds: now(), body: '{"a":1}', keys: [SECRET], ...message });
/** What a receiver does who has the library alone. */
const received = (secret: string, headers: SignatureHeaders, body: string): unknown =>
  new Webhook(secret).verify(body, { ...headers });

/** What a receiver does who has the public key alone. */
function verified(publicKey: WebhookPublicKey, headers: SignatureHeaders, body: string): boolean {
  const x = Buffer.from(publicKey.slice('whpk_'.length), 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const content = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  return headers['webhook-signature']
    .split(' ')
    .filter((signature) => signature.startsWith('v1a,'))
    .some((signature) => verify(null, content, key, Buffer.from(signature.slice('v1a,'.length), 'base64')));
}

describe('a signature', () => {
  it('is that of the specification', () => {
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestampSeconds: 1_614_265_330,
      body: '{"test": 2432232314}',
    };
    const secret = newSecret(Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'));
    const { privateKey } = newKeyPair(Buffer.from('6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=', 'base64'));
    expect(signatureHeaders({ ...message, keys: [secret, privateKey] })).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature':
        'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= ' +
        'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==',
    });
  });

  it('of a secret is verified by the library, whatever the body says', () => {
    const property = fc.property(fc.json(), (body) => {
      expect(received(SECRET, signed({ body }), body)).toEqual(JSON.parse(body));
    });
    fc.assert(property, { numRuns: 50 });
  });

  it('of a key pair is verified with the public key', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), (body) => {
      expect(verified(PAIR.publicKey, signed({ body, keys: [PAIR.privateKey] }), body)).toBe(true);
    });
    fc.assert(property, { numRuns: 50 });
  });

  it('is the same for the same message, and another for each part of it', () => {
    const message: WebhookMessage = { id: 'a', timestampSeconds: 1, body: 'b', keys: [SECRET, PAIR.privateKey] };
    const signatures = [
      message,
      { ...message, id: 'c' },
      { ...message, timestampSeconds: 2 },
      { ...message, body: '' },
    ].flatMap((each) => signatureHeaders(each)['webhook-signature'].split(' '));
    expect(new Set(signatures).size).toBe(8);
    expect(signatureHeaders(message)).toEqual(signatureHeaders({ ...message }));
  });

  it('does not hold for another body or another key', () => {
    const headers = signed({ keys: [SECRET, PAIR.privateKey] });
    expect(() => received(SECRET, headers, '{"a":2}')).toThrow('No matching signature');
    expect(() => received(OLD_SECRET, headers, '{"a":1}')).toThrow('No matching signature');
    expect(verified(PAIR.publicKey, headers, '{"a":2}')).toBe(false);
    expect(verified(OLD_PAIR.publicKey, headers, '{"a":1}')).toBe(false);
  });
});

describe('while a key is replaced', () => {
  it('the new and the old one both verify', () => {
    const headers = signed({ keys: [SECRET, OLD_SECRET, PAIR.privateKey, OLD_PAIR.privateKey] });
    expect(headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44} v1a,\S{88} v1a,\S{88}$/);
    for (const secret of [SECRET, OLD_SECRET]) expect(received(secret, headers, '{"a":1}')).toEqual({ a: 1 });
    for (const { publicKey } of [PAIR, OLD_PAIR]) expect(verified(publicKey, headers, '{"a":1}')).toBe(true);
  });
});

describe('nothing is signed', () => {
  it.each(['', 'a.b', 'a b', 'ü', 'a\n'])('under the id %j', (id) => {
    expect(() => signed({ id })).toThrow('Not an id');
  });

  it.each([1.5, -1, Number.NaN])('at %d', (timestampSeconds) => {
    expect(() => signed({ timestampSeconds })).toThrow('Not seconds');
  });

  it('without a key', () => {
    expect(() => signed({ keys: [] })).toThrow('Nothing to sign with');
  });
});
