/** Blockpit's transactions. What left and what came don't hold the fee, which leaves by itself. */
import { all, EXCHANGE, FEE, GIFT, income, MOVED, only, PROFIT, SPENT, type TableRule } from '../rules.ts';
import { inAndOut } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  trade: EXCHANGE,
  ...all(MOVED, 'deposit', 'withdrawal', 'nontaxablein', 'nontaxableout', 'non-taxable in', 'non-taxable out'),
  ...all(income('airdrop'), 'airdrop'),
  ...all(income('bounty'), 'bounties', 'bounty'),
  ...all(income('staking'), 'staking'),
  ...all(income('masternode'), 'masternode'),
  ...all(income('mining'), 'mining'),
  ...all(income('fork'), 'hardfork', 'hard fork', 'hard_fork'),
  ...all(income('interest'), 'lending', 'interest'),
  ...all(income('other'), 'income'),
  ...all(FEE, 'fee', 'margin_trading_fee', 'derivative fee'),
  ...all(PROFIT, 'margin_trading_loss', 'margin_trading_profit', 'derivative loss', 'derivative profit'),
  ...all(GIFT, 'gift', 'gift_received', 'gift received'),
  ...all(SPENT, 'payment'),
  ...all(only('out', 'donation_sent'), 'donation'),
  ...all(only('out', 'lost'), 'lost', 'stolen', 'theft'),
};

const AMOUNTS = 'outgoing asset,outgoing amount,incoming asset,incoming amount';

export const blockpit = tableFormat({
  name: 'blockpit',
  title: 'Blockpit transactions',
  source: 'blockpit',
  variants: {
    'with ID': `blockpit id,timestamp,source type,source name,integration,transaction type,${AMOUNTS},fee asset,fee amount,transaction id,note,merge id`,
    'with label': `date (utc),integration name,label,${AMOUNTS},fee asset (optional),fee amount (optional),comment (optional),trx. id (optional),source type,source name`,
  },
  columns: {
    id: 'blockpit id',
    date: ['timestamp', 'date (utc)'],
    integration: ['integration', 'integration name'],
    type: ['transaction type', 'label'],
    outAsset: 'outgoing asset',
    out: 'outgoing amount',
    inAsset: 'incoming asset',
    in: 'incoming amount',
    feeAsset: ['fee asset', 'fee asset (optional)'],
    fee: ['fee amount', 'fee amount (optional)'],
    note: ['note', 'comment (optional)'],
    hash: ['transaction id', 'trx. id (optional)'],
  },
  optional: ['id', 'note', 'hash'],
  at: 'date',
  dates: { order: 'by file' },
  numberFields: ['out', 'in', 'fee'],
  operation: ['type'],
  operations: TYPES,
  sides: inAndOut({ in: ['inAsset', 'in'], out: ['outAsset', 'out'], fee: 'fee', feeAsset: 'feeAsset' }),
  // a spreadsheet makes `1,55983E+14` of it, which is no id any more
  id: (cells) => (/^\d+$/.test(cells.text('id')) ? cells.text('id') : ''),
  notes: 'note',
  metadata: { txHash: 'hash' },
  account: 'integration',
});
