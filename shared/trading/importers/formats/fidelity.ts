/** Fidelity's account history. What a row is stands in a sentence, the action. Amounts are net of the fees. */
import { moved, shareOf, TAX, traded } from '../brokers.ts';
import { DIVIDEND, EXCHANGE, FEE, INTEREST, income, MOVED, type TableRule } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

/** Money market funds in which an account keeps its cash. */
const CORE = /^(?:SPAXX|FDRXX|FZFXX|FDLXX|FCASH|CORE)\b/;
const INSIDE: TableRule = { ignored: 'cash that goes into or comes out of the fund in which the account keeps it' };

const TRADE = /^(?:you )?(bought|sold)\b|^(reinvestment|redemption payout|redeemed)\b/;

const WORDS: readonly (readonly [RegExp, TableRule])[] = [
  [/\bcore account\b|^(?:exchanged to|exchanged from)\b/, INSIDE],
  [TRADE, EXCHANGE],
  [/^dividend|^payment in lieu/, DIVIDEND],
  [/^(?:long|short)-term cap(?:ital)? gain/, income('capital-gain-distribution')],
  [/foreign tax|tax withheld|tax w\/h|\bnon-resident tax\b/, TAX],
  [/^interest|^margin interest/, INTEREST],
  [/\bfee\b|\bfees\b/, FEE],
  [/^in lieu of frx share|cash in lieu/, income('cash-in-lieu')],
  [/^electronic funds transfer|^direct (?:deposit|debit)|^check|^wire|^transfer|^cash contribution/, MOVED],
  [/^(?:contribution|rollover|deposit|withdrawal|bill payment|debit card|journaled|co contr|partic contr)/, MOVED],
];

function ruleOf(action: string, cells: TableCells): TableRule | undefined {
  if (action.startsWith('reinvestment') && CORE.test(cells.text('symbol'))) return INSIDE;
  return WORDS.find(([words]) => words.test(action))?.[1];
}

function sides(cells: TableCells): Sides {
  const match = TRADE.exec(cells.text('action').toLowerCase());
  const amount = cells.optionalNumber('amount');
  if (match) {
    const fees = [cells.optionalNumber('commission'), cells.optionalNumber('fees')];
    return traded({
      isBuy: match[1] === 'bought' || match[2] === 'reinvestment',
      asset: shareOf(cells.needed('symbol')),
      quantity: cells.number('quantity'),
      currency: 'USD',
      net: cells.number('amount'),
      fees: fees.filter((fee) => fee !== undefined),
    });
  }
  if (amount !== undefined && amount !== 0n) return moved('USD', amount);
  const quantity = cells.optionalNumber('quantity');
  if (quantity !== undefined && quantity !== 0n) return moved(shareOf(cells.needed('symbol')), quantity);
  if (amount === undefined) cells.fail('missing-cell', 'neither the amount nor the quantity is stated');
  return {};
}

const MONEY = 'Commission ($),Fees ($),Accrued Interest ($),Amount ($)';
const SHARES = 'Symbol,Description,Type,Quantity,Price ($)';

export const fidelity = tableFormat({
  name: 'fidelity',
  title: 'Fidelity account history',
  variants: {
    'with cash balance': `Run Date,Action,${SHARES},${MONEY},Cash Balance ($),Settlement Date`,
    'one account': `Run Date,Action,${SHARES},${MONEY},Settlement Date`,
    'several accounts': `Run Date,Account,Account Number,Action,${SHARES},${MONEY},Settlement Date`,
    'several accounts, with cash balance': `Run Date,Account,Account Number,Action,${SHARES},${MONEY},Cash Balance ($),Settlement Date`,
    'security type': `Run Date,Account,Action,Symbol,Security Description,Security Type,Quantity,Price ($),${MONEY},Settlement Date`,
  },
  columns: {
    date: 'run date',
    account: 'account',
    action: 'action',
    symbol: 'symbol',
    description: ['description', 'security description'],
    type: ['type', 'security type'],
    quantity: 'quantity',
    price: ['price ($)', 'price'],
    commission: ['commission ($)', 'commission'],
    fees: ['fees ($)', 'fees'],
    accrued: ['accrued interest ($)', 'accrued interest'],
    amount: ['amount ($)', 'amount'],
    settled: 'settlement date',
  },
  optional: ['account', 'description', 'type', 'price', 'commission', 'fees', 'accrued', 'settled'],
  at: 'date',
  dates: { order: 'month-first' },
  operation: ['action'],
  operations: ruleOf,
  sides,
  account: 'account',
  metadata: { symbol: (cells) => (TRADE.test(cells.text('action').toLowerCase()) ? '' : cells.text('symbol')) },
  notes: 'description',
  footer: ([first = '', ...more]) =>
    more.every((cell) => cell.trim() === '') && !/^\s*\d\d\//.test(first) ? 'a note below the table' : undefined,
});
