/** Revolut's account statement. The fee comes on top of the amount; an exchange has a row in each currency. */
import { all, FEE, INTEREST, income, MOVED, part, type TableRule } from '../rules.ts';
import { signed } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(MOVED, 'topup', 'card payment', 'card refund', 'transfer', 'atm', 'deposit', 'withdrawal', 'refund'),
  ...all(MOVED, 'card credit', 'card chargeback', 'rev payment', 'temp block'),
  ...all(FEE, 'fee', 'charge', 'tax', 'charge refund'),
  ...all(INTEREST, 'interest'),
  ...all(income('cashback'), 'cashback'),
  ...all(income('reward'), 'reward'),
  exchange: part('exchange', MOVED),
};

export const revolut = tableFormat({
  name: 'revolut',
  title: 'Revolut account statement',
  variants: {
    plain: 'Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance',
  },
  columns: {
    type: 'type',
    product: 'product',
    started: 'started date',
    completed: 'completed date',
    description: 'description',
    amount: 'amount',
    fee: 'fee',
    currency: 'currency',
    state: 'state',
    balance: 'balance',
  },
  optional: ['product', 'balance'],
  at: 'completed',
  status: { field: 'state', final: ['completed'] },
  operation: ['type'],
  operations: (type) => {
    const name = type.replaceAll('_', ' ');
    return Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  },
  sides: signed({ asset: 'currency', quantity: 'amount', fee: 'fee' }),
  group: 'started',
  notes: 'description',
});
