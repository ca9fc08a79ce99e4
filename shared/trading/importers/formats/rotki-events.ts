/** rotki's generic import of events: one coin per row. The fee is apart from the amount. */
import type { Leg } from '../legs.ts';
import { DEPOSIT, only, SPENT, type TableRule, WITHDRAWAL } from '../rules.ts';
import type { ReadSides } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { rotkiAsset } from './rotki-assets.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  deposit: DEPOSIT,
  withdrawal: WITHDRAWAL,
  income: { in: { type: 'income', incomeKind: 'other' } },
  staking: { in: { type: 'income', incomeKind: 'staking' } },
  loss: only('out', 'lost'),
  spend: SPENT,
};

const sides: ReadSides = (cells, isOut) => {
  const leg = (quantity: string, asset: string): Leg => ({
    asset: rotkiAsset(cells.needed(asset)),
    quantity: cells.number(quantity),
  });
  const amount = leg('amount', 'currency');
  const fee = cells.text('fee') === '' ? undefined : leg('fee', 'feeCurrency');
  return isOut ? { out: amount, fee } : { into: amount, fee };
};

export const rotkiEvents = tableFormat({
  name: 'rotki-events',
  title: 'rotki generic events',
  variants: { plain: 'type,location,currency,amount,fee,fee currency,description,timestamp' },
  columns: {
    type: 'type',
    location: 'location',
    currency: 'currency',
    amount: 'amount',
    fee: 'fee',
    feeCurrency: 'fee currency',
    description: 'description',
    date: 'timestamp',
  },
  optional: ['description'],
  at: 'date',
  operation: ['type'],
  operations: TYPES,
  sides,
  notes: 'description',
  account: 'location',
});
