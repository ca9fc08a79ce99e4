/**
 * Crypto.com's app: the crypto wallet's transactions, and the fiat wallet's, which have the same columns. What is bought
 * by card, and what goes onto the card, has its other side outside of the account.
 */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { inAndOut, type ReadSides, signed } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { valueIn } from '../values.ts';
import { cryptoComRule } from './crypto-com-rules.ts';

const HEADER =
  'Timestamp (UTC),Transaction Description,Currency,Amount,To Currency,To Amount,Native Currency,Native Amount,Native Amount (in USD),Transaction Kind';

const one = signed({ asset: 'currency', quantity: 'amount' });
const two = inAndOut({ in: ['toCurrency', 'toAmount'], out: ['currency', 'amount'] });

/** Both amounts of an exchange; of anything else, `To` says the same again. */
const sides: ReadSides = (cells, isOut, context) => {
  const [from, to] = [cells.text('currency'), cells.text('toCurrency')];
  return to !== '' && to !== from ? two(cells, isOut, context) : one(cells, isOut, context);
};

const nativeValue = valueIn('nativeAmount', 'nativeCurrency');

export const cryptoComApp = tableFormat({
  name: 'crypto-com-app',
  title: 'Crypto.com app transactions',
  source: 'crypto.com',
  variants: { 'with hash': `${HEADER},Transaction Hash`, plain: HEADER },
  columns: {
    time: 'timestamp (utc)',
    description: 'transaction description',
    currency: 'currency',
    amount: 'amount',
    toCurrency: 'to currency',
    toAmount: 'to amount',
    nativeCurrency: 'native currency',
    nativeAmount: 'native amount',
    kind: 'transaction kind',
    hash: 'transaction hash',
  },
  optional: ['hash'],
  at: 'time',
  operation: ['kind'],
  operations: cryptoComRule,
  sides,
  value: (cells) => (isFiat(cells.text('currency')) ? undefined : nativeValue(cells)),
  notes: 'description',
  metadata: { txHash: 'hash' },
});
