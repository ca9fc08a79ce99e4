/** What transfers and conversions cost: on top of the amount, in the same append, to our account of each tier. */
import { beforeEach, describe, expect, it } from 'vitest';
import { decimal, ZERO } from '../../../shared/kernel/money/decimal.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { quoteFees } from '../../../shared/ledger/app/fees/quote-fees.ts';
import { expireHoldsOf } from '../../../shared/ledger/app/holds/expire-holds.ts';
import { acceptTransfer, declineTransfer } from '../../../shared/ledger/app/transfers/answer-transfer.ts';
import { reverseTransfer } from '../../../shared/ledger/app/transfers/reverse-transfer.ts';
import type { AccountId, TransferId } from '../../../shared/ledger/contract/account.ts';
import { listEntries } from '../../../shared/ledger/read/entries.ts';
import { seenBy, transferViewOf } from '../../../shared/ledger/read/transfer-view.ts';
import { Bank, codeOf, done } from '../support/bank.ts';

const SERVICE = {
  ...{ ruleId: 'service', tier: 'platform', category: 'service', refund: 'full' },
  charge: { method: 'percentage', rate: '0.01' },
};
const GAS = {
  ...{ ruleId: 'gas', tier: 'network', category: 'gas', asset: 'BTC' },
  ...{ charge: { method: 'flat', amount: '0.001' }, appliesTo: { occasions: ['transfer'] } },
};
const SPEED = {
  ...{ ruleId: 'speed', tier: 'premium', category: 'instant', asset: 'EUR' },
  charge: { method: 'flat', amount: '2' },
};

let bank: Bank;
let user: TenantId;
let from: AccountId;
let to: AccountId;
beforeEach(async () => {
  bank = new Bank();
  user = bank.user();
  from = await bank.funded(user, '100');
  done(await bank.adjust(from, '1', { asset: 'BTC' }));
  to = await bank.open(user);
  await bank.charge([SERVICE, GAS, SPEED]);
});

const balances = async (accountId = from, owner = user) => {
  const { balances: held } = await bank.account(owner, accountId);
  return held;
};
const feesTaken = async () => ({
  platform: await bank.systemBalance('platform-fees', 'EUR'),
  network: await bank.systemBalance('network-fees', 'BTC'),
  premium: await bank.systemBalance('premium-fees', 'EUR'),
});
const NOTHING = { platform: ZERO, network: ZERO, premium: ZERO };
const quoted = async (amount: string, features: string[] = []) => {
  const quote = await quoteFees(
    bank.store,
    { occasion: 'transfer', asset: 'EUR', amount, features },
    bank.now as Timestamp,
  );
  if ('refused' in quote) throw new Error(quote.detail);
  return quote;
};

describe('a transfer between own accounts', () => {
  it('is charged by the schedule in force, to the account of each tier, and says so line by line', async () => {
    const transfer = done(await bank.transfer(user, { from, to, amount: '50' }));
    expect(await balances()).toEqual({ EUR: '49.5', BTC: '0.999' });
    expect(await balances(to)).toEqual({ EUR: '50' });
    expect(await feesTaken()).toEqual({ ...NOTHING, platform: decimal('0.5'), network: decimal('0.001') });
    const view = transferViewOf(seenBy(user, transfer));
    expect(view.fees?.lines.map(({ ruleId, tier, amount }) => [ruleId, tier, amount])).toEqual([
      ['service', 'platform', '0.5'],
      ['gas', 'network', '0.001'],
    ]);
    expect(view.fees?.totals).toEqual([
      { asset: 'EUR', amount: '0.5' },
      { asset: 'BTC', amount: '0.001' },
    ]);
  });

  it('is one append over all accounts, whose entries name the account of the fee', async () => {
    const transfer = await bank.transfer(user, { from, to, amount: '50' });
    done(transfer);
    const streams = 'versions' in transfer ? transfer.versions.map(({ stream }) => stream.type) : [];
    expect(streams).toEqual(['account', 'account', 'account', 'account', 'transfer']);
    const asked = { tenant: user, accountId: from, filter: { cause: 'fee' as const }, before: undefined, limit: 2 };
    const listed = await listEntries(bank.store, asked);
    expect(listed?.items.map(({ cause, asset, counterparty }) => [cause, asset, counterparty.kind])).toEqual([
      ['fee', 'BTC', 'network-fees'],
      ['fee', 'EUR', 'platform-fees'],
    ]);
  });

  it('costs what was quoted, premium features that are wanted included, though fees rise meanwhile', async () => {
    const { quoteId, totals } = await quoted('10', ['instant']);
    expect(totals).toContainEqual({ asset: 'EUR', amount: '2.1' });
    bank.pass(60);
    await bank.charge([{ ...SERVICE, charge: { method: 'percentage', rate: '0.5' } }]);
    const order = { from, to, amount: '10', features: ['instant'] };
    expect(codeOf(await bank.transfer(user, { ...order, amount: '11', feeQuoteId: quoteId }))).toBe('QuoteMismatch');
    done(await bank.transfer(user, { ...order, feeQuoteId: quoteId }));
    expect(await balances()).toEqual({ EUR: '87.9', BTC: '0.999' });
    bank.pass(15 * 60);
    expect(codeOf(await bank.transfer(user, { ...order, feeQuoteId: quoteId }))).toBe('QuoteExpired');
    done(await bank.transfer(user, order));
    expect(await balances()).toEqual({ EUR: '72.9', BTC: '0.999' });
  });

  it('that leaves nothing for its fees is refused, and says what is needed in all', async () => {
    const refused = await bank.transfer(user, { from, to, amount: '99.5' });
    expect(refused).toMatchObject({ code: 'InsufficientFunds', data: { needed: '100.5', available: '100' } });
    expect(await balances()).toEqual({ EUR: '100', BTC: '1' });
    expect(await feesTaken()).toEqual(NOTHING);
  });

  it('gives back of its fees what their rules say when it is reversed', async () => {
    const { transferId } = done(await bank.transfer(user, { from, to, amount: '50' }));
    const asked = { transferId: transferId as TransferId, reason: 'a mistake', by: 'owner' as const };
    const reversed = done(await reverseTransfer(bank.store, bank.as(user), asked));
    expect(await balances()).toEqual({ EUR: '100', BTC: '0.999' });
    expect(await feesTaken()).toEqual({ ...NOTHING, network: decimal('0.001') });
    const { reversal } = transferViewOf(seenBy(user, reversed)) as { reversal?: { feesReturned?: unknown[] } };
    expect(reversal?.feesReturned).toMatchObject([{ ruleId: 'service', amount: '0.5' }]);
  });
});

describe('a conversion', () => {
  it('is charged in what is given', async () => {
    await bank.rate('1.25');
    done(await bank.transfer(user, { from, to: from, amount: '50', convertTo: { asset: 'USD' } }));
    expect(await balances()).toEqual({ EUR: '49.5', USD: '62.5', BTC: '1' });
    expect(await feesTaken()).toEqual({ ...NOTHING, platform: decimal('0.5') });
  });
});

describe('a transfer to another user', () => {
  let other: TenantId;
  let theirs: AccountId;
  beforeEach(async () => {
    other = bank.user();
    theirs = await bank.open(other);
  });
  const send = async () => done(await bank.transfer(user, { from, to: theirs, amount: '50' }));

  it('holds its fees while it waits, and charges them when it is accepted', async () => {
    const { transferId } = await send();
    expect((await bank.funds(user, from)).available).toBe(decimal('49.5'));
    expect((await bank.funds(user, from, 'BTC')).available).toBe(decimal('0.999'));
    expect(await feesTaken()).toEqual(NOTHING);
    const accepted = done(await acceptTransfer(bank.store, bank.as(other), transferId as TransferId));
    expect(await balances()).toEqual({ EUR: '49.5', BTC: '0.999' });
    expect(await balances(theirs, other)).toEqual({ EUR: '50' });
    expect(await feesTaken()).toEqual({ ...NOTHING, platform: decimal('0.5'), network: decimal('0.001') });
    expect((await bank.account(user, from)).holds).toEqual({});
    expect(transferViewOf(seenBy(other, accepted))).not.toHaveProperty('fees');
  });

  it('that is declined, or that nobody accepts, costs nothing', async () => {
    const declined = await send();
    const why = { transferId: declined.transferId as TransferId, reason: 'not mine' };
    done(await declineTransfer(bank.store, bank.as(other), why));
    expect((await bank.account(user, from)).holds).toEqual({});
    await send();
    bank.pass(3_600);
    expect(await expireHoldsOf(bank.store, bank.as(user), from)).toBe(3);
    expect(await balances()).toEqual({ EUR: '100', BTC: '1' });
    expect(await feesTaken()).toEqual(NOTHING);
  });
});
