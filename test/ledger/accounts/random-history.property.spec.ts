/**
 * Whatever users and operators do, one after the other or at once: value is conserved in each asset, nothing available is
 * promised twice, what was refused has changed nothing, and the commits alone give what the heads hold.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { add, type Decimal, decimal, sum, ZERO } from '../../../shared/kernel/money/decimal.ts';
import type { Unit } from '../../../shared/kernel/store/types.ts';
import { PLATFORM, type StreamId, type TenantId } from '../../../shared/kernel/streams.ts';
import { changeAccount } from '../../../shared/ledger/app/accounts/account-commands.ts';
import { completeHold } from '../../../shared/ledger/app/holds/complete-hold.ts';
import { expireHoldsOf } from '../../../shared/ledger/app/holds/expire-holds.ts';
import { placeHoldOn, releaseHoldOf } from '../../../shared/ledger/app/holds/hold-commands.ts';
import { acceptTransfer, declineTransfer } from '../../../shared/ledger/app/transfers/answer-transfer.ts';
import { reverseTransfer } from '../../../shared/ledger/app/transfers/reverse-transfer.ts';
import type { AccountId, HoldId, TransferId } from '../../../shared/ledger/contract/account.ts';
import { accountEvents } from '../../../shared/ledger/contract/account-events.ts';
import { type Account, evolveAll } from '../../../shared/ledger/domain/accounts/account.ts';
import { fundsOf } from '../../../shared/ledger/domain/accounts/available.ts';
import { close, freeze, grantCredit, unfreeze } from '../../../shared/ledger/domain/accounts/decide.ts';
import { stake, unstake } from '../../../shared/ledger/domain/accounts/staking.ts';
import { accountIn, accountStream } from '../../../shared/ledger/read/account-head.ts';
import { listHolds } from '../../../shared/ledger/read/hold-records.ts';
import { Bank, codeOf } from '../support/bank.ts';

const RUNS = process.env['FAULTS'] === 'long' ? 10_000 : 2_000;
const TIMEOUT = { timeout: 900_000 };
const ASSETS = ['EUR', 'USD', 'BTC'] as const;

/** Of tiers, in assets and with refunds of every kind. */
const FEES = [
  {
    ...{ ruleId: 'service', tier: 'platform', category: 'service', asset: 'EUR', refund: 'full' },
    charge: { method: 'percentage', rate: '0.013', minimum: '0.1' },
  },
  {
    ...{ ruleId: 'exchange', tier: 'provider', category: 'exchange', refund: 'proportional' },
    ...{ charge: { method: 'percentage', rate: '0.02' }, appliesTo: { occasions: ['conversion'] } },
  },
  {
    ...{ ruleId: 'gas', tier: 'network', category: 'gas', asset: 'BTC' },
    ...{ charge: { method: 'flat', amount: '0.5' }, appliesTo: { assets: ['BTC', 'USD'] } },
  },
];

interface Owned {
  readonly owner: TenantId;
  readonly accountId: AccountId;
}

/** A bank with two users, and what they know of: accounts, holds, transfers. */
class World {
  readonly bank = new Bank();
  accounts: Owned[] = [];
  /** Units that were written so far: whatever changes anything is one. */
  written = 0;
  /** Accounts of the system that anything was ever posted on. */
  readonly systems = new Map<string, StreamId>();
  readonly holds: (Owned & { readonly holdId: HoldId })[] = [];
  readonly transfers: { readonly owner: TenantId; readonly to: TenantId; readonly transferId: TransferId }[] = [];

  constructor() {
    this.bank.store.hooks.afterWrite = ({ appends }, { written }) => {
      if (!written) return;
      this.written += 1;
      for (const { stream } of appends) {
        if (stream.tenant === PLATFORM && stream.type === 'account') this.systems.set(stream.id, stream);
      }
    };
  }

  /** Begins as another has begun: what that one wrote is written again, and nothing is decided anew. */
  static async like({ accounts, units }: Begun): Promise<World> {
    const world = new World();
    for (const unit of units) await world.bank.store.write(unit);
    world.accounts = [...accounts];
    return world;
  }

  async begin(): Promise<void> {
    const [one, other] = [this.bank.user(), this.bank.user()];
    await this.bank.rate('1.25');
    await this.bank.charge(FEES);
    const kinds = [
      [one, { kind: 'checking', limits: { EUR: { perTransaction: '90', daily: '150', monthly: '400' } } }],
      [one, { kind: 'credit-card', receiving: { from: 'anyone', approved: [] } }],
      [one, { kind: 'savings', lowBalance: { EUR: '20' } }],
      [other, { kind: 'wallet' }],
      [other, { kind: 'checking', receiving: { from: 'approved', approved: [one as never] } }],
    ] as const;
    for (const [owner, input] of kinds) {
      this.accounts.push({ owner, accountId: await this.bank.open(owner, input as never) });
    }
    const [, card] = this.accounts;
    if (card) {
      const limits = { EUR: '50' };
      await this.change(card, (account, now) => grantCredit(account, limits, { by: 'operator', now }));
    }
    for (const asset of ASSETS)
      for (const one of this.accounts) await this.bank.adjust(one.accountId, '100', { asset });
  }

  /** What all accounts of the system hold of an asset. */
  async systemTotal(code: string): Promise<Decimal> {
    const streams = [...this.systems.values()];
    const heads = await this.bank.store.readHeads(streams);
    return sum(streams.map((stream) => decimal(accountIn(heads, stream)?.balances[code] ?? '0')));
  }

  change({ owner, accountId }: Owned, decide: Parameters<typeof changeAccount<string>>[3]) {
    return changeAccount(this.bank.store, this.bank.as(owner), { owner, accountId }, decide);
  }
}

interface Begun {
  readonly accounts: readonly Owned[];
  readonly units: readonly Unit[];
}

async function begun(): Promise<Begun> {
  const world = new World();
  const units: Unit[] = [];
  world.bank.store.hooks.beforeWrite = (unit) => {
    units.push(unit);
  };
  await world.begin();
  return { accounts: world.accounts, units };
}

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

type Step = (world: World) => Promise<unknown>;

const amount = fc.integer({ min: 1, max: 120 }).map(String);
const index = fc.nat(50);
const asset = fc.constantFrom(...ASSETS);

const transfer: fc.Arbitrary<Step> = fc
  .record({ from: index, to: index, amount, asset, into: fc.option(fc.constantFrom('EUR', 'USD'), { freq: 6 }) })
  .map((asked) => async (world) => {
    const [from, to] = [at(world.accounts, asked.from), at(world.accounts, asked.to)];
    if (!from || !to) return undefined;
    const convertTo = asked.into === null ? undefined : { asset: asked.into };
    const order = { from: from.accountId, to: to.accountId, amount: asked.amount, asset: asked.asset, convertTo };
    const result = await world.bank.transfer(from.owner, order);
    if (!isRefused(result) && 'answer' in result) {
      const { transferId } = result.answer;
      world.transfers.push({ owner: from.owner, to: to.owner, transferId: transferId as TransferId });
    }
    return result;
  });

const hold: fc.Arbitrary<Step> = fc
  .record({ on: index, amount, asset, seconds: fc.option(fc.integer({ min: 1, max: 4_000 }), { freq: 9 }) })
  .map((asked) => async (world) => {
    const on = at(world.accounts, asked.on);
    if (!on) return undefined;
    const order = {
      accountId: on.accountId,
      asset: asked.asset,
      amount: asked.amount,
      expiresInSeconds: asked.seconds,
    };
    const result = await placeHoldOn(world.bank.store, world.bank.as(on.owner), order);
    if (!isRefused(result) && 'answer' in result) world.holds.push({ ...on, holdId: result.answer.holdId as HoldId });
    return result;
  });

const useHold: fc.Arbitrary<Step> = fc
  .record({ hold: index, to: index, amount: fc.option(amount), releaseRest: fc.boolean(), isRelease: fc.boolean() })
  .map((asked) => async (world) => {
    const [known, to] = [at(world.holds, asked.hold), at(world.accounts, asked.to)];
    if (!known || !to) return undefined;
    const { owner, accountId, holdId } = known;
    const context = world.bank.as(owner);
    if (asked.isRelease) return releaseHoldOf(world.bank.store, context, { accountId, holdId });
    const { releaseRest } = asked;
    const more = { to: to.accountId, amount: asked.amount ?? undefined, releaseRest };
    return completeHold(world.bank.store, context, { accountId, holdId, ...more });
  });

const answer: fc.Arbitrary<Step> = fc
  .record({
    transfer: index,
    what: fc.constantFrom('accept', 'decline', 'cancel', 'reverse', 'reverse-own', 'operator'),
  })
  .map((asked) => async (world) => {
    const known = at(world.transfers, asked.transfer);
    if (!known) return undefined;
    const { transferId, owner, to } = known;
    const { store } = world.bank;
    if (asked.what === 'accept') return acceptTransfer(store, world.bank.as(to), transferId);
    const reason = 'changed my mind';
    if (asked.what === 'decline') return declineTransfer(store, world.bank.as(to), { transferId, reason });
    if (asked.what === 'cancel') return declineTransfer(store, world.bank.as(owner), { transferId, reason });
    if (asked.what === 'operator') {
      return reverseTransfer(store, world.bank.as(PLATFORM), { transferId, reason, by: 'operator', userId: owner });
    }
    const by = asked.what === 'reverse' ? to : owner;
    return reverseTransfer(store, world.bank.as(by), { transferId, reason, by: 'owner' });
  });

const status: fc.Arbitrary<Step> = fc
  .record({ on: index, what: fc.constantFrom('freeze', 'unfreeze', 'close', 'stake', 'unstake'), asset, amount })
  .map((asked) => async (world) => {
    const on = at(world.accounts, asked.on);
    if (!on) return undefined;
    return world.change(on, (account, now) => {
      const because = { by: 'owner' as const, reason: 'a test', now };
      const some = { asset: asked.asset, amount: decimal(asked.amount), now };
      switch (asked.what) {
        case 'freeze':
          return freeze(account, because);
        case 'unfreeze':
          return unfreeze(account, because);
        case 'stake':
          return stake(account, some);
        case 'unstake':
          return unstake(account, some);
        default:
          return close(account, because);
      }
    });
  });

const operator: fc.Arbitrary<Step> = fc
  .record({ on: index, amount, asset, direction: fc.constantFrom('credit', 'debit'), minutesAgo: fc.nat(90) })
  .map(({ minutesAgo, on: place, ...asked }) => async (world) => {
    const on = at(world.accounts, place);
    const then = new Date(Date.parse(world.bank.now) - minutesAgo * 60_000).toISOString();
    const effectiveAt = minutesAgo === 0 ? undefined : then;
    return on && world.bank.adjust(on.accountId, asked.amount, { ...asked, effectiveAt } as never);
  });

const time: fc.Arbitrary<Step> = fc
  .record({ seconds: fc.integer({ min: 1, max: 40_000 }), sweeps: fc.boolean() })
  .map(({ seconds, sweeps }) => async ({ bank, accounts }) => {
    bank.pass(seconds);
    if (!sweeps) return;
    for (const { owner, accountId } of accounts) await expireHoldsOf(bank.store, bank.as(owner), accountId);
  });

const step = fc.oneof(
  { weight: 5, arbitrary: transfer },
  { weight: 4, arbitrary: hold },
  { weight: 4, arbitrary: useHold },
  { weight: 3, arbitrary: answer },
  { weight: 2, arbitrary: status },
  { weight: 2, arbitrary: operator },
  { weight: 2, arbitrary: time },
);

async function everyAccount({ bank, accounts }: World): Promise<Account[]> {
  return Promise.all(accounts.map(({ owner, accountId }) => bank.account(owner, accountId)));
}

/** What must hold at any time. */
async function check(world: World): Promise<void> {
  const { bank } = world;
  const accounts = await everyAccount(world);
  for (const code of ASSETS) {
    const users = accounts.map((account) =>
      add(decimal(account.balances[code] ?? '0'), decimal(account.staked[code] ?? '0')),
    );
    expect(add(sum(users), await world.systemTotal(code)), `${code} is conserved`).toBe(ZERO);
    for (const account of accounts) {
      const { balance, reserved, free, available } = fundsOf(account, code, bank.now);
      const credit = decimal(account.creditLimits[code] ?? '0');
      expect(balance).toBe(add(free, reserved));
      expect(add(free, credit) >= ZERO, `${account.kind} is not below its limit`).toBe(true);
      expect(available).toBe(add(free, credit));
    }
  }
  for (const { owner, accountId } of world.accounts) {
    const account = await bank.account(owner, accountId);
    const asked = { status: 'active', after: undefined, limit: 1_000 };
    const { items } = await listHolds(bank.store, { tenant: owner, accountId, now: bank.now }, asked);
    for (const code of ASSETS) {
      const listed = sum(items.filter((one) => one.asset === code).map((one) => decimal(one.remaining)));
      expect(listed, 'holds sum up to what is reserved').toBe(fundsOf(account, code, bank.now).reserved);
    }
    const commits = await bank.store.readCommits(accountStream(owner, accountId), 0);
    const events = commits.flatMap((commit) => commit.events.map((event) => accountEvents.decode(event)));
    expect(evolveAll(undefined, events), 'replay equals live').toEqual(account);
  }
}

it('holds in any history', TIMEOUT, async () => {
  const [seen, beginning] = [new Map<string, number>(), await begun()];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const world = await World.like(beginning);
      for (const take of steps) {
        const before = world.written;
        const code = codeOf(await take(world));
        seen.set(code, (seen.get(code) ?? 0) + 1);
        if (code !== 'done') expect(world.written, `${code} changed something`).toBe(before);
      }
      await check(world);
    }),
    { numRuns: RUNS },
  );
  // Otherwise the histories say nothing of what they are about.
  expect([...seen.keys()]).toEqual(
    expect.arrayContaining(['done', 'InsufficientFunds', 'HoldExpired', 'TransferEnded']),
  );
});

it('holds when everything happens at once', TIMEOUT, async () => {
  const beginning = await begun();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 12 }), async (steps) => {
      const world = await World.like(beginning);
      const results = await Promise.all(steps.map((take) => take(world)));
      expect(results.map(codeOf)).not.toContain('Conflict');
      await check(world);
    }),
    { numRuns: Math.ceil(RUNS / 5) },
  );
});
