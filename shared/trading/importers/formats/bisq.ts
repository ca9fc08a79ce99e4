/** Bisq's trade history. Both the trade's fee and the network's were paid by the user, also where the offer was canceled. */

import type { Cells } from '../cells.ts';
import type { Leg } from '../legs.ts';
import { EXCHANGE, FEE, type TableRule } from '../rules.ts';
import type { ReadSides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const OFFER = /^(buy|sell) (\S+)$/i;

const isCanceled = (cells: Cells): boolean => /^cancell?ed$/i.test(cells.text('status'));

function ruleOf(offer: string, cells: Cells): TableRule | undefined {
  if (!OFFER.test(offer)) return undefined;
  return isCanceled(cells) ? FEE : EXCHANGE;
}

function feesOf(cells: TableCells): readonly Leg[] {
  const fee = (field: string, asset: string): readonly Leg[] => {
    const quantity = cells.optionalNumber(field);
    return quantity === undefined ? [] : [{ asset: cells.assetNamed(asset), quantity }];
  };
  return [...fee('networkFee', 'BTC'), ...fee('feeInBtc', 'BTC'), ...fee('feeInBsq', 'BSQ')];
}

/** One of the two is bitcoin; the offer names the one that was bought or sold. */
const sides: ReadSides = (cells) => {
  const fees = feesOf(cells);
  if (isCanceled(cells)) return { fees };
  const [, side = '', asset = ''] = OFFER.exec(cells.text('offer')) ?? [];
  const bitcoin: Leg = { asset: 'BTC', quantity: cells.number('bitcoin') };
  const other: Leg = { asset: cells.asset('currency'), quantity: cells.number('amount') };
  const isBitcoin = asset.toUpperCase() === 'BTC';
  if (!isBitcoin && asset.toUpperCase() !== cells.text('currency').toUpperCase()) {
    cells.fail(
      'unknown-operation',
      `the offer to ${side} ${asset} is not about the market's ${cells.text('currency')}`,
    );
  }
  const [named, paid] = isBitcoin ? [bitcoin, other] : [other, bitcoin];
  return side.toLowerCase() === 'buy' ? { into: named, out: paid, fees } : { into: paid, out: named, fees };
};

export const bisq = tableFormat({
  name: 'bisq',
  title: 'Bisq trade history',
  source: 'bisq',
  variants: {
    plain:
      'trade id,date/time,market,price,deviation,amount in btc,amount,currency,transaction fee,trade fee btc,trade fee bsq,buyer deposit,seller deposit,offer type,status',
  },
  columns: {
    id: 'trade id',
    date: 'date/time',
    bitcoin: 'amount in btc',
    amount: 'amount',
    currency: 'currency',
    networkFee: 'transaction fee',
    feeInBtc: 'trade fee btc',
    feeInBsq: 'trade fee bsq',
    offer: 'offer type',
    status: 'status',
  },
  at: 'date',
  operation: ['offer'],
  operations: ruleOf,
  sides,
  id: 'id',
});
