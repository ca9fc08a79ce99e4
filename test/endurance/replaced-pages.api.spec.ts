/** Pages are copied when they change; the old ones stay for readers that may still hold them, and are removed after that. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { importText, newUser, post } from '../support/api.ts';
import { itemsOf } from '../support/cloud.ts';
import type { HttpClient } from '../support/http-client.ts';
import { buy, sell } from '../support/transactions.ts';

const GRACE_MS = 61_000;
/** On a busy machine; an idle one needs a tenth. */
const PATIENCE_MS = 30_000;
/** A small book needs no pages, and a small change of a big one waits in its root. */
const MANY = 500;
const AT = '2021-01-01T00:00:00Z';
const priced = (asset: string) => ({ asset, date: '2021-01-01', close: '1', currency: 'USD' });
const coin = (externalId: string) => buy({ at: AT, quantity: '1', total: '10', externalId });
const csv = (id: string) =>
  `id,date,type,account,in_asset,in_quantity,out_asset,out_quantity\n${id},2021-01-01,buy,depot,SAP,1,USD,10\n`;

const HASH = 'c0ffee'.padEnd(64, '0');
const pair = { externalId: 'pair', timestamp: AT, metadata: { txHash: HASH } };
const moved = { asset: 'BTC', quantity: '1' };
const PAIR = [
  { ...pair, account: 'depot', type: 'withdrawal', amounts: [{ ...moved, direction: 'out' }] },
  { ...pair, account: 'wallet', type: 'deposit', amounts: [{ ...moved, direction: 'in' }] },
];
const deposit = (at: number) => ({
  externalId: `d${at}`,
  account: 'depot',
  timestamp: AT,
  type: 'deposit',
  amounts: [{ asset: `A${at}`, quantity: '1', direction: 'in' }],
});

const moverPlaces = ({ userId }: HttpClient): readonly (readonly [table: string, partition: string])[] => [
  ['EVENT_TABLE', `T#${userId}#S#journal#main`],
  ['ROW_TABLE', `T#${userId}#P#pairings#G1`],
];

const places = ({ userId }: HttpClient): readonly (readonly [table: string, partition: string])[] => [
  ['EVENT_TABLE', `T#${userId}#S#journal#main`],
  ['EVENT_TABLE', `T#${userId}#S#user-prices#main`],
  ['ROW_TABLE', `T#${userId}#P#transactions#G1`],
  ['ROW_TABLE', `T#${userId}#P#holdings#G1`],
  ['ROW_TABLE', `T#${userId}#P#tax-book#G1`],
];

async function pagesOf([table, partition]: readonly [string, string]): Promise<readonly string[]> {
  const items = await itemsOf(table, partition);
  return items.flatMap(({ sk }) => (sk?.S?.startsWith('P#') ? [sk.S] : []));
}

const everythingApplied = (user: HttpClient) =>
  Promise.all(['/v1/tax/lots', '/v1/holdings', '/v1/transactions'].map((target) => user.read(`${target}?limit=1`)));

async function fill(user: HttpClient, from: number): Promise<void> {
  const numbers = Array.from({ length: MANY }, (_, at) => from + at);
  await post(user, '/v1/prices', { prices: numbers.map((at) => priced(`A${at}`)) }, 200);
  await post(user, '/v1/transactions/batch', { transactions: numbers.map((at) => coin(`c${at}`)) }, 202);
  await everythingApplied(user);
}

/** A user with so many deposits, of which one would be paired if the settings allowed it. */
async function fillMoves(mover: HttpClient, from: number): Promise<void> {
  const deposits = Array.from({ length: MANY }, (_, at) => deposit(from + at));
  await post(mover, '/v1/transactions/batch', { transactions: from === 0 ? [...deposits, ...PAIR] : deposits }, 202);
  await mover.read('/v1/transfers/pairings');
}

/** Lets a rule pair them: nobody but the rule touches the journal. */
async function allow(mover: HttpClient): Promise<void> {
  await mover.send('PUT', '/v1/settings', { body: {} });
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(50)) {
    if ((await mover.readAll('/v1/transfers/pairings?status=applied')).length > 0) return;
  }
}

/** Changes every book a little. The first to touch a book after the grace cleans up. */
async function change(user: HttpClient, round: string, { byFile }: { byFile: boolean }): Promise<void> {
  await post(user, '/v1/prices', { prices: [priced(`B${round}`)] }, 200);
  if (byFile) await importText(user, csv(round));
  else await post(user, '/v1/transactions', coin(round), 201);
  const sale = sell({ at: '2021-02-01T00:00:00Z', quantity: '0.1', total: '5', externalId: `s${round}` });
  await post(user, '/v1/transactions', sale, 201);
  await everythingApplied(user);
}

it('replaced pages stay for a while, and are gone after that', { timeout: 300_000 }, async () => {
  const users = [await newUser(), await newUser()];
  const mover = await newUser();
  await mover.send('PUT', '/v1/settings', { body: { pairing: { applyAbove: '1' } } });
  for (const from of [0, MANY]) {
    await Promise.all([...users.map((user) => fill(user, from)), fillMoves(mover, from)]);
  }
  // Somebody whose import is the first thing to be touched after the grace.
  const undoer = await newUser();
  for (const from of [0, MANY]) await fill(undoer, from);
  // And somebody whose first touch is a portfolio with what is in it.
  const founder = await newUser();
  for (const from of [0, MANY]) await fillMoves(founder, from);
  const { importId } = await importText(undoer, csv('undone'));
  const undone = [undoer, founder].map(({ userId }) => ['EVENT_TABLE', `T#${userId}#S#journal#main`] as const);
  const own = [...users.flatMap(places), ...moverPlaces(mover), ...undone];
  const before = await Promise.all(own.map(pagesOf));
  await sleep(GRACE_MS);
  for (const [at, user] of users.entries()) await change(user, 'x', { byFile: at === 1 });
  await allow(mover);
  await post(undoer, `/v1/imports/${importId}/reversal`, {}, 202);
  const holding = { asset: 'SAP', quantity: '1', price: '10', at: AT, account: 'depot' };
  await post(founder, '/v1/portfolios', { name: 'mine', holdings: [holding] }, 201);
  for (const [at, place] of own.entries()) {
    const old = before[at] ?? [];
    expect(old.length, `${place} has pages`).toBeGreaterThan(0);
    // They go after the change that no longer names them can be read.
    const lost = async () => {
      const now = await pagesOf(place);
      expect(old.filter((page) => !now.includes(page)).length, `${place} lost some`).toBeGreaterThan(0);
    };
    await vi.waitFor(lost, { timeout: PATIENCE_MS, interval: 200 });
  }
  for (const user of users) expect(await user.readAll('/v1/transactions?limit=1000')).toHaveLength(2 * MANY + 2);
});
