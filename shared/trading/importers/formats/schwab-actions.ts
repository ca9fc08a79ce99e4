/** What the actions of Charles Schwab's transactions are. */
import { COUPON, SPLIT, TAX } from '../brokers.ts';
import { all, DIVIDEND, EXCHANGE, FEE, INTEREST, income, MOVED, type TableRule } from '../rules.ts';

const MOVES = [
  ...['moneylink transfer', 'moneylink deposit', 'moneylink adj', 'wire sent', 'wire received', 'wire funds'],
  ...['wire funds received', 'wire funds adj', 'funds received', 'funds paid', 'journal', 'journaled shares'],
  ...['security transfer', 'internal transfer', 'stock plan activity', 'auto s1 credit', 'atm withdrawal'],
];
const DIVIDENDS = [
  ...['cash dividend', 'qualified dividend', 'non-qualified div', 'special dividend', 'special qual div'],
  ...['reinvest dividend', 'qual div reinvest', 'pr yr cash div', 'pr yr non-qual div', 'pr yr div reinvest'],
  ...['pr yr special div', 'special non qual div', 'cash div adj', 'div adjustment', 'substitute payment'],
];
const GAINS = [
  'long term cap gain',
  'short term cap gain',
  'long term cap gain reinvest',
  'short term cap gain reinvest',
];
const FEES = ['service fee', 'adr mgmt fee', 'foreign transaction fee', 'fee', 'misc cash entry', 'advisor fee'];

export const SCHWAB_ACTIONS: Readonly<Record<string, TableRule>> = {
  ...all(EXCHANGE, 'buy', 'sell', 'reinvest shares', 'buy to open', 'buy to close', 'sell to open', 'sell to close'),
  ...all(EXCHANGE, 'sell short', 'buy to cover'),
  ...all(MOVED, ...MOVES),
  ...all(DIVIDEND, ...DIVIDENDS),
  ...all(income('capital-gain-distribution'), ...GAINS),
  ...all(income('cash-in-lieu'), 'cash in lieu'),
  ...all(INTEREST, 'credit interest', 'bank interest', 'margin interest', 'bank credit interest', 'cd interest'),
  'bond interest': COUPON,
  ...all(TAX, 'nra withholding', 'nra tax adj', 'foreign tax paid', 'tax withholding', 'backup withholding'),
  ...all(FEE, ...FEES),
  ...all(SPLIT, 'stock split'),
};

/** Shares that go in one row, and the money for them in another. By the first word of both. */
export const SCHWAB_PAIRS: Readonly<Record<string, string>> = {
  'cash merger': 'cash merger',
  'cash merger adj': 'cash merger',
  'full redemption': 'redemption',
  'full redemption adj': 'redemption',
};
