/**
 * Morgan Stanley's releases of shares that an employer gave. What arrives is what was not kept for tax; both are stated
 * in shares of today, after all splits. The report of net shares states the same releases again.
 */
import { multiply } from '../../../kernel/money/decimal.ts';
import { VESTED } from '../brokers.ts';
import { all, type TableRule } from '../rules.ts';
import { tableFormat } from '../table.ts';
import { planAsset } from './morgan-stanley-plans.ts';

const AGAIN: TableRule = { ignored: 'a release that the Releases Report states, with what was kept for tax' };

export const morganStanleyReleases = tableFormat({
  name: 'morgan-stanley-releases',
  title: 'Morgan Stanley releases report',
  variants: {
    releases:
      'Vest Date,Order Number,Plan,Type,Status,Price,Quantity,Net Cash Proceeds,Net Share Proceeds,Tax Payment Method',
    'net shares':
      'Date,Order Number,Plan,Type,Order Status,Price,Quantity,Net Share Proceeds,Net Share Proceeds,Tax Payment Method',
  },
  columns: {
    date: ['vest date', 'date'],
    order: 'order number',
    plan: 'plan',
    type: 'type',
    status: ['status', 'order status'],
    price: 'price',
    quantity: 'quantity',
    cash: 'net cash proceeds',
    shares: 'net share proceeds',
  },
  optional: ['cash'],
  at: 'date',
  status: { field: 'status', final: ['complete', 'completed'] },
  operation: ['type'],
  operations: { release: VESTED, ...all(AGAIN, 'released shares') },
  sides: (cells) => ({ into: { asset: planAsset(cells.needed('plan')), quantity: cells.number('shares') } }),
  value: (cells) => ({ currency: 'USD', amount: multiply(cells.number('shares'), cells.number('price')) }),
  id: (cells) => {
    const order = cells.text('order');
    return order === '' || order === 'N/A' ? '' : `${order} ${cells.text('date')}`;
  },
  notes: (cells) => `${cells.text('quantity')} shares were released, the rest kept for tax`,
});
