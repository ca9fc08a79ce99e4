/** Trades of a flex query of Interactive Brokers, whose columns everybody chooses; times are of New York. */
import { absolute, negate, ZERO } from '../../../kernel/money/decimal.ts';
import { shareOf } from '../brokers.ts';
import { EXCHANGE, type TableRule } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

/** Of the columns that are read: field and name. */
const COLUMNS = {
  currency: 'currencyprimary',
  symbol: 'symbol',
  date: 'datetime',
  quantity: 'quantity',
  price: 'tradeprice',
  side: 'buy/sell',
  category: 'assetclass',
  description: 'description',
  isin: 'isin',
  multiplier: 'multiplier',
  id: 'tradeid',
  proceeds: 'proceeds',
  taxes: 'taxes',
  commission: 'ibcommission',
  commissionCurrency: 'ibcommissioncurrency',
  transaction: 'transactionid',
  level: 'levelofdetail',
} as const;
const NEEDED: ReadonlySet<string> = new Set(['currency', 'symbol', 'date', 'quantity', 'side', 'proceeds']);

const HEADER =
  'CurrencyPrimary,Symbol,DateTime,TradeDate,TransactionType,Quantity,TradePrice,Buy/Sell,ClientAccountID,AccountAlias,Model,FXRateToBase,AssetClass,SubCategory,Description,Conid,SecurityID,SecurityIDType,CUSIP,ISIN,ListingExchange,UnderlyingConid,UnderlyingSymbol,UnderlyingSecurityID,UnderlyingListingExchange,Issuer,Multiplier,Strike,TradeID,Expiry,RelatedTradeID,Put/Call,ReportDate,PrincipalAdjustFactor,SettleDateTarget,Exchange,TradeMoney,Proceeds,Taxes,IBCommission,IBCommissionCurrency,NetCash,ClosePrice,Open/CloseIndicator,Notes/Codes,CostBasis,FifoPnlRealized,FxPnl,MtmPnl,OrigTradePrice,OrigTradeDate,OrigTradeID,OrigOrderID,OrigTransactionID,ClearingFirmID,IBOrderID,TransactionID,IBExecID,RelatedTransactionID,BrokerageOrderID,OrderReference,VolatilityOrderLink,ExchOrderID,ExtExecID,OrderTime,OpenDateTime,HoldingPeriodDateTime,WhenRealized,WhenReopened,LevelOfDetail,ChangeInPrice,ChangeInQuantity,OrderType,TraderID,IsAPIOrder,AccruedInterest,SerialNumber,DeliveryType,CommodityType,Fineness,Weight';

const isRead = (name: string): boolean => Object.values<string>(COLUMNS).includes(name);

/** What is bought and paid; futures and contracts for difference are neither. */
const BOUGHT = /^(?:stk|opt|bond|bill|fund|war|cash|crypto|)$/i;
const NO_TRADE: TableRule = { ignored: 'a part or a sum of trades whose own rows state them' };

function ruleOf(category: string, cells: TableCells): TableRule | undefined {
  if (!/^(?:execution|trade|)$/i.test(cells.text('level'))) return NO_TRADE;
  return BOUGHT.test(category) ? EXCHANGE : undefined;
}

/** Of currencies the symbol is the pair, as in `EUR.USD`. */
function assetOf(category: string, symbol: string): string {
  if (category === 'cash') return symbol.replace(/[./].*$/, '');
  return category === 'crypto' ? symbol : shareOf(symbol);
}

function sides(cells: TableCells): Sides {
  const [currency, symbol] = [cells.needed('currency'), cells.text('symbol') || cells.needed('isin')];
  const quantity = absolute(cells.number('quantity'));
  const units = { asset: assetOf(cells.text('category').toLowerCase(), symbol), quantity };
  const money = { asset: currency, quantity: absolute(cells.number('proceeds')) };
  // what is charged is written below zero
  const fees = [
    {
      asset: cells.text('commissionCurrency') || currency,
      quantity: negate(cells.optionalNumber('commission') ?? ZERO),
    },
    { asset: currency, quantity: negate(cells.optionalNumber('taxes') ?? ZERO) },
  ];
  const side = cells.needed('side').toLowerCase();
  if (!/^(?:buy|sell)(?: \(ca\.\))?$/.test(side)) cells.fail('unknown-operation', 'the row neither buys nor sells');
  return side.startsWith('buy') ? { into: units, out: money, fees } : { into: money, out: units, fees };
}

export const interactiveBrokersFlex = tableFormat({
  name: 'interactive-brokers-flex',
  title: 'Interactive Brokers flex query of trades',
  variants: {
    'all columns': HEADER,
    'usual columns':
      'ClientAccountID,CurrencyPrimary,AssetClass,Symbol,Description,ISIN,DateTime,Buy/Sell,Quantity,TradePrice,TradeMoney,Proceeds,Taxes,IBCommission,IBCommissionCurrency,NetCash,TradeID,LevelOfDetail',
  },
  columns: {
    ...COLUMNS,
    ...Object.fromEntries(
      HEADER.toLowerCase()
        .split(',')
        .filter((name) => !isRead(name))
        .map((name) => [name, name]),
    ),
  },
  optional: [
    ...Object.keys(COLUMNS).filter((field) => !NEEDED.has(field)),
    ...HEADER.toLowerCase()
      .split(',')
      .filter((name) => !isRead(name)),
  ],
  at: 'date',
  dates: { zone: 'America/New_York' },
  operation: ['category'],
  operations: ruleOf,
  sides,
  id: (cells) => cells.text('id') || cells.text('transaction'),
  notes: 'description',
});
