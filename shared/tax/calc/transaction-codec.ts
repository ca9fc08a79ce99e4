/** How transactions are packed into the pages of the timeline. */
import type { Json } from '../../kernel/pages/types.ts';
import { fromEpochMs, toEpochMs } from '../../kernel/time.ts';
import { TRANSACTION_TYPES } from '../../trading/contract/transaction-types.ts';
import { broken, Cells, isList } from './cells.ts';
import type { TaxEntry, TaxTransaction } from './lot.ts';

/** After the value: a cost and a date, the date last; or the name of who paid. */
const OWN_CELL = 8;

const packTransaction = ({ transactionId, transaction }: TaxEntry): Json => [
  transactionId,
  toEpochMs(transaction.timestamp),
  transaction.account,
  transaction.type,
  transaction.amounts.map(({ asset, quantity, direction, basisShare }) => [
    ...[asset, quantity, direction],
    ...(basisShare === undefined ? [] : [basisShare]),
  ]),
  (transaction.fees ?? []).map(({ asset, quantity, value }) => [asset, quantity, value ?? '']),
  transaction.toAccount ?? '',
  transaction.value ? [transaction.value.currency, transaction.value.amount] : [],
  ...packOwn(transaction),
];

/** A cost and a date of its own or who paid it, left out where there is none. No transaction has both. */
function packOwn({ costBasis, lossBasis, acquiredAt, paidBy }: TaxTransaction): Json[] {
  if (paidBy !== undefined) return [paidBy];
  if (costBasis === undefined && acquiredAt === undefined) return [];
  const basis = costBasis
    ? [costBasis.currency, costBasis.amount, ...(lossBasis === undefined ? [] : [lossBasis])]
    : [];
  return [basis, ...(acquiredAt ? [toEpochMs(acquiredAt)] : [])];
}

function ownFrom(cells: Cells): Pick<TaxTransaction, 'costBasis' | 'lossBasis' | 'acquiredAt' | 'paidBy'> {
  if (cells.length <= OWN_CELL) return {};
  if (!isList(cells.json(OWN_CELL))) return { paidBy: cells.text(OWN_CELL) };
  const basis = cells.cells(OWN_CELL);
  return {
    ...(basis.length === 0 ? {} : { costBasis: { currency: basis.text(0), amount: basis.text(1) } }),
    ...(basis.length <= 2 ? {} : { lossBasis: basis.text(2) }),
    ...(cells.length === OWN_CELL + 1 ? {} : { acquiredAt: fromEpochMs(cells.number(OWN_CELL + 1)) }),
  };
}

const transactionFrom = (json: Json): TaxEntry => {
  const cells = new Cells(json);
  return { transactionId: cells.text(0), transaction: sentFrom(cells) };
};

function sentFrom(cells: Cells): TaxTransaction {
  const toAccount = cells.text(6);
  const value = cells.cells(7);
  return {
    timestamp: fromEpochMs(cells.number(1)),
    account: cells.text(2),
    type: TRANSACTION_TYPES.find((type) => type === cells.text(3)) ?? broken('a type of transaction'),
    amounts: cells.list(4).map((amount) => ({
      asset: amount.text(0),
      quantity: amount.text(1),
      direction: amount.text(2) === 'in' ? 'in' : 'out',
      ...(amount.length === 3 ? {} : { basisShare: amount.text(3) }),
    })),
    fees: cells.list(5).map((fee) => ({
      asset: fee.text(0),
      quantity: fee.text(1),
      ...(fee.text(2) === '' ? {} : { value: fee.text(2) }),
    })),
    ...(toAccount === '' ? {} : { toAccount }),
    ...(value.length === 0 ? {} : { value: { currency: value.text(0), amount: value.text(1) } }),
    ...ownFrom(cells),
  };
}

export const TRANSACTIONS = { encode: packTransaction, decode: transactionFrom };
