import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { decodeToken, encodeToken } from '../../../shared/kernel/http/consistency-token.ts';
import { encodeOpaque } from '../../../shared/kernel/http/opaque.ts';
import { cursorOf } from '../../../shared/kernel/http/paging.ts';
import { STREAM_TYPES } from '../../../shared/kernel/streams.ts';

describe('a consistency token', () => {
  const token = fc.record({
    type: fc.constantFrom(...STREAM_TYPES),
    id: fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme-ascii' }),
    version: fc.nat(),
  });

  it('names the same stream and version when it comes back', () => {
    fc.assert(
      fc.property(token, (value) => {
        expect(decodeToken(encodeToken(value))).toEqual(value);
      }),
    );
  });

  it('has a fixed content, so that tokens outlive a deployment', () => {
    expect(encodeToken({ type: 'journal', id: 'main', version: 3 })).toBe(
      encodeOpaque({ v: 1, s: 'journal', i: 'main', n: 3 }),
    );
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['nothing', ''],
    ['another version of the form', encodeOpaque({ v: 2, s: 'journal', i: 'main', n: 3 })],
    ['an unknown stream type', encodeOpaque({ v: 1, s: 'secrets', i: 'main', n: 3 })],
    ['a negative version', encodeOpaque({ v: 1, s: 'journal', i: 'main', n: -1 })],
    ['a broken version', encodeOpaque({ v: 1, s: 'journal', i: 'main', n: 1.5 })],
    ['a tenant in it', encodeOpaque({ v: 1, s: 'journal', i: 'main', n: 1, t: 'someone' })],
    ['a page of text', encodeOpaque({ v: 1, s: 'journal', i: 'x'.repeat(5000), n: 1 })],
  ])('is refused with its path if it is %s', (_, text) => {
    expect(decodeToken(text)).toMatchObject({ code: 'ValidationFailed', errors: [{ path: 'Consistency-Token' }] });
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => isRefused(decodeToken(text))));
  });
});

describe('a cursor', () => {
  const lots = cursorOf('lots', z.strictObject({ at: z.string(), n: z.int() }));

  it('stands for the position it was made of', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (at, n) => {
        expect(lots.decode(lots.encode({ at, n }))).toEqual({ position: { at, n } });
      }),
    );
  });

  it('is left out for the first page', () => {
    expect(lots.decode(undefined)).toEqual({ position: undefined });
  });

  it.each([
    [
      'of another list',
      cursorOf('disposals', z.strictObject({ at: z.string(), n: z.int() })).encode({ at: 'a', n: 1 }),
    ],
    ['of another form', encodeOpaque({ l: 'lots', p: { at: 1 } })],
    ['that is empty', ''],
    ['that is made up', 'MTIz'],
  ])('%s is refused with the path `cursor`', (_, cursor) => {
    expect(lots.decode(cursor)).toMatchObject({ code: 'ValidationFailed', errors: [{ path: 'cursor' }] });
  });
});
