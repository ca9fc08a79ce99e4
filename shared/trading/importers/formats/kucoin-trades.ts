/**
 * KuCoin's trades, in every export since 2018. Times are of Singapore where the header doesn't say otherwise. One order
 * may have several rows, so that its number is no id of a row.
 */
import { market, type ReadSides } from '../sides.ts';
import { tableFormat } from '../table.ts';

const AMOUNTS = ['avg. filled price', 'filled amount', 'filled volume', 'filled volume (usdt)'];
const ORDER = ['uid', 'account type', 'order id'];
const ORDER_TIME = /^order time\((?:utc[^)]*)\)$/;
const FILLED_TIME = /^filled time\((utc[^)]*)\)$/;
const ORDERED = [...ORDER, ORDER_TIME, 'symbol', 'side', 'order type', 'order price', 'order amount', ...AMOUNTS];
const FILLED = [...ORDER, 'symbol', 'side', 'order type', ...AMOUNTS];
const FILLED_END = ['fee', 'tax', 'maker/taker', 'fee currency'];

const traded = market({
  market: 'pair',
  side: 'side',
  quantity: 'quantity',
  total: 'total',
  fee: 'fee',
  feeAsset: 'feeCurrency',
});

/** A tax that KuCoin keeps of a trade has no currency in the file. */
const sides: ReadSides = (cells, isOut, context) => {
  const tax = cells.optionalNumber('tax');
  if (tax !== undefined && tax !== 0n) cells.fail('unknown-operation', 'the row states a tax, and not in which coin');
  return traded(cells, isOut, context);
};

export const kucoinTrades = tableFormat({
  name: 'kucoin-trades',
  title: 'KuCoin trades',
  source: 'kucoin',
  variants: {
    'filled orders': [...FILLED, FILLED_TIME, ...FILLED_END],
    'filled orders, account mode': [...FILLED, FILLED_TIME, ...FILLED_END, 'account mode'],
    'filled orders, no zone': [...FILLED, 'filled time', ...FILLED_END],
    'orders with tax': [...ORDERED, FILLED_TIME, 'fee', 'fee currency', 'tax', 'status'],
    'orders with tax, account mode': [...ORDERED, FILLED_TIME, 'fee', 'fee currency', 'tax', 'status', 'account mode'],
    orders: [...ORDERED, FILLED_TIME, 'fee', 'fee currency', 'status'],
    'created at': 'tradeCreatedAt,symbol,side,price,size,funds,fee,feeCurrency',
    'created at, with order': 'tradeCreatedAt,orderId,symbol,side,price,size,funds,fee,liquidity,feeCurrency,orderType',
    'created at, trailing comma':
      'tradeCreatedAt,orderId,symbol,side,price,size,funds,fee,liquidity,feeCurrency,orderType,',
    'deal value': 'oid,symbol,dealPrice,dealValue,amount,fee,direction,createdDate,',
    'amount coin': 'uid,symbol,order_type,price,amount_coin,direction,funds,fee,created_at',
    'without fee': 'uid,symbol,direction,deal_price,amount,deal_value,created_at',
    '2019': 'Time,Pair,Side,FilledPrice,FilledPriceCoin,Amount,AmountCoin,Volume,VolumeCoin,Fee,FeeCoin',
  },
  columns: {
    time: [FILLED_TIME, 'filled time', 'tradecreatedat', 'createddate', 'created_at', 'time'],
    pair: ['symbol', 'pair'],
    side: ['side', 'direction'],
    quantity: ['filled amount', 'size', 'amount', 'amount_coin'],
    total: ['filled volume', 'funds', 'dealvalue', 'deal_value', 'volume'],
    price: ['avg. filled price', 'price', 'dealprice', 'deal_price', 'filledprice'],
    fee: 'fee',
    feeCurrency: ['fee currency', 'feecurrency', 'feecoin'],
    tax: 'tax',
  },
  optional: ['fee', 'feeCurrency', 'tax'],
  at: 'time',
  dates: { zone: '+08:00' },
  sides,
});
