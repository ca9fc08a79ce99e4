import { describe, expect, it } from 'vitest';
import { decimal, negate } from '../../../../shared/kernel/money/decimal.ts';
import type { AccountId, HoldId, TransactionId } from '../../../../shared/ledger/contract/account.ts';
import type { AccountEvent } from '../../../../shared/ledger/contract/account-events.ts';
import { type Account, evolveAll } from '../../../../shared/ledger/domain/accounts/account.ts';
import {
  change,
  close,
  freeze,
  grantCredit,
  open,
  unfreeze,
} from '../../../../shared/ledger/domain/accounts/decide.ts';
import { stake } from '../../../../shared/ledger/domain/accounts/staking.ts';
import { HOLDS_MAX, placeHold } from '../../../../shared/ledger/domain/holds/hold.ts';
import { type Party, type Posting, post } from '../../../../shared/ledger/domain/postings/post.ts';

const NOW = '2026-01-15T09:30:00.000Z';
const EUR = { code: 'EUR', precision: 2, isMoney: true };
const ONE = 'one' as AccountId;
const OTHER = 'other' as AccountId;

const given = (accountId: AccountId, ...events: AccountEvent[]): Account => {
  const receiving = { from: 'anyone' as const, approved: [] };
  const account = evolveAll(undefined, [open({ accountId, kind: 'checking', receiving, now: NOW }), ...events]);
  if (!account) throw new Error('no account');
  return account;
};
const sides = (amount: string, more: Partial<Posting> = {}): Posting[] => [
  { accountId: ONE, asset: EUR, amount: negate(decimal(amount)), ...more },
  { accountId: OTHER, asset: EUR, amount: decimal(amount) },
];
const posting = (one: Account, postings: readonly Posting[], now = NOW) =>
  post(
    { transactionId: 'x' as TransactionId, cause: 'transfer', effectiveAt: now, now, postings },
    new Map<AccountId, Party>([
      [ONE, { account: one, day: '2026-01-15' }],
      [OTHER, { account: given(OTHER), day: '2026-01-15' }],
    ]),
  );
const typesOf = (posted: ReturnType<typeof post>, accountId: AccountId) =>
  'get' in posted ? posted.get(accountId)?.map(({ type }) => type) : posted.code;
const withBalance = (balance: string, lowBalance = {}): Account => ({
  ...given(ONE),
  balances: { EUR: balance },
  lowBalance,
});

describe('a transaction', () => {
  it('that does not balance is a fault of ours, never posted', () => {
    const lopsided = sides('10').slice(0, 1);
    expect(() => posting(withBalance('100'), lopsided)).toThrow('sum to -10');
  });

  it('tells of a balance that came down to where its owner wants to know, once', () => {
    const low = withBalance('60', { EUR: '50' });
    expect(typesOf(posting(low, sides('10')), ONE)).toEqual(['MoneySubtracted']);
    expect(typesOf(posting(low, sides('10.01')), ONE)).toEqual(['MoneySubtracted', 'LowBalance']);
    expect(typesOf(posting(withBalance('40', { EUR: '50' }), sides('10')), ONE)).toEqual(['MoneySubtracted']);
  });

  it('is told of by the hold that takes what is available down, not again by what is paid from it; staking, too', () => {
    const low = withBalance('60', { EUR: '50' });
    const command = { holdId: 'h' as HoldId, asset: 'EUR', expiresAt: null, day: '2026-01-15', now: NOW };
    const hold = (amount: string) => placeHold(low, { ...command, amount: decimal(amount) }) as AccountEvent[];
    expect(hold('10')).toMatchObject([{ type: 'HoldPlaced' }]);
    expect(hold('11')).toMatchObject([{ type: 'HoldPlaced' }, { type: 'LowBalance', data: { available: '49' } }]);
    const held = evolveAll(low, hold('11')) as Account;
    const paid = posting(held, sides('11', { holdId: 'h' as HoldId }));
    expect(typesOf(paid, ONE)).toEqual(['HoldCompleted', 'MoneySubtracted']);
    const staked = stake(low, { asset: 'EUR', amount: decimal('11'), now: NOW });
    expect(staked).toMatchObject([{ type: 'AssetStaked' }, { type: 'LowBalance', data: { available: '49' } }]);
  });

  it('that is forced takes what is not there, and says so', () => {
    expect(typesOf(posting(withBalance('5'), sides('10')), ONE)).toBe('InsufficientFunds');
    expect(typesOf(posting(withBalance('5'), sides('10', { isForced: true })), ONE)).toEqual([
      ...['MoneySubtracted', 'NegativeBalance'],
    ]);
  });

  it('is paid from a hold once as much as it holds, until the instant at which it expires', () => {
    const expiresAt = '2026-01-15T10:00:00.000Z';
    const command = {
      holdId: 'h' as HoldId,
      asset: 'EUR',
      amount: decimal('30'),
      expiresAt,
      day: '2026-01-15',
      now: NOW,
    };
    const placed = placeHold(withBalance('30'), command);
    if ('refused' in placed) throw new Error(placed.code);
    const held = evolveAll(withBalance('30'), placed) as Account;
    const paid = (amount: string, now?: string) => posting(held, sides(amount, { holdId: 'h' as HoldId }), now);
    expect(typesOf(paid('30'), ONE)).toEqual(['HoldCompleted', 'MoneySubtracted']);
    expect(typesOf(paid('30.01'), ONE)).toBe('HoldExceeded');
    expect(typesOf(paid('30', '2026-01-15T09:59:59.999Z'), ONE)).toEqual(['HoldCompleted', 'MoneySubtracted']);
    expect(typesOf(paid('30', expiresAt), ONE)).toBe('HoldExpired');
    expect(typesOf(posting(held, sides('0.01')), ONE)).toBe('InsufficientFunds');
    expect(typesOf(posting(held, sides('30'), expiresAt), ONE)).toEqual(['MoneySubtracted']);
  });
});

describe('an account', () => {
  const because = (by: 'owner' | 'operator') => ({ by, reason: 'a test', now: NOW });
  const frozenBy = (by: 'owner' | 'operator') => given(ONE, ...(freeze(given(ONE), because(by)) as AccountEvent[]));

  it('is unfrozen by who froze it, or by an operator', () => {
    expect(unfreeze(frozenBy('owner'), because('owner'))).toMatchObject([{ type: 'AccountUnfrozen' }]);
    expect(unfreeze(frozenBy('operator'), because('owner'))).toMatchObject({ code: 'AccountFrozen' });
    expect(unfreeze(frozenBy('operator'), because('operator'))).toMatchObject([{ type: 'AccountUnfrozen' }]);
    expect(freeze(frozenBy('owner'), because('operator'))).toMatchObject([{ data: { by: 'operator' } }]);
    expect(freeze(frozenBy('operator'), because('owner'))).toEqual([]);
  });

  it('is closed when nothing is in it, and not while it is owed something', () => {
    expect(close(given(ONE), because('owner'))).toMatchObject([{ type: 'AccountClosed' }]);
    for (const balance of ['1', '-1']) {
      expect(close(withBalance(balance), because('owner'))).toMatchObject({ code: 'AccountNotEmpty' });
    }
    expect(close({ ...given(ONE), staked: { ETH: '1' } }, because('owner'))).toMatchObject({
      data: { assets: ['ETH'] },
    });
    expect(close(frozenBy('operator'), because('owner'))).toMatchObject({ code: 'AccountFrozen' });
  });

  it('has credit only where its kind does', () => {
    const doing = { by: 'operator' as const, now: NOW };
    expect(grantCredit(given(ONE), { EUR: '50' }, doing)).toMatchObject({ code: 'ValidationFailed' });
    expect(grantCredit({ ...given(ONE), kind: 'margin' }, { EUR: '50' }, doing)).toMatchObject([
      { type: 'AccountUpdated', data: { changes: { creditLimits: { EUR: '50' } } } },
    ]);
    expect(change(given(ONE), { name: 'checking' }, doing)).toEqual([]);
  });

  it(`has ${HOLDS_MAX} holds at most`, () => {
    const hold = {
      asset: 'EUR',
      amount: '0.01',
      remaining: '0.01',
      expiresAt: null,
      countedOn: '2026-01-15',
      placedAt: NOW,
    };
    const holds = Object.fromEntries(Array.from({ length: HOLDS_MAX }, (_, index) => [`h${index}`, hold]));
    const full = { ...withBalance('100'), holds };
    const command = {
      holdId: 'h' as HoldId,
      asset: 'EUR',
      amount: decimal('1'),
      expiresAt: null,
      day: '2026-01-15',
      now: NOW,
    };
    expect(placeHold(full, command)).toMatchObject({ code: 'TooManyHolds' });
  });
});
