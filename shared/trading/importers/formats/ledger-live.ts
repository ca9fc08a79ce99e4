/**
 * Ledger Live's operations. What leaves has the fee in its amount; the fee of what arrives was the sender's. Operations
 * of staking only cost their fee here: the coins stay in the wallet.
 */
import { all, DEPOSIT, FEE, income, type TableRule, WITHDRAWAL } from '../rules.ts';
import { type ReadSides, type TableCells, unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { valueIn } from '../values.ts';

const NFT: TableRule = { ignored: 'an NFT, of which the export does not say which and how many' };

const TYPES: Readonly<Record<string, TableRule>> = {
  in: DEPOSIT,
  out: WITHDRAWAL,
  ...all(income('staking'), 'reward', 'reward_payout', 'withdraw_reward', 'claim_reward'),
  ...all(FEE, 'fees', 'reveal', 'activate', 'create', 'opt_in', 'opt_out', 'approve', 'set_controller', 'vote'),
  ...all(FEE, 'bond', 'unbond', 'rebond', 'withdraw_unbonded', 'delegate', 'undelegate', 'redelegate', 'nominate'),
  ...all(FEE, 'chill', 'freeze', 'unfreeze', 'lock', 'unlock', 'revoke', 'register', 'activate_stake'),
  ...all(NFT, 'nft_in', 'nft_out'),
};

const [alone, withFee] = [
  unsigned({ asset: 'ticker', quantity: 'amount' }),
  unsigned({ asset: 'ticker', quantity: 'amount', fee: 'fees', feeIncluded: true }),
];
const typeOf = (cells: TableCells): string => cells.text('type').toLowerCase();
const sides: ReadSides = (cells, _, context) => {
  const type = typeOf(cells);
  if (type === 'out') return withFee(cells, true, context);
  return alone(cells, TYPES[type] === FEE, context);
};

const START =
  'Operation Date,Currency Ticker,Operation Type,Operation Amount,Operation Fees,Operation Hash,Account Name';
const WORTH = 'Countervalue Ticker,Countervalue at Operation Date,Countervalue at CSV Export';
const counterValue = valueIn('value', 'valueTicker');

export const ledgerLive = tableFormat({
  name: 'ledger-live',
  title: 'Ledger Live operations',
  source: 'ledger',
  variants: {
    'with status': `${START.replace('Date,', 'Date,Status,')},Account xpub,${WORTH}`,
    'with countervalue': `${START},Account xpub,${WORTH}`,
    'with xpub': `${START},Account xpub`,
    'with id': `${START},Account id`,
  },
  columns: {
    time: 'operation date',
    status: 'status',
    ticker: 'currency ticker',
    type: 'operation type',
    amount: 'operation amount',
    fees: 'operation fees',
    hash: 'operation hash',
    name: 'account name',
    valueTicker: 'countervalue ticker',
    value: 'countervalue at operation date',
  },
  optional: ['status', 'valueTicker', 'value'],
  at: 'time',
  status: { field: 'status', final: ['', 'confirmed'] },
  operation: ['type'],
  operations: TYPES,
  sides,
  // of what leaves it would be the value of the fee as well
  value: (cells) => (typeOf(cells) === 'out' ? undefined : counterValue(cells)),
  notes: 'name',
  metadata: { txHash: 'hash' },
});
