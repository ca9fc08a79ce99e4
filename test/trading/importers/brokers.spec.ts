/** Each row of each fixture of a broker or of a tracker of shares, as a person reads it. */
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../shared/trading/importers/detect.ts';
import { fixture, linesOf, resultsOf } from './reading.ts';
import { shownLines } from './show.ts';

/** Each with its fixture, which bears its name. */
const FORMATS = [
  'schwab',
  'schwab-awards',
  'interactive-brokers',
  'interactive-brokers-flex',
  'interactive-brokers-flex-cash',
  'trading212',
  'freetrade',
  'hargreaves-lansdown',
  'vanguard',
  'fidelity',
  'revolut',
  'revolut-trading',
  'revolut-crypto',
  'morgan-stanley-releases',
  'morgan-stanley-withdrawals',
  'sharesight-trades',
  'sharesight-income',
  'ghostfolio',
  'wealthfolio',
  'broker-statement',
  'broker-releve',
  'maybe',
  'maybe-trades',
  'mint',
  'interactive-investor',
  'barclays-smart-investor',
  'robinhood-crypto',
  'cgt-calculator',
];
const FIXTURES: readonly (readonly [name: string, format: string])[] = [
  ...FORMATS.map((name) => [name, name] as const),
  ['interactive-brokers-activity', 'interactive-brokers'],
  ['trading212-2020', 'trading212'],
  ['morgan-stanley-releases-net', 'morgan-stanley-releases'],
  ['morgan-stanley-wires', 'morgan-stanley-withdrawals'],
  ['wealthfolio-sample', 'wealthfolio'],
  ['maybe-short', 'maybe'],
];

describe.each(FIXTURES)('the fixture %s', (name, format) => {
  const content = fixture(`${name}.csv`);

  it('is recognised by its header', async () => {
    expect(await inspectFile(content)).toMatchObject({ format });
  });

  it('is read as expected, row by row', async () => {
    const expected = fixture(`${name}.expected.txt`).toString().trimEnd().split('\n');
    expect(shownLines(await resultsOf(content, { format }))).toEqual(expected);
  });

  it('puts every row into exactly one result', async () => {
    const lines = linesOf(await resultsOf(content, { format }));
    const filled = content
      .toString('latin1')
      .split('\n')
      .flatMap((line, at) => (/[^,;\s]/.test(line) ? [at + 1] : []));
    expect(lines).toEqual(filled.filter((line) => line >= (lines[0] ?? 0)));
  });
});

describe('a list of what was held', () => {
  it.each([
    ['holdings', fixture('holdings.csv').toString()],
    ['accounts', 'type,name,amount,currency\nChecking,Main,5000.00,USD\n'],
    ['amounts without dates', 'name,description,amount,currency\nMain,a,1,USD\n'],
  ])('of %s is refused as no transactions', async (_, text) => {
    expect(await inspectFile(Buffer.from(text))).toMatchObject({
      code: 'not-transactions',
      reason: expect.stringContaining('export the transactions'),
    });
  });

  it('is not taken for one if its rows say what was done', async () => {
    const text = 'date,symbol,quantity,price,currency,what\n2024-01-01,ACME,1,1,USD,bought\n';
    expect(await inspectFile(Buffer.from(text))).not.toMatchObject({ code: 'not-transactions' });
  });
});
