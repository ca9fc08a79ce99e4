/** Bittrex's deposits, as exported until 2021. */
import { DEPOSIT } from '../rules.ts';
import { unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';

const START = 'Id,Currency,Amount,Confirmations,LastUpdatedDate,TxId,CryptoAddress';

export const bittrexDeposits = tableFormat({
  name: 'bittrex-deposits',
  title: 'Bittrex deposits',
  source: 'bittrex',
  variants: {
    'with state': `${START},Source,PropertyBagError,BankInfo,DepositUuid,State`,
    'with source': `${START},Source`,
    plain: START,
    'last updated': 'Id,Amount,Currency,Confirmations,LastUpdated,TxId,CryptoAddress',
    'with UUID': 'UUID,AMOUNT,CURRENCY,CRYPTOADDRESS,TXID,LASTUPDATED,CONFIRMATIONS,SOURCE,STATE',
  },
  columns: {
    id: ['id', 'uuid'],
    currency: 'currency',
    amount: 'amount',
    confirmations: 'confirmations',
    updated: ['lastupdateddate', 'lastupdated'],
    transaction: 'txid',
    address: 'cryptoaddress',
    state: 'state',
  },
  optional: ['state'],
  at: 'updated',
  dates: { order: 'month-first' },
  status: { field: 'state', final: ['', 'confirmed', 'completed'] },
  operations: () => DEPOSIT,
  sides: unsigned({ asset: 'currency', quantity: 'amount' }),
  id: 'id',
  metadata: { txHash: 'transaction', address: 'address' },
});
