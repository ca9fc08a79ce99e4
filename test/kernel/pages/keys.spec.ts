import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, keyOf, lastPartOf, partsOf, startingWith } from '../../../shared/kernel/pages/keys.ts';

const SEPARATOR = '\u00a6';
const part = fc.string({ unit: fc.constantFrom('a', 'b', '\\', 'p', SEPARATOR, ' '), maxLength: 5 });
const parts = fc.array(part, { minLength: 1, maxLength: 4 });

test('a key gives its parts back, whatever they hold', () => {
  fc.assert(
    fc.property(parts, (list) => {
      expect(partsOf(keyOf(...list))).toEqual(list);
      expect(lastPartOf(keyOf(...list))).toBe(list.at(-1));
    }),
  );
});

test('a range by first parts holds those keys that have them and go on, and no others', () => {
  fc.assert(
    fc.property(parts, parts, (prefix, list) => {
      const { from, before } = startingWith(...prefix);
      const key = keyOf(...list);
      const isWithin = list.length > prefix.length && prefix.every((each, index) => each === list[index]);
      expect(key >= from && key < before).toBe(isWithin);
    }),
  );
});

test('a range between two dates holds both of them', () => {
  const { from, before } = between(['P', 'BTC'], '2021-01-02', '2021-01-04');
  const days = ['2021-01-01', '2021-01-02', '2021-01-03', '2021-01-04', '2021-01-05'];
  const within = days.filter((day) => keyOf('P', 'BTC', day) >= from && keyOf('P', 'BTC', day) < before);
  expect(within).toEqual(['2021-01-02', '2021-01-03', '2021-01-04']);
});
