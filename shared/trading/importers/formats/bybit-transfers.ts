/** Bybit's history of assets: deposits and withdrawals, and moves to its derivatives, which are one account here. */
import { all, DEPOSIT, income, type TableRule, WITHDRAWAL } from '../rules.ts';
import { type ReadSides, signed, unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';

const INSIDE: TableRule = { ignored: 'moved between accounts inside Bybit, which are one account here' };

const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(DEPOSIT, 'deposit', 'userdeposit'),
  ...all(WITHDRAWAL, 'withdrawal', 'withdraw', 'userwithdrawal'),
  ...all(INSIDE, 'transfer to derivatives account', 'transfer from derivatives account'),
  ...all(INSIDE, 'internalaccounttransferdeposit', 'internalaccounttransferwithdrawal'),
  ...all(income('reward'), 'bonus', 'reward', 'airdrop'),
};

const columns = { asset: 'coin', quantity: 'amount' };
const sides: ReadSides = (cells, isOut, context) => (isOut ? unsigned : signed)(columns)(cells, isOut, context);

export const bybitTransfers = tableFormat({
  name: 'bybit-transfers',
  title: 'Bybit deposits and withdrawals',
  source: 'bybit',
  variants: {
    'with description': 'Date & Time(UTC),Coin,QTY,Type,Account Balance,Description',
    plain: 'Type,Coin,Amount,Wallet Balance,Time(UTC)',
  },
  columns: {
    time: ['date & time(utc)', 'time(utc)'],
    coin: 'coin',
    amount: ['qty', 'amount'],
    type: 'type',
    balance: ['account balance', 'wallet balance'],
    description: 'description',
  },
  optional: ['description'],
  at: 'time',
  operation: ['description', 'type'],
  operations: (_, cells) => {
    const name = (cells.text('description') || cells.text('type')).toLowerCase();
    return Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  },
  sides,
});
