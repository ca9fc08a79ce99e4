/** Each row of each fixture, as a person reads it. The expectations were written by hand from the fixtures. */
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../shared/trading/importers/detect.ts';
import { fixture, linesOf, resultsOf } from './reading.ts';
import { shownLines } from './show.ts';

const FORMATS = [
  'koinly',
  'koinly-universal',
  'koinly-simple',
  'cointracking',
  'cointracker',
  'coinledger',
  'blockpit',
  'bittytax',
  'bitcointax-trades',
  'bitcointax-spending',
  'rotki-trades',
  'rotki-events',
  'rp2-in',
  'rp2-out',
  'rp2-intra',
  'coinbase-pro',
  'coinbase-2017',
  'bisq',
  'bitmex',
  'blockfi',
  'blockfi-trades',
  'shapeshift',
  'uphold',
  'stripe',
  'bitbank-deposits',
  'bitbank-fiat-deposits',
  'bitbank-withdrawals',
  'binance-auto-invest',
  'binance-eth-staking',
  'coincheck',
  'pionex-transfers',
];
/** Each with its fixture, which bears its name; some have one of another header. */
const FIXTURES: readonly (readonly [name: string, format: string])[] = [
  ...FORMATS.map((name) => [name, name] as const),
  ['cointracking-values', 'cointracking'],
];

describe.each(FIXTURES)('the fixture %s', (name, format) => {
  const content = fixture(`${name}.csv`);

  it('is recognised by its header', async () => {
    expect(await inspectFile(content)).toMatchObject({ format });
    expect(await inspectFile(content)).not.toHaveProperty('drift');
  });

  it('is read as expected, row by row', async () => {
    const expected = fixture(`${name}.expected.txt`).toString().trimEnd().split('\n');
    expect(shownLines(await resultsOf(content, { format }))).toEqual(expected);
  });

  it('puts every row into exactly one result', async () => {
    const rows = content.toString().trimEnd().split('\n').length - 1;
    const lines = linesOf(await resultsOf(content, { format }));
    expect(lines).toEqual(Array.from({ length: rows }, (_, at) => at + 2));
  });
});
