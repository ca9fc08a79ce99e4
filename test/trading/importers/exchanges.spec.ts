/** Each row of each fixture, as a person reads it. Fixtures of another header than the first are named after what differs. */
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../shared/trading/importers/detect.ts';
import { fixture, linesOf, resultsOf } from './reading.ts';
import { shownLines } from './show.ts';

const FIXTURES: readonly (readonly [format: string, ...names: string[]])[] = [
  ['bitstamp', 'bitstamp', 'bitstamp-units'],
  ['bitfinex-ledgers', 'bitfinex-ledgers'],
  ['bitfinex-trades', 'bitfinex-trades'],
  ['bitfinex-movements', 'bitfinex-movements'],
  ['gemini', 'gemini'],
  ['crypto-com-app', 'crypto-com-app'],
  ['nexo', 'nexo', 'nexo-one-amount'],
  ['kucoin-trades', 'kucoin-trades', 'kucoin-trades-2019'],
  ['kucoin-transfers', 'kucoin-transfers', 'kucoin-transfers-deposits'],
  ['kucoin-purchases', 'kucoin-purchases'],
  ['kucoin-conversions', 'kucoin-conversions'],
  ['kucoin-earnings', 'kucoin-earnings'],
  ['kucoin-futures', 'kucoin-futures'],
  ['kucoin-account', 'kucoin-account'],
  ['okx-trades', 'okx-trades', 'okx-trades-2018'],
  ['okx-funding', 'okx-funding'],
  ['bybit-transfers', 'bybit-transfers'],
  ['bybit-account', 'bybit-account'],
  ['ledger-live', 'ledger-live'],
  ['trezor-suite', 'trezor-suite', 'trezor-suite-old'],
  ['bittrex-orders', 'bittrex-orders'],
  ['bittrex-orders-old', 'bittrex-orders-old', 'bittrex-orders-old-quantity'],
  ['bittrex-transfers', 'bittrex-transfers'],
  ['bittrex-deposits', 'bittrex-deposits'],
  ['bittrex-withdrawals', 'bittrex-withdrawals'],
];
const PAIRS = FIXTURES.flatMap(([format, ...names]) => names.map((name) => [name, format] as const));

describe.each(PAIRS)('the fixture %s', (name, format) => {
  const content = fixture(`${name}.csv`);

  it('is recognised by its header', async () => {
    expect(await inspectFile(content)).toMatchObject({ format });
    expect(await inspectFile(content)).not.toHaveProperty('drift');
  });

  it('is read as expected, row by row', async () => {
    const expected = fixture(`${name}.expected.txt`).toString().trimEnd().split('\n');
    const results = await resultsOf(content, { format, account: 'My BTC' });
    expect(shownLines(results)).toEqual(expected);
    expect(new Set(linesOf(results)).size).toBe(linesOf(results).length);
  });
});
