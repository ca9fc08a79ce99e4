/** KuCoin's purchases of coins with money, and sales for it. */
import { EXCHANGE } from '../rules.ts';
import { inAndOut, type ReadSides } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TIME = /^time\((utc[^)]*)\)$/;

const [crypto, fiat] = [['crypto', 'quantity'] as const, ['fiat', 'fiatAmount'] as const];
const fees = { fee: 'fee', feeAsset: 'feeCurrency' };
const bought = inAndOut({ in: crypto, out: fiat, ...fees });
const sold = inAndOut({ in: fiat, out: crypto, ...fees });
const sides: ReadSides = (cells, isOut, context) =>
  (/sell/i.test(cells.text('type')) ? sold : bought)(cells, isOut, context);

export const kucoinPurchases = tableFormat({
  name: 'kucoin-purchases',
  title: 'KuCoin purchases with money',
  source: 'kucoin',
  variants: {
    'with type': [
      ...['order id', 'order type', 'currency (crypto)', 'crypto quantity,', 'price', 'currency (fiat)'],
      ...['fiat amount', 'fee currency', 'fee', 'status', TIME],
    ],
    'two fees': [
      ...['order id', 'currency (crypto)', 'crypto quantity', 'currency (fiat)', 'fiat amount'],
      ...[
        'fee currency (fiat)',
        'fee (fiat)',
        'fee currency (crypto)',
        'fee (crypto)',
        'payment method',
        'status',
        TIME,
      ],
    ],
  },
  columns: {
    id: 'order id',
    type: 'order type',
    crypto: 'currency (crypto)',
    quantity: ['crypto quantity,', 'crypto quantity'],
    fiat: 'currency (fiat)',
    fiatAmount: 'fiat amount',
    feeCurrency: ['fee currency', 'fee currency (fiat)'],
    fee: ['fee', 'fee (fiat)'],
    status: 'status',
    time: TIME,
  },
  optional: ['type'],
  at: 'time',
  status: { field: 'status', final: ['done', 'succeeded'] },
  operations: () => EXCHANGE,
  sides,
  id: 'id',
});
