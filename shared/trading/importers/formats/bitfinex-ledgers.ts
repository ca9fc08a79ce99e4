/**
 * Bitfinex's ledgers, which hold everything that the exports of trades and movements do. Only the description says what a
 * row is. Both sides of a trade bear the same one; its fee stands alone.
 */
import { FEE, income, MOVED, only, PROFIT, part, type TableRule } from '../rules.ts';
import { signed } from '../sides.ts';
import { tableFormat } from '../table.ts';

/** The first that fits counts. */
const DESCRIPTIONS: readonly (readonly [RegExp, TableRule])[] = [
  [/^transfer of .* from wallet/, { ignored: 'moved between wallets inside Bitfinex, which are one account here' }],
  [/^exchange .* for .* @/, part('trade')],
  [/^(?:trading fees?|.* withdrawal fee|crypto withdrawal fee|claiming fee|.*funding fee)\b/, FEE],
  [/^(?:deposit|wire deposit|adjustment)\b/, MOVED],
  [/\bwithdrawal\b/, MOVED],
  [/^(?:margin|lending|swap) ?(?:funding|payment)/, income('interest')],
  [/^(?:earned fees|affiliate rebate)\b/, income('referral')],
  [/^staking reward/, income('staking')],
  [/^(?:airdrop|.* distribution)\b/, income('airdrop')],
  [/settlement/, PROFIT],
  [/^position (?:closed|funding cost|swap)/, PROFIT],
  [/^delist adjustment/, only('out', 'lost', 'delisted')],
];

const ruleOf = (description: string): TableRule | undefined =>
  DESCRIPTIONS.find(([pattern]) => pattern.test(description))?.[1];

export const bitfinexLedgers = tableFormat({
  name: 'bitfinex-ledgers',
  title: 'Bitfinex ledgers',
  source: 'bitfinex',
  variants: {
    'with number': '#,DESCRIPTION,CURRENCY,AMOUNT,BALANCE,DATE,WALLET',
    plain: 'DESCRIPTION,CURRENCY,AMOUNT,BALANCE,DATE,WALLET',
  },
  columns: {
    id: '#',
    description: 'description',
    currency: 'currency',
    amount: 'amount',
    balance: 'balance',
    date: 'date',
    wallet: 'wallet',
  },
  optional: ['id'],
  at: 'date',
  dates: { order: 'by file' },
  operation: ['description'],
  operations: ruleOf,
  sides: signed({ asset: 'currency', quantity: 'amount' }),
  group: 'description',
  id: 'id',
});
