/** Binance's ETH 2.0 staking history: a token for as many coins. */
import type { TableRule } from '../rules.ts';
import type { ReadSides } from '../sides.ts';
import { tableFormat } from '../table.ts';

const STAKED_FOR_TOKEN: TableRule = { both: 'stake' };

const sides: ReadSides = (cells) => {
  const quantity = cells.number('amount');
  return { into: { asset: cells.asset('token'), quantity }, out: { asset: cells.asset('coin'), quantity } };
};

export const binanceEthStaking = tableFormat({
  name: 'binance-eth-staking',
  title: 'Binance ETH 2.0 staking history',
  source: 'binance',
  variants: { plain: 'date(utc),coin,token,amount,status' },
  columns: { date: 'date(utc)', coin: 'coin', token: 'token', amount: 'amount', status: 'status' },
  at: 'date',
  status: { field: 'status', final: ['success'] },
  operations: () => STAKED_FOR_TOKEN,
  sides,
});
