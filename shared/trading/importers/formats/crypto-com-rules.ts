/** What the transaction kinds of Crypto.com's app are. */
import { all, EXCHANGE, FEE, GIFT, income, MOVED, only, part, STAKED, type TableRule, UNSTAKED } from '../rules.ts';
import type { TableCells } from '../sides.ts';

/** Bought with money that was never in the account, or sold for money that went elsewhere at once. */
const BOUGHT = { in: { type: 'buy' }, out: { type: 'sell' } } as const;
const LOCKED: TableRule = { ignored: 'set aside for an order, or released; what it brings has a row of its own' };
const ELSEWHERE: TableRule = { ignored: 'paid out in the Exchange, which is another account than the app' };

const KINDS: Readonly<Record<string, TableRule>> = {
  ...all(MOVED, 'crypto_deposit', 'crypto_withdrawal', 'viban_deposit', 'viban_withdrawal', 'viban_card_top_up'),
  ...all(MOVED, 'crypto_to_exchange_transfer', 'exchange_to_crypto_transfer'),
  // Crypto Invest has no export; coins leave and come back with what was won or lost
  ...all(MOVED, 'invest_deposit', 'invest_withdrawal'),
  ...all(EXCHANGE, 'crypto_exchange', 'crypto_viban_exchange', 'viban_purchase', 'van_purchase', 'recurring_buy_order'),
  crypto_to_van_sell_order: EXCHANGE,
  ...all(BOUGHT, 'crypto_purchase', 'card_top_up', 'crypto_payment', 'crypto_payment_refund'),
  ...all(GIFT, 'crypto_transfer'),
  ...all(part('dust'), 'dust_conversion_credited', 'dust_conversion_debited'),
  ...all(part('coin swap'), 'dynamic_coin_swap_credited', 'dynamic_coin_swap_debited'),
  ...all(part('lockup swap'), 'lockup_swap_credited', 'lockup_swap_debited'),
  ...all(part('wallet swap'), 'crypto_wallet_swap_credited', 'crypto_wallet_swap_debited'),
  ...all(part('interest swap'), 'interest_swap_credited', 'interest_swap_debited'),
  ...all(STAKED, 'lockup_lock', 'lockup_upgrade', 'crypto_earn_program_created', 'supercharger_deposit'),
  ...all(STAKED, 'council_node_deposit_created', 'finance.dpos.staking.crypto_wallet'),
  ...all(STAKED, 'finance.lockup.dpos_lock.crypto_wallet'),
  ...all(UNSTAKED, 'lockup_unlock', 'crypto_earn_program_withdrawn', 'supercharger_withdrawal'),
  ...all(UNSTAKED, 'finance.dpos.unstaking.crypto_wallet'),
  ...all(income('interest'), 'crypto_earn_interest_paid', 'crypto_earn_extra_interest_paid'),
  ...all(income('staking'), 'mco_stake_reward', 'supercharger_reward_to_app_credited'),
  ...all(income('staking'), 'finance.lockup.dpos_compound_interest.crypto_wallet'),
  ...all(income('staking'), 'finance.dpos.non_compound_interest.crypto_wallet'),
  ...all(income('staking'), 'finance.dpos.compound_interest.crypto_wallet'),
  ...all(income('referral'), 'referral_bonus', 'referral_gift', 'referral_commission'),
  ...all(income('cashback'), 'referral_card_cashback', 'reimbursement', 'transfer_cashback', 'pay_checkout_reward'),
  ...all(income('cashback'), 'card_cashback_reverted', 'reimbursement_reverted'),
  ...all(income('reward'), 'rewards_platform_deposit_credited', 'gift_card_reward', 'campaign_reward'),
  ...all(income('airdrop'), 'airdrop_locked', 'admin_wallet_credited'),
  ...all(income('rebate'), 'lockup_swap_rebate'),
  admin_wallet_debited: FEE,
  ...all(ELSEWHERE, 'airdrop_to_exchange_transfer', 'dynamic_coin_swap_bonus_exchange_deposit'),
};

const ORDER = /^trading\.(?:limit|market)_order\.[a-z_]+\.(?:purchase|sell)_(lock|unlock|commit)$/;

/** Rows of the fiat wallet may have no kind; their description says what they are. */
function byDescription(description: string): TableRule | undefined {
  if (/deposit/i.test(description)) return only('in', 'deposit');
  return /withdrawal/i.test(description) ? only('out', 'withdrawal') : undefined;
}

/** `undefined` for a kind that isn't known: the app gets new ones, and a guess would be taxed. */
export function cryptoComRule(kind: string, cells: TableCells): TableRule | undefined {
  if (kind === '') return byDescription(cells.text('description'));
  const order = ORDER.exec(kind)?.[1];
  if (order !== undefined) return order === 'commit' ? EXCHANGE : LOCKED;
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
}
