/**
 * How many transfers between random accounts are made in a second, as the HTTP handler that is deployed makes them (parse,
 * authorize, load, decide, append), against the very appends it made, sent again with the bare SDK client to the same
 * engine, in turns. Dollars are charged, euros aren't: with a fee, every transfer pays into one account of ours, whose
 * shards are what all lanes want at once; sent again, these are put without their conditions, since their order can't be
 * had again, so that what it is compared with is a little less work than ours.
 *   node bench/ledger-transfers.ts [transfers for each measure, 640 if left out]
 */
import { randomInt, randomUUID } from 'node:crypto';
import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { environment } from '../shared/adapters/environment.ts';
import { isRefused } from '../shared/kernel/errors.ts';
import { PLATFORM, type TenantId } from '../shared/kernel/streams.ts';
import { openAccount } from '../shared/ledger/app/accounts/account-commands.ts';
import { setFees } from '../shared/ledger/app/fees/set-fee-schedule.ts';
import { adjust } from '../shared/ledger/app/postings/adjust.ts';
import type { AccountId, TransactionId } from '../shared/ledger/contract/account.ts';
import { feeRules } from '../shared/ledger/contract/fees.ts';
import { done } from '../test/ledger/support/bank.ts';
import { bareClient } from './support/bare-client.ts';
import { startEngine } from './support/engine.ts';
import { openWorld, postEvent } from './support/real-handler.ts';
import { type Measure, report } from './support/report.ts';
import { throughput } from './support/times.ts';
import { keepWrittenUnits, moved } from './support/written-units.ts';

const ACCOUNTS = 8;
const ROUTE = '/v1/ledger/transfers';
const ASSETS = ['EUR', 'USD'] as const;
const ROUNDS = 4;
/** Of each asset, before anything is measured: what counts is the rate that is sustained. */
const WARM_UP = 300;
const count = Number(process.argv[2] ?? 640);

const written = keepWrittenUnits();
const engine = await startEngine();
const world = await openWorld(engine);
Object.assign(process.env, world.environment);
const { handler } = await import('../functions/ledger/transfers.http.ts');
const { store } = environment();
const bare = bareClient();
// A function's log goes elsewhere, as in the cloud; writing it is part of the work.
const print = process.stdout.write.bind(process.stdout);
const silence = (isSilent: boolean): void => {
  process.stdout.write = (isSilent ? () => true : print) as typeof process.stdout.write;
};
const contextOf = (tenant: TenantId) => ({
  ...{ tenant, principal: tenant, correlationId: 'bench', now: new Date().toISOString() },
});

interface Lane {
  readonly id: TenantId;
  readonly token: string;
  readonly accounts: readonly AccountId[];
  /** Where its accounts are made again, for the bare client. */
  readonly copy: string;
}

type Asset = (typeof ASSETS)[number];

async function fund(accountId: AccountId, asset: Asset): Promise<void> {
  const adjustment = { accountId, direction: 'credit', asset, amount: '1000000', against: 'clearing' } as const;
  const transactionId = randomUUID() as string as TransactionId;
  done(await adjust(store, contextOf(PLATFORM), { ...adjustment, transactionId, reason: 'bench', isForced: false }));
}

/** A user with accounts that have something in them. */
async function openLane(): Promise<Lane> {
  const id = randomUUID() as string as TenantId;
  const accounts: AccountId[] = [];
  for (let number = 0; number < ACCOUNTS; number += 1) {
    accounts.push(done(await openAccount(store, contextOf(id), { kind: 'checking' })).accountId);
  }
  for (const accountId of accounts) for (const asset of ASSETS) await fund(accountId, asset);
  return { id, token: await world.token(id), accounts, copy: randomUUID() };
}

async function transfer({ token, accounts }: Lane, asset: Asset): Promise<void> {
  const from = randomInt(ACCOUNTS);
  const to = (from + 1 + randomInt(ACCOUNTS - 1)) % ACCOUNTS;
  const body = { from: accounts[from], to: accounts[to], asset, amount: '1' };
  const answer = await handler(postEvent(token, body, ROUTE) as never, {} as never);
  if (answer.statusCode !== 201) throw new Error(`a transfer was answered with ${answer.statusCode}: ${answer.body}`);
}

/** Sends what a lane wrote since so many units, for users whom nobody knows. */
function again({ id, copy }: Lane, since: number): readonly (() => Promise<unknown>)[] {
  return (written.get(id) ?? []).slice(since).map((items) => {
    const ours = { to: randomUUID(), isUnconditional: true };
    const TransactItems = moved(items, (tenant) => (tenant === id ? { to: copy } : ours));
    return () => bare.send(new TransactWriteItemsCommand({ TransactItems }));
  });
}

type Rates = Readonly<Record<Asset, { readonly ours: number; readonly theirs: number }>>;

/** Sends all that users wrote so far, so that what they write next can be sent again. */
async function catchUp(users: readonly Lane[], sent: Map<string, number>): Promise<void> {
  for (const user of users) {
    for (const unit of again(user, sent.get(user.id) ?? 0)) await unit();
    sent.set(user.id, written.get(user.id)?.length ?? 0);
  }
}

/** What each of them does a second, on the average of rounds that take turns. */
async function measured(lanes: number): Promise<Rates> {
  const steps = Math.max(4, Math.ceil(count / lanes / ROUNDS));
  const users: Lane[] = [];
  for (let lane = 0; lane < lanes; lane += 1) users.push(await openLane());
  for (const user of users) for (const asset of ASSETS) await transfer(user, asset);
  const seconds = { EUR: { ours: 0, theirs: 0 }, USD: { ours: 0, theirs: 0 } };
  const sent = new Map<string, number>();
  await catchUp(users, sent);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const asset of ASSETS) {
      seconds[asset].ours += 1 / (await throughput(lanes, steps, (lane) => transfer(users[lane] as Lane, asset)));
      const units = users.map((user) => again(user, sent.get(user.id) ?? 0));
      for (const user of users) sent.set(user.id, written.get(user.id)?.length ?? 0);
      const resend = (lane: number, step: number) => units[lane]?.[step]?.() ?? Promise.reject(new Error('unwritten'));
      seconds[asset].theirs += 1 / (await throughput(lanes, steps, resend));
    }
  }
  const rates = ({ ours, theirs }: { ours: number; theirs: number }) => ({
    ours: ROUNDS / ours,
    theirs: ROUNDS / theirs,
  });
  return { EUR: rates(seconds.EUR), USD: rates(seconds.USD) };
}

async function charge(): Promise<void> {
  const rules = [
    {
      ...{ ruleId: 'service', tier: 'platform', category: 'service', asset: 'USD' },
      ...{ charge: { method: 'flat', amount: '0.01' }, appliesTo: { assets: ['USD'] } },
    },
  ];
  const set = await setFees(store, contextOf(PLATFORM), { rules: z.parse(feeRules, rules), reason: 'bench' });
  if (isRefused(set)) throw new Error(set.detail);
}

const perSecond = (rate: number): string => `${rate.toFixed(0)}/s`;
const measureOf = (what: string, { ours, theirs }: Rates[Asset]): Measure => ({
  ...{ what, ours: perSecond(ours), against: `${perSecond(theirs)} (bare append)`, ratio: ours / theirs },
  aim: { atLeast: 0.9 },
});

silence(true);
await charge();
const warm = await openLane();
for (const asset of ASSETS) for (let made = 0; made < WARM_UP; made += 1) await transfer(warm, asset);
const [sixteen, sixtyFour] = [await measured(16), await measured(64)];
silence(false);
report([
  measureOf('transfers per second, 16 in flight', sixteen.EUR),
  measureOf('transfers per second, 64 in flight', sixtyFour.EUR),
  measureOf('transfers with a fee per second, 16 in flight', sixteen.USD),
  measureOf('transfers with a fee per second, 64 in flight', sixtyFour.USD),
  {
    what: 'transfers with a fee against those without, 64 in flight',
    ...{ ours: perSecond(sixtyFour.USD.ours), against: perSecond(sixtyFour.EUR.ours) },
    ratio: sixtyFour.USD.ours / sixtyFour.EUR.ours,
  },
]);
bare.destroy();
world.close();
await engine.close();
process.exit(0);
