import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DataKey, seal, unseal } from '../../../shared/kernel/crypto/sealing.ts';
import type { Json } from '../../../shared/kernel/pages/types.ts';

const newKey = (): DataKey => new Uint8Array(randomBytes(32)) as DataKey;
const key = newKey();
/** Short and long: what is short isn't compressed. */
const json = fc
  .oneof(fc.jsonValue(), fc.string({ minLength: 480, maxLength: 900 }))
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);

describe('a sealed body', () => {
  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(json, fc.string(), (value, place) => {
        expect(unseal(key, place, seal(key, place, value))).toEqual(value);
      }),
    );
  });

  it('opens from a view into a larger buffer', () => {
    const sealed = seal(key, 'place', { a: 1 });
    const larger = new Uint8Array(sealed.byteLength + 9);
    larger.set(sealed, 4);
    expect(unseal(key, 'place', larger.subarray(4, 4 + sealed.byteLength))).toEqual({ a: 1 });
  });

  it('does not open at another place or with another key', () => {
    fc.assert(
      fc.property(json, fc.string(), fc.string(), (value, place, other) => {
        fc.pre(place !== other);
        const sealed = seal(key, place, value);
        expect(() => unseal(key, other, sealed)).toThrow();
        expect(() => unseal(newKey(), place, sealed)).toThrow();
      }),
    );
  });

  it('does not open when a byte was changed, or the end is missing', () => {
    fc.assert(
      fc.property(json, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, at, flip) => {
        const sealed = new Uint8Array(seal(key, 'place', value));
        const cut = sealed.subarray(0, at % sealed.byteLength);
        expect(() => unseal(key, 'place', cut)).toThrow();
        const index = at % sealed.byteLength;
        sealed[index] = (sealed[index] ?? 0) ^ flip;
        expect(() => unseal(key, 'place', sealed)).toThrow();
      }),
    );
  });

  it('never looks the same twice', () => {
    expect(Buffer.compare(seal(key, 'place', 1), seal(key, 'place', 1))).not.toBe(0);
  });

  it('is smaller than what repeats itself', () => {
    expect(seal(key, 'place', 'again '.repeat(10_000)).byteLength).toBeLessThan(1_000);
  });
});
