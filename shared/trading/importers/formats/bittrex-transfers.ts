/** Bittrex's deposits and withdrawals in one list, as exported until its end. Amounts are signed and after fees. */
import { DEPOSIT, WITHDRAWAL } from '../rules.ts';
import { signed } from '../sides.ts';
import { tableFormat } from '../table.ts';

export const bittrexTransfers = tableFormat({
  name: 'bittrex-transfers',
  title: 'Bittrex deposits and withdrawals',
  source: 'bittrex',
  variants: { plain: 'Date,Currency,Type,Address,Memo/Tag,TxId,Amount' },
  columns: {
    date: 'date',
    currency: 'currency',
    type: 'type',
    address: 'address',
    tag: 'memo/tag',
    transaction: 'txid',
    amount: 'amount',
  },
  optional: ['tag'],
  at: 'date',
  operation: ['type'],
  operations: { deposit: DEPOSIT, withdrawal: WITHDRAWAL },
  sides: signed({ asset: 'currency', quantity: 'amount' }),
  metadata: { txHash: 'transaction', address: 'address' },
});
