import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newKeyPair, newSecret, signingKey } from '../../../shared/webhooks/domain/signing/keys.ts';

const PAIR = newKeyPair(new Uint8Array(32).fill(1));

describe('a secret', () => {
  it('is whsec_ and its bytes', () => {
    expect(newSecret(new Uint8Array(24).fill(255))).toBe('whsec_////////////////////////////////');
  });

  it.each([24, 32, 64])('may have %i bytes', (length) => {
    const secret = newSecret(randomBytes(length));
    expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(length);
    expect(signingKey.parse(secret)).toBe(secret);
  });

  it.each([0, 23, 65])('may not have %i bytes', (length) => {
    expect(() => newSecret(randomBytes(length))).toThrow(`24 to 64 bytes, not ${length}`);
  });
});

describe('a key pair', () => {
  it('is the one of its seed, in the form of other implementations', () => {
    const seed = Buffer.from('6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=', 'base64');
    expect(newKeyPair(seed)).toEqual({
      privateKey: 'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==',
      publicKey: 'whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=',
    });
  });

  it.each([0, 31, 33, 64])('is not made of %i bytes', (length) => {
    expect(() => newKeyPair(randomBytes(length))).toThrow(`32 bytes, not ${length}`);
  });

  it('is read back', () => {
    expect(signingKey.parse(PAIR.privateKey)).toBe(PAIR.privateKey);
  });
});

describe('no signing key', () => {
  const otherHalf = newKeyPair(new Uint8Array(32).fill(2)).privateKey.slice(-43);
  it.each([
    ['nothing', ''],
    ['a secret without its prefix', newSecret(randomBytes(32)).slice(6)],
    ['a secret that is too short', `whsec_${randomBytes(23).toString('base64')}`],
    ['a secret that is too long', `whsec_${randomBytes(65).toString('base64')}`],
    ['a secret with something behind it', `${newSecret(randomBytes(32))} `],
    ['base64url', `whsec_${Buffer.alloc(24, 255).toString('base64url')}`],
    ['a public key', PAIR.publicKey],
    ['a seed alone', `whsk_${Buffer.alloc(32, 1).toString('base64')}`],
    ['halves of two pairs', PAIR.privateKey.slice(0, -43) + otherHalf],
  ])('is %s', (_what, text) => {
    expect(signingKey.safeParse(text).success).toBe(false);
  });
});
