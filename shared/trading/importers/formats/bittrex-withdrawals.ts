/** Bittrex's withdrawals, as exported until 2021. The cost of the transaction comes on top. */
import { type TableRule, WITHDRAWAL } from '../rules.ts';
import { type TableCells, unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';

const isTrue = (cells: TableCells, field: string): boolean => cells.text(field).toLowerCase() === 'true';

/** Of the variants without a state, some cells say with yes and no what became of it. */
function ruleOf(_: string, cells: TableCells): TableRule {
  const isOff = ['canceled', 'invalid', 'pending'].some((field) => isTrue(cells, field));
  const isAuthorized = cells.text('state') !== '' || isTrue(cells, 'authorized');
  return isOff || !isAuthorized ? { ignored: 'canceled, or not authorized' } : WITHDRAWAL;
}

export const bittrexWithdrawals = tableFormat({
  name: 'bittrex-withdrawals',
  title: 'Bittrex withdrawals',
  source: 'bittrex',
  variants: {
    'with target':
      'PaymentUuid,Currency,Amount,Address,OpenedDate,Authorized,Pending,TxId,TxFee,Target,BankInfo,Canceled',
    'opened date': 'PaymentUuid,Currency,Amount,Address,OpenedDate,Authorized,Pending,TxFee,Canceled,TxId',
    opened: 'PaymentUuid,Currency,Amount,Address,Opened,Authorized,PendingPayment,TxCost,TxId,Canceled,InvalidAddress',
    'with UUID': 'UUID,AMOUNT,CURRENCY,ADDRESS,TXID,OPENED,LASTUPDATED,CLOSED,TXCOST,STATE',
  },
  columns: {
    id: ['paymentuuid', 'uuid'],
    currency: 'currency',
    amount: 'amount',
    address: 'address',
    opened: ['openeddate', 'opened'],
    authorized: 'authorized',
    pending: ['pending', 'pendingpayment'],
    cost: ['txfee', 'txcost'],
    transaction: 'txid',
    canceled: 'canceled',
    invalid: 'invalidaddress',
    state: 'state',
  },
  optional: ['authorized', 'pending', 'canceled', 'invalid', 'state'],
  at: 'opened',
  dates: { order: 'month-first' },
  status: { field: 'state', final: ['', 'paid', 'completed'] },
  operations: ruleOf,
  sides: unsigned({ asset: 'currency', quantity: 'amount', fee: 'cost' }),
  id: 'id',
  metadata: { txHash: 'transaction', address: 'address' },
});
