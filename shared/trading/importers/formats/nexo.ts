/**
 * Nexo's transactions, with one amount a row or with what went and what came. Its GBPX, EURX and USDX are money in the
 * account. Loans are Nexo's: of a loan, only what is sold to repay it moves what the account holds.
 */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { absolute } from '../../../kernel/money/decimal.ts';
import type { Value } from '../legs.ts';
import { all, DEPOSIT, EXCHANGE, income, only, STAKED, type TableRule, UNSTAKED, WITHDRAWAL } from '../rules.ts';
import { inAndOut, type ReadSides, type Sides, signed, type TableCells, unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';

const ignored = (reason: string): TableRule => ({ ignored: reason });
const INSIDE = ignored('moved inside Nexo, whose wallets are one account here');
const CARD = ignored("the card's own row; money that leaves for it has a row of its own");
const LOAN = ignored('lent by Nexo and paid out at once, so that nothing stays in the account');
const REPAID = ignored('a loan that is repaid with what was sold for it, which has a row of its own');
const OWED = ignored('interest on a loan, which is added to what is owed');

/** Without spaces: older exports write `FixedTermInterest`, newer ones `Fixed Term Interest`. */
const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(DEPOSIT, 'deposit', 'topupcrypto', 'exchangedepositedon'),
  ...all(WITHDRAWAL, 'withdrawal', 'withdrawexchanged'),
  ...all(EXCHANGE, 'exchange', 'exchangecollateral'),
  ...all(income('interest'), 'interest', 'fixedterminterest', 'interestadditional'),
  ...all(income('dividend'), 'dividend'),
  ...all(income('referral'), 'referralbonus'),
  ...all(income('cashback'), 'cashback', 'exchangecashback'),
  ...all(income('reward'), 'bonus'),
  ...all(income('rebate'), 'assimilation'),
  ...all(STAKED, 'lockingtermdeposit'),
  ...all(UNSTAKED, 'unlockingtermdeposit'),
  ...all(INSIDE, 'deposittoexchange', 'exchangetowithdraw', 'creditcardfiatxexchangetowithdraw'),
  ...all(INSIDE, 'transferin', 'transferout'),
  ...all(CARD, 'creditcardstatus', 'nexocardpurchase', 'nexocardrefund'),
  ...all(LOAN, 'withdrawalcredit', 'loanwithdrawal'),
  ...all(REPAID, 'repayment', 'manualrepayment'),
};
const FOR_A_LOAN = new Set(['liquidation', 'manualsellorder']);
/** Of money, that it is gone; of a coin, that it was sold. */
const TAKEN = only('out', 'withdrawal', 'taken to repay a loan');
const SOLD = only('out', 'sell', 'sold to repay a loan');

const currencyOf = (cells: TableCells): string => cells.text('inCurrency') || cells.text('currency');
const typeOf = (cells: TableCells): string => cells.text('type').toLowerCase().replaceAll(/\s/g, '');

function ruleOf(_: string, cells: TableCells): TableRule | undefined {
  const details = cells.text('details').toLowerCase();
  if (!details.startsWith('approved') && !details.startsWith('processed')) {
    return ignored(`not booked: ${details.split('/')[0]?.trim() || 'its details do not say that it was approved'}`);
  }
  const type = typeOf(cells);
  if (type === 'interest' && (cells.text('inAmount') || cells.text('amount')).startsWith('-')) return OWED;
  if (FOR_A_LOAN.has(type)) return isFiat(cells.assetNamed(currencyOf(cells))) ? TAKEN : SOLD;
  if (type.startsWith('topup') && details.includes('airdrop')) return income('airdrop');
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}

const [single, input] = [
  { asset: 'currency', quantity: 'amount' },
  { asset: 'inCurrency', quantity: 'inAmount' },
];
const two = inAndOut({
  in: ['outCurrency', 'outAmount'],
  out: ['inCurrency', 'inAmount'],
  fee: 'fee',
  feeAsset: 'feeCurrency',
});
/** Nexo's own point of view: its input is what went, its output what came. What came of a top-up is in the output. */
const output = unsigned({ asset: 'outCurrency', quantity: 'outAmount' });

const sides: ReadSides = (cells, isOut, context) => {
  const type = typeOf(cells);
  const hasTwo = cells.text('inCurrency') !== '' || cells.text('outCurrency') !== '';
  if (type.startsWith('exchange') && !type.startsWith('exchangecashback') && type !== 'exchangedepositedon') {
    return hasTwo ? two(cells, isOut, context) : exchanged(cells);
  }
  if (!hasTwo) return (isOut ? unsigned : signed)(single)(cells, isOut, context);
  if (type === 'exchangedepositedon') return output(cells, isOut, context);
  return (isOut ? unsigned : signed)(input)(cells, isOut, context);
};

/** Of the oldest exports: the currency `BTC/ETH`, the amount `-0.5 / +7.1`. */
function exchanged(cells: TableCells): Sides {
  const [from = '', to = '', ...more] = cells.text('currency').split('/');
  const [, went, came] = /^-(\S+) \/ \+(\S+)$/.exec(cells.text('amount')) ?? [];
  if (from === '' || to === '' || more.length > 0 || went === undefined || came === undefined) {
    cells.fail('missing-cell', 'the exchange does not say what went and what came');
    return {};
  }
  const leg = (symbol: string, text: string) => ({
    asset: cells.assetNamed(symbol),
    quantity: absolute(cells.numberIn('amount', text)),
  });
  return { out: leg(from, went), into: leg(to, came) };
}

function worthOf(cells: TableCells): Value | undefined {
  const amount = isFiat(cells.assetNamed(currencyOf(cells))) ? undefined : cells.optionalNumber('dollars');
  return amount === undefined ? undefined : { currency: 'USD', amount };
}

export const nexo = tableFormat({
  name: 'nexo',
  title: 'Nexo transactions',
  source: 'nexo',
  variants: {
    'one amount, loan': 'Transaction,Type,Currency,Amount,USD Equivalent,Details,Outstanding Loan,Date / Time',
    'one amount, no dollars': 'Transaction,Type,Currency,Amount,Details,Outstanding Loan,Date / Time',
    'one amount': 'Transaction,Type,Currency,Amount,USD Equivalent,Details,Date / Time (UTC)',
    'two amounts, loan':
      'Transaction,Type,Input Currency,Input Amount,Output Currency,Output Amount,USD Equivalent,Details,Outstanding Loan,Date / Time',
    'two amounts':
      'Transaction,Type,Input Currency,Input Amount,Output Currency,Output Amount,USD Equivalent,Details,Date / Time (UTC)',
    'two amounts, local time':
      'Transaction,Type,Input Currency,Input Amount,Output Currency,Output Amount,USD Equivalent,Details,Date / Time',
    'two amounts, fee':
      'Transaction,Type,Input Currency,Input Amount,Output Currency,Output Amount,USD Equivalent,Fee,Fee Currency,Details,Date / Time (UTC)',
    'two amounts, fee, displayed details':
      'Transaction,Type,Input Currency,Input Amount,Output Currency,Output Amount,USD Equivalent,Fee,Fee Currency,Details,Date / Time (UTC),normalizedDisplayDetails',
  },
  columns: {
    id: 'transaction',
    type: 'type',
    currency: 'currency',
    amount: 'amount',
    inCurrency: 'input currency',
    inAmount: 'input amount',
    outCurrency: 'output currency',
    outAmount: 'output amount',
    dollars: 'usd equivalent',
    fee: 'fee',
    feeCurrency: 'fee currency',
    details: 'details',
    time: /^date \/ time(?: \((utc)\))?$/,
  },
  optional: [
    ...['currency', 'amount', 'inCurrency', 'inAmount', 'outCurrency', 'outAmount'],
    ...['dollars', 'fee', 'feeCurrency'],
  ],
  at: 'time',
  dates: { zone: 'Europe/Zurich' },
  operation: ['type'],
  operations: ruleOf,
  sides,
  value: worthOf,
  id: 'id',
  notes: 'details',
  metadata: { txHash: (cells) => /\/ (0x[0-9a-f]{64}|[0-9a-f]{64})$/i.exec(cells.text('details'))?.[1] ?? '' },
});
