/**
 * Bittrex's orders as exported until 2021. Markets begin with the coin that is paid (`BTC-ETH`), the price is what was paid
 * in all, and the commission comes on top. Of an order that was filled in part, the rest is taken off.
 */
import { absolute, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { Leg } from '../legs.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

/** Paid and bought, in one cell or in two. */
function marketIn(cells: TableCells): readonly [quote: string, base: string] {
  const exchange = cells.text('exchange');
  if (exchange === '') return [cells.asset('quote'), cells.asset('base')];
  const [quote = '', base = '', ...more] = exchange.split('-');
  if (quote === '' || base === '' || more.length > 0) {
    cells.fail('unknown-operation', `the market ${exchange} does not name two coins`);
  }
  return [cells.assetNamed(quote), cells.assetNamed(base)];
}

function sides(cells: TableCells): Sides {
  const [quote, base] = marketIn(cells);
  const quantity = subtract(absolute(cells.number('quantity')), cells.optionalNumber('remaining') ?? ZERO);
  const amount: Leg = { asset: base, quantity };
  const paid: Leg = { asset: quote, quantity: absolute(cells.number('paid')) };
  const commission = cells.optionalNumber('commission');
  const fee = commission && { asset: quote, quantity: absolute(commission) };
  const side = /_(buy|sell)$/i.exec(cells.text('type'))?.[1]?.toLowerCase();
  if (side === undefined) cells.fail('unknown-operation', 'the type of the order says neither BUY nor SELL');
  return side === 'sell' ? { into: paid, out: amount, fee } : { into: amount, out: paid, fee };
}

const CONDITIONS = 'IsConditional,Condition,ConditionTarget';
const STAMPED = `Uuid,Exchange,TimeStamp,OrderType,Limit,Quantity,QuantityRemaining,Commission,Price,PricePerUnit,${CONDITIONS},ImmediateOrCancel,Closed`;

export const bittrexOrdersOld = tableFormat({
  name: 'bittrex-orders-old',
  title: 'Bittrex orders (until 2021)',
  source: 'bittrex',
  variants: {
    'order UUID': 'OrderUuid,Exchange,Type,Quantity,Limit,CommissionPaid,Price,Opened,Closed',
    'time stamp': STAMPED,
    'time stamp, time in force': `${STAMPED},TimeInForceTypeId,TimeInForce`,
    'opened and closed':
      'Uuid,Exchange,Closed (UTC),Opened (UTC),Type,Time In Force,Bid/Ask,Quantity,Remaining,Price,Avg. Price per Share',
    'quote and market': `UUID,QUOTE,MARKET,ORDERTYPE,LIMIT,CEILING,QUANTITY,FILLED,PROCEEDS,COMISSIONPAID,OPENED,CLOSED,TIMEINFORCETYPE,${CONDITIONS}`,
  },
  columns: {
    id: ['orderuuid', 'uuid'],
    exchange: 'exchange',
    quote: 'quote',
    base: 'market',
    type: ['type', 'ordertype'],
    // the first of two that a variant may have
    quantity: ['filled', 'quantity'],
    remaining: ['quantityremaining', 'remaining'],
    paid: ['proceeds', 'price'],
    commission: ['commissionpaid', 'comissionpaid', 'commission'],
    closed: ['closed', 'closed (utc)'],
  },
  optional: ['exchange', 'quote', 'base', 'remaining', 'commission'],
  at: 'closed',
  dates: { order: 'month-first' },
  sides,
  id: 'id',
});
