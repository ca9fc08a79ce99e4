import { describe, expect, it } from 'vitest';
import { assetOf } from '../../../shared/trading/importers/aliases.ts';

const table: readonly (readonly [string, string, string])[] = [
  ['kraken', 'XXBT', 'BTC'],
  ['kraken', 'XBT', 'BTC'],
  ['kraken', 'XBT.M', 'BTC'],
  ['kraken', 'XBT.F', 'BTC'],
  ['kraken', 'XETH', 'ETH'],
  ['kraken', 'ETH2', 'ETH'],
  ['kraken', 'ETH2.S', 'ETH'],
  ['kraken', 'XXDG', 'DOGE'],
  ['kraken', 'XDG', 'DOGE'],
  ['kraken', 'ZUSD', 'USD'],
  ['kraken', 'ZEUR', 'EUR'],
  ['kraken', 'EUR.HOLD', 'EUR'],
  ['kraken', 'USD.M', 'USD'],
  ['kraken', 'CHF', 'CHF'],
  ['kraken', 'DOT.S', 'DOT'],
  ['kraken', 'DOT28.S', 'DOT'],
  ['kraken', 'DOT.P', 'DOT'],
  ['kraken', 'FLOWH.S', 'FLOW'],
  ['kraken', 'FLOW14.S', 'FLOW'],
  ['kraken', 'SOL03.S', 'SOL'],
  ['kraken', 'XXMR', 'XMR'],
  ['kraken', 'XTZ', 'XTZ'],
  ['kraken', 'XTZ.S', 'XTZ'],
  ['kraken', 'ZRX', 'ZRX'],
  ['kraken', 'FOO', 'kraken:FOO'],
  ['kraken', 'FOO.S', 'kraken:FOO'],
  ['kraken', 'XFOO', 'kraken:XFOO'],
  ['coinbase', 'ETH2', 'ETH'],
  ['coinbase', 'CGLD', 'CELO'],
  ['coinbase', 'usdc', 'USDC'],
  ['coinbase', 'FOO', 'coinbase:FOO'],
  ['binance', 'LDBTC', 'BTC'],
  ['binance', 'LDUSDT', 'USDT'],
  ['binance', 'LDO', 'LDO'],
  ['binance', 'LDFOO', 'binance:LDFOO'],
  ['binance', 'BETH', 'BETH'],
  ['binance', 'WBETH', 'WBETH'],
  ['binance', 'BCHABC', 'BCH'],
  ['binance', 'EUR', 'EUR'],
  ['binance', 'FOO', 'binance:FOO'],
];

describe('the asset of a symbol', () => {
  it.each(table)('%s calls %s what is %s here', (source, symbol, asset) => {
    expect(assetOf(source, symbol)).toBe(asset);
  });
});
