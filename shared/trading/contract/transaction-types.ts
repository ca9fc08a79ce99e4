/** What a transaction can be, and which way its amounts go. */
export const TRANSACTION_TYPES = [
  'buy',
  'sell',
  'trade',
  'deposit',
  'withdrawal',
  'transfer',
  'income',
  'fee',
  'gift_received',
  'gift_sent',
  'donation_received',
  'donation_sent',
  'lost',
  'staking_loss',
  'split',
  'dividend',
  'coupon',
  'interest',
  'stake',
  'unstake',
  'liquidity_add',
  'liquidity_remove',
  'nft_trade',
  'merger',
  'spin_off',
  'return_of_capital',
] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** Whether a type's amounts go a way: they must, must not, or may. A purchase without the other side waits for a price. */
export type Need = 'required' | 'forbidden' | 'optional';

/** Types of what comes in with a cost or a date of its own, as its giver or the user knows it. */
export const WITH_OWN_BASIS: ReadonlySet<TransactionType> = new Set([
  'deposit',
  'income',
  'gift_received',
  'donation_received',
]);

/** Types that turn units into others, whose cost is shared out among these. */
export const REORGANISATIONS: ReadonlySet<TransactionType> = new Set(['merger', 'spin_off']);

export const DIRECTIONS: Readonly<Record<TransactionType, { readonly in: Need; readonly out: Need }>> = {
  buy: { in: 'required', out: 'optional' },
  sell: { in: 'optional', out: 'required' },
  trade: { in: 'required', out: 'required' },
  nft_trade: { in: 'required', out: 'required' },
  deposit: { in: 'required', out: 'forbidden' },
  withdrawal: { in: 'forbidden', out: 'required' },
  transfer: { in: 'optional', out: 'required' },
  income: { in: 'required', out: 'forbidden' },
  dividend: { in: 'required', out: 'forbidden' },
  coupon: { in: 'required', out: 'forbidden' },
  interest: { in: 'required', out: 'forbidden' },
  gift_received: { in: 'required', out: 'forbidden' },
  donation_received: { in: 'required', out: 'forbidden' },
  gift_sent: { in: 'forbidden', out: 'required' },
  donation_sent: { in: 'forbidden', out: 'required' },
  lost: { in: 'forbidden', out: 'required' },
  staking_loss: { in: 'forbidden', out: 'required' },
  fee: { in: 'forbidden', out: 'required' },
  split: { in: 'optional', out: 'optional' },
  stake: { in: 'optional', out: 'required' },
  unstake: { in: 'required', out: 'optional' },
  liquidity_add: { in: 'optional', out: 'required' },
  liquidity_remove: { in: 'required', out: 'optional' },
  merger: { in: 'required', out: 'required' },
  spin_off: { in: 'required', out: 'required' },
  return_of_capital: { in: 'required', out: 'forbidden' },
};

/** Types whose amounts may bring back the asset that went out. */
export const SAME_ASSET_BOTH_WAYS: ReadonlySet<TransactionType> = new Set([
  'transfer',
  'split',
  'stake',
  'unstake',
  'spin_off',
]);
