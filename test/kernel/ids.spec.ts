import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { NIL, v5, validate, version } from 'uuid';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  derivedId,
  derivedIdAt,
  idSchema,
  isUuid,
  newId,
  timeOf,
  timeOrderedDerivedId,
} from '../../shared/kernel/ids.ts';

const parts = fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 });
const times = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2101, 0, 1) - 1 });
const NAMESPACE = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('a new id', () => {
  it('is a UUIDv7 of this moment', () => {
    // Ids never go back, where another test in this process has set the clock on and back again.
    const before = Math.max(Date.now(), timeOf(newId()));
    const id = newId();
    expect(validate(id) && version(id)).toBe(7);
    expect(timeOf(id)).toBeGreaterThanOrEqual(before);
    expect(timeOf(id)).toBeLessThan(before + 1000);
  });

  it('comes after every one made before it, within a millisecond too', () => {
    const ids = Array.from({ length: 20_000 }, () => newId());
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('an id that is derived for a time', () => {
  it('is a UUIDv7 of that time, the same of the same parts, and lies among new ones', () => {
    const now = Date.now();
    const [earlier, id, other, later] = [now - 1, now, now, now + 1].map((ms, at) =>
      derivedIdAt(ms, 'a', at === 2 ? 'c' : 'b'),
    );
    expect(validate(id) && version(id ?? '')).toBe(7);
    expect(timeOf(id ?? '')).toBe(now);
    expect(derivedIdAt(now, 'a', 'b')).toBe(id);
    expect(other).not.toBe(id);
    expect([earlier, id, later].toSorted()).toEqual([earlier, id, later]);
    expect(derivedIdAt(now + 60_000, 'a') > newId()).toBe(true);
    expect(() => derivedIdAt(-1, 'a')).toThrow('Not a time');
  });
});

describe('a derived id', () => {
  it('is the UUIDv5 of its namespace and the JSON of its parts', () => {
    fc.assert(
      fc.property(parts, (list) => {
        expect(derivedId(NAMESPACE, ...list)).toBe(v5(JSON.stringify(list), NAMESPACE));
      }),
    );
  });

  it('differs when the same text is parted differently', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(derivedId(NAMESPACE, ...a)).not.toBe(derivedId(NAMESPACE, ...b));
        expect(timeOrderedDerivedId(0, ...a)).not.toBe(timeOrderedDerivedId(0, ...b));
      }),
    );
    expect(derivedId(NAMESPACE, 'ab', 'c')).not.toBe(derivedId(NAMESPACE, 'a', 'bc'));
    expect(derivedId(NAMESPACE, 'a","b')).not.toBe(derivedId(NAMESPACE, 'a', 'b'));
  });

  it('needs a UUID for its namespace', () => {
    expect(() => derivedId('transactions', 'a')).toThrow('namespace');
  });
});

describe('a time-ordered derived id', () => {
  it('is a UUIDv8: milliseconds since 1900, then SHA-256 of the parts', () => {
    const id = timeOrderedDerivedId(Date.UTC(2021, 4, 4, 10), 'kraken', 'T-1');
    const hex = id.replaceAll('-', '');
    const digest = createHash('sha256').update('["kraken","T-1"]').digest('hex');
    expect(BigInt(`0x${hex.slice(0, 12)}`)).toBe(BigInt(Date.UTC(2021, 4, 4, 10) - Date.UTC(1900, 0, 1)));
    expect(hex.charAt(12)).toBe('8');
    expect(hex.slice(13, 16)).toBe(digest.slice(1, 4));
    expect('89ab').toContain(hex.charAt(16));
    expect(hex.slice(17)).toBe(digest.slice(5, 20));
    expect(version(id)).toBe(8);
  });

  it('gives its time back, and sorts by it', () => {
    fc.assert(
      fc.property(times, times, parts, (a, b, list) => {
        const [idOfA, idOfB] = [timeOrderedDerivedId(a, ...list), timeOrderedDerivedId(b, ...list)];
        expect(timeOf(idOfA)).toBe(a);
        expect(idOfA < idOfB).toBe(a < b);
        expect(isUuid(idOfA)).toBe(true);
      }),
    );
  });

  it('refuses a time before 1900, beyond 48 bits, or between milliseconds', () => {
    for (const ms of [Date.UTC(1900, 0, 1) - 1, 2 ** 48, 0.5, Number.NaN]) {
      expect(() => timeOrderedDerivedId(ms, 'a')).toThrow('Not a time');
    }
  });
});

it('finds no time in an id that has none', () => {
  for (const id of [derivedId(NAMESPACE, 'a'), NAMESPACE, 'x']) expect(() => timeOf(id)).toThrow('No time');
});

describe('the schema of an id', () => {
  const schema = idSchema('NoteId');

  it('takes every version, and makes upper case lower', () => {
    for (const id of [newId(), derivedId(NAMESPACE, 'a'), timeOrderedDerivedId(0, 'a')]) {
      expect(z.parse(schema, id.toUpperCase())).toBe(id);
    }
  });

  it.each(['', 'x', NIL, `${NAMESPACE} `, `{${NAMESPACE}}`, NAMESPACE.replaceAll('-', '')])('refuses %j', (text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });
});
