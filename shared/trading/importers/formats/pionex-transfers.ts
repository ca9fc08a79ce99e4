/** Pionex's deposits and withdrawals. A coin bears the name of its network behind its own: `USDTTRC20` on TRC20. */
import { absolute } from '../../../kernel/money/decimal.ts';
import { DEPOSIT, type TableRule, WITHDRAWAL } from '../rules.ts';
import type { ReadSides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  deposit: DEPOSIT,
  withdraw: WITHDRAWAL,
  withdrawal: WITHDRAWAL,
};

function coinIn(cells: TableCells): string {
  const [written, network] = [cells.needed('coin'), cells.text('network')];
  const isBehind = network !== '' && written !== network && written.endsWith(network);
  return cells.assetNamed(isBehind ? written.slice(0, -network.length) : written);
}

const sides: ReadSides = (cells, isOut) => {
  const asset = coinIn(cells);
  const amount = { asset, quantity: absolute(cells.number('amount')) };
  const charged = cells.optionalNumber('fee');
  const fee = charged === undefined ? undefined : { asset, quantity: charged };
  return isOut ? { out: amount, fee } : { into: amount, fee };
};

export const pionexTransfers = tableFormat({
  name: 'pionex-transfers',
  title: 'Pionex deposits and withdrawals',
  source: 'pionex',
  variants: { plain: 'date(utc+0),tx_type,amount,coin,network,txid,fee' },
  columns: {
    date: 'date(utc+0)',
    type: 'tx_type',
    amount: 'amount',
    coin: 'coin',
    network: 'network',
    hash: 'txid',
    fee: 'fee',
  },
  at: 'date',
  dates: { order: 'month-first' },
  operation: ['type'],
  operations: TYPES,
  sides,
  // a hash may be that of several rows, so it is no id
  metadata: { txHash: 'hash' },
});
