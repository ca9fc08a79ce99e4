/** Cash transactions of a flex query of Interactive Brokers, each in the currency of its row. */
import { COUPON, moved, TAX } from '../brokers.ts';
import { all, DIVIDEND, FEE, INTEREST, MOVED, type TableRule } from '../rules.ts';
import type { TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const SUMMED: TableRule = { ignored: 'a sum of rows that are listed by themselves' };
const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(DIVIDEND, 'dividends', 'payment in lieu of dividends'),
  ...all(TAX, 'withholding tax', '871(m) withholding'),
  ...all(INTEREST, 'broker interest received', 'broker interest paid'),
  ...all(COUPON, 'bond interest received', 'bond interest paid'),
  ...all(FEE, 'other fees', 'commission adjustments', 'advisor fees', 'price adjustments'),
  ...all(MOVED, 'deposits/withdrawals', 'deposits & withdrawals', 'deposits and withdrawals'),
};

function ruleOf(type: string, cells: TableCells): TableRule | undefined {
  if (/^summary$/i.test(cells.text('level'))) return SUMMED;
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}

export const interactiveBrokersFlexCash = tableFormat({
  name: 'interactive-brokers-flex-cash',
  title: 'Interactive Brokers flex query of cash transactions',
  variants: {
    'usual columns':
      'ClientAccountID,CurrencyPrimary,FXRateToBase,AssetClass,Symbol,Description,Conid,ISIN,Date/Time,SettleDate,Amount,Type,TradeID,Code,TransactionID,ReportDate,LevelOfDetail',
    'few columns': 'ClientAccountID,CurrencyPrimary,Symbol,Description,Date/Time,Amount,Type,TransactionID',
  },
  columns: {
    owner: 'clientaccountid',
    currency: 'currencyprimary',
    rate: 'fxratetobase',
    category: 'assetclass',
    symbol: 'symbol',
    description: 'description',
    conid: 'conid',
    isin: 'isin',
    date: 'date/time',
    settled: 'settledate',
    amount: 'amount',
    type: 'type',
    trade: 'tradeid',
    code: 'code',
    id: 'transactionid',
    reported: 'reportdate',
    level: 'levelofdetail',
  },
  optional: [
    ...['owner', 'rate', 'category', 'symbol', 'description', 'conid', 'isin', 'settled', 'trade', 'code', 'id'],
    ...['reported', 'level'],
  ],
  at: 'date',
  dates: { zone: 'America/New_York' },
  operation: ['type'],
  operations: ruleOf,
  sides: (cells) => moved(cells.needed('currency'), cells.number('amount')),
  id: 'id',
  metadata: { symbol: 'symbol' },
  notes: 'description',
});
