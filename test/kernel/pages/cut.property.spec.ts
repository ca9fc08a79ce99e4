import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut } from '../../../shared/kernel/pages/cut.ts';
import { separator } from '../../../shared/kernel/pages/page-format.ts';

describe('cutting a row into pages', () => {
  const rows = fc.record({
    sizes: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 200 }),
    itemsMax: fc.integer({ min: 1, max: 20 }),
    charactersMax: fc.integer({ min: 50, max: 400 }),
    at: fc.nat(200),
    ascending: fc.boolean(),
    grows: fc.boolean(),
  });

  it('keeps all items in order and every page within both limits', () => {
    fc.assert(
      fc.property(rows, ({ sizes, itemsMax, charactersMax, at, ascending, grows }) => {
        const growth = grows ? { at: Math.min(at, sizes.length), ascending } : undefined;
        const starts = cut(sizes, { itemsMax, charactersMax }, growth);
        expect(starts[0]).toBe(0);
        starts.forEach((start, index) => {
          const page = sizes.slice(start, starts[index + 1]);
          expect(page.length).toBeGreaterThan(0);
          expect(page.length).toBeLessThanOrEqual(itemsMax);
          expect(page.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(charactersMax);
        });
      }),
    );
  });

  const ones = (count: number): number[] => Array.from({ length: count }, () => 1);
  const limits = { itemsMax: 100, charactersMax: 1_000 };

  it('is even by default, and leaves some room', () => {
    expect(cut(ones(101), limits)).toEqual([0, 51]);
    expect(cut(ones(360), limits)).toEqual([0, 90, 180, 270]);
    expect(cut(ones(400), limits)).toEqual([0, 80, 160, 240, 320]);
    expect(cut([...ones(50), ...Array.from({ length: 50 }, () => 35)], limits)).toHaveLength(2);
  });

  it('fills the pages behind a growing end, but for some room', () => {
    expect(cut(ones(230), limits, { at: 230, ascending: true })).toEqual([0, 90, 180]);
    expect(cut(ones(230), limits, { at: 0, ascending: false })).toEqual([0, 50, 140]);
    expect(cut(ones(130), limits, { at: 60, ascending: true })).toEqual([0, 60]);
    expect(cut(ones(130), limits, { at: 60, ascending: false })).toEqual([0, 60]);
  });
});

describe('the separator of two neighbours', () => {
  const keys = fc.string({ unit: fc.constantFrom('a', 'b', '\u{1f600}', '\u{1f601}', '\u{20000}', '\uffee') });

  it('is above the left one, not above the right one, and survives UTF-8', () => {
    fc.assert(
      fc.property(keys, keys, (one, other) => {
        fc.pre(one !== other);
        const [left, right] = one < other ? [one, other] : [other, one];
        const between = separator(left, right);
        expect(between > left && between <= right).toBe(true);
        expect(Buffer.from(between, 'utf8').toString('utf8')).toBe(between);
      }),
    );
  });

  it('is as short as can be', () => {
    expect(separator('BTC#2024-01-31#x', 'BTC#2024-02-01#y')).toBe('BTC#2024-02');
    expect(separator('', 'z9')).toBe('z');
  });
});
