/** Snapshots as they are taken night after night, and made again from the day that something of the past touches. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import type { RecordWrite } from '../../../shared/kernel/store/records.ts';
import type { Unit } from '../../../shared/kernel/store/types.ts';
import { splitAsset } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { recordUserPrices } from '../../../shared/market-data/app/user-prices.ts';
import { assetSplit } from '../../../shared/market-data/contract/asset-view.ts';
import { daysAfter } from '../../../shared/market-data/contract/days.ts';
import { monthSort as marketMonth, pricesOf } from '../../../shared/market-data/contract/market-places.ts';
import { EMPTY_MONTH, jsonOfMonth, withBars } from '../../../shared/market-data/contract/price-month.ts';
import { changePortfolio, createPortfolio } from '../../../shared/portfolio/app/portfolios/portfolio-commands.ts';
import { takeSnapshots } from '../../../shared/portfolio/app/valuations/take-snapshots.ts';
import { portfolioInput } from '../../../shared/portfolio/contract/portfolio.ts';
import { archive, change } from '../../../shared/portfolio/domain/portfolios/decide.ts';
import { readPortfolio } from '../../../shared/portfolio/read/portfolios/portfolios-head.ts';
import { readSnapshots } from '../../../shared/portfolio/read/valuations/read-snapshots.ts';
import { readSnapshotMonths, snapshotPlace } from '../../../shared/portfolio/read/valuations/snapshot-months.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { Spine, TENANT } from '../../faults/support/spine.ts';
import { added, closes } from '../journal.ts';

const EVER = { from: '1900-01-01', to: '2100-01-01' };
const DAY_MS = 86_400_000;

let store: MemoryStore;
let spine: Spine;
let portfolioId: string;
let writes: Unit[];
let ordered: number;

const bought = (on: string, asset = 'BTC', quantity = '1'): TransactionInput =>
  added(1, { type: 'buy', on, in: [[quantity, asset]], value: ['10', 'USD'] }).transaction;
const send = async (...all: readonly TransactionInput[]): Promise<void> => {
  for (const transaction of all) await spine.send(transaction);
  await spine.settle();
};
const priced = async (...rows: readonly (readonly [asset: string, date: string, close: string])[]): Promise<void> => {
  await recordUserPrices(spine.store, spine.context(), [closes(...rows)]);
  await spine.settle();
};
const take = () => takeSnapshots({ store: spine.store, tenant: TENANT, portfolioId, now: spine.now() });

const place = () => snapshotPlace(TENANT, portfolioId);
const storedDays = async () => (await readSnapshotMonths(store, place(), EVER)).flatMap(({ days }) => days);
const monthsWritten = (): readonly string[] =>
  writes.flatMap(({ records = [] }) => records.flatMap(({ sort }) => (sort.startsWith('M#') ? [sort.slice(2)] : [])));

async function readDays(range = EVER) {
  const portfolio = await readPortfolio(store, TENANT, portfolioId);
  if (!portfolio) throw new Error('no portfolio');
  const orders = {
    send: async () => {
      ordered += 1;
    },
  };
  const asked = { tenant: TENANT, portfolioId, definition: portfolio, range, now: spine.now() };
  const read = await readSnapshots({ store: spine.store, orders }, asked, { wanted: undefined });
  if (isRefused(read)) throw new Error(read.detail);
  return read;
}

/** What the market says of an asset in one month, for everybody. */
async function quoted(asset: string, rows: Readonly<Record<string, string>>, unitsOf?: string): Promise<void> {
  const units = unitsOf === undefined ? {} : { unitsOf };
  const bars = Object.entries(rows).map(([date, close]) => {
    return { date, close: decimal(close), source: 'test', currency: 'USD', ...units };
  });
  const month = Object.keys(rows)[0]?.slice(0, 7) ?? '';
  const record: RecordWrite = {
    ...{ place: pricesOf(asset), sort: marketMonth(month), expect: 'any' },
    value: jsonOfMonth(withBars(EMPTY_MONTH, bars)),
  };
  const id = randomUUID();
  const meta = { commandId: id, causationId: id, correlationId: id, actor: 'test', now: spine.now() };
  await store.write({ meta, appends: [], records: [record] });
}

beforeEach(async () => {
  store = new MemoryStore();
  spine = Spine.on(store);
  ordered = 0;
  const input = portfolioInput.parse({ name: 'mine', baseCurrency: 'USD' });
  const created = await createPortfolio(spine.store, undefined, spine.context(), { input, holdings: [] });
  if (isRefused(created)) throw new Error(created.detail);
  portfolioId = created.answer.portfolio.portfolioId;
  // Three months before today, which is the first of 2023.
  await send(bought('2022-10-10'));
  await priced(['BTC', '2022-10-01', '5'], ['BTC', '2022-12-01', '7']);
  await take();
  writes = [];
  store.hooks.beforeWrite = (unit) => void writes.push(unit);
});

describe('snapshots', () => {
  it('go from the first transaction to yesterday, one item for each month', async () => {
    const days = await storedDays();
    expect([days[0]?.date, days.at(-1)?.date, days.length]).toEqual(['2022-10-10', '2022-12-31', 83]);
    expect(days.map(({ value }) => format(value)).filter((value) => value === '7')).toHaveLength(31);
    const read = await readDays();
    expect(read).toEqual({ days, missing: [] });
    expect(ordered).toBe(0);
  });

  it('of a new day take the last ones again, and no more; the valuation is recorded once', async () => {
    spine.pass(DAY_MS);
    await take();
    expect(monthsWritten()).toEqual(['2022-12', '2023-01']);
    // What is made again later is not stated again.
    await send(bought('2022-12-28'));
    await take();
    const stream = { tenant: TENANT, type: 'portfolio-valuation' as const, id: portfolioId };
    const commits = await store.readCommits(stream, 0);
    expect(commits.flatMap(({ events }) => events.map(({ data }) => data))).toMatchObject([
      { date: '2022-12-31', totalValue: '7', investment: '10', complete: true, holdings: [{ priceSource: 'user' }] },
      { date: '2023-01-01' },
    ]);
    expect((await storedDays()).at(-1)?.date).toBe('2023-01-01');
  });

  it.each<[string, () => Promise<void>, string]>([
    ['a purchase', () => send(bought('2022-11-15')), '2022-11-15'],
    ['a close', () => priced(['BTC', '2022-11-20', '9']), '2022-11-20'],
    ['an earlier first purchase', () => send(bought('2022-08-30')), '2022-08-30'],
  ])('are right at once after %s of the past, and are made again from its day on', async (_, touch, from) => {
    const before = await storedDays();
    await touch();
    const { days } = await readDays();
    expect(ordered).toBe(1);
    expect(days.filter(({ date }) => date < from)).toEqual(before.filter(({ date }) => date < from));
    expect(days).not.toEqual(before);
    writes = [];
    await take();
    expect(await storedDays()).toEqual(days);
    expect(monthsWritten().every((month) => month >= from.slice(0, 7))).toBe(true);
    expect(await readDays()).toEqual({ days, missing: [] });
    expect(ordered).toBe(1);
  });

  it('are what they would be if all had been known from the start', async () => {
    await send(bought('2022-09-09', 'ETH', '3'), bought('2022-11-11'));
    await priced(['ETH', '2022-10-05', '2'], ['BTC', '2022-11-11', '6']);
    await take();
    const patched = await storedDays();
    const records = await store.queryRecords(place(), { from: '', before: '~', limit: 99 });
    const id = randomUUID();
    const meta = { commandId: id, causationId: id, correlationId: id, actor: 'test', now: spine.now() };
    const gone = records.map(({ sort }) => ({ place: place(), sort, expect: 'any' as const, deleted: true as const }));
    await store.write({ meta, appends: [], records: gone });
    await take();
    expect(await storedDays()).toEqual(patched);
  });

  it('of an asset that was bought before its first quote in a month are not made again each night', async () => {
    await send(bought('2022-11-03', 'ETH'));
    await quoted('ETH', { '2022-11-15': '11' });
    await take();
    spine.pass(DAY_MS);
    writes = [];
    await take();
    expect(monthsWritten()).toEqual(['2022-12', '2023-01']);
    // One of before does make them worth something.
    await quoted('ETH', { '2022-11-04': '10', '2022-11-15': '11' });
    await take();
    expect(monthsWritten()).toContain('2022-11');
  });

  it('that lacked a price are made again when one comes, and lose what was never held after all', async () => {
    await send(bought('2022-09-20', 'LATE'));
    await take();
    const lacking = (await storedDays()).filter(({ complete }) => !complete);
    expect(lacking[0]?.date).toBe('2022-09-20');
    await quoted('LATE', { '2022-09-25': '3' });
    const { days } = await readDays();
    // Before its first quote there is no price, and a month after its last one there is none again.
    const priced25 = days.find(({ date }) => date === '2022-09-25');
    expect([priced25?.complete, format(priced25?.value ?? decimal('0'))]).toEqual([true, '3']);
    await take();
    expect(await storedDays()).toEqual(days);
  });

  it('of before a split that is declared later are made again, with what one unit cost then', async () => {
    await send(bought('2022-11-14', 'ETH', '2'));
    // Told in the units of the day that they were fetched on, after the split.
    await quoted('ETH', { '2022-11-14': '3', '2022-11-21': '4' }, '2022-12-01');
    await take();
    const worth = async (day: string) =>
      (await storedDays()).flatMap(({ date, value }) => (date === day ? [format(value)] : []))[0];
    expect(await worth('2022-11-15')).toBe('11');
    const split = assetSplit.parse({ date: '2022-11-20', to: 5, from: 1 });
    const declared = { split, ifMatch: undefined, reason: 'a split' };
    expect(isRefused(await splitAsset(store, spine.context(), { name: 'ETH', ...declared }))).toBe(false);
    await take();
    expect(await worth('2022-11-15')).toBe('35');
    // Nobody recorded the split as a transaction: two are still held.
    expect([await worth('2022-11-20'), await worth('2022-11-21')]).toEqual(['11', '13']);
    writes = [];
    await take();
    expect(monthsWritten()).toEqual([]);
  });

  it('follow what is in the portfolio, and end when it is archived', async () => {
    await send(bought('2022-12-24', 'ETH'));
    const context = () => spine.context();
    const patch = { members: { assets: ['ETH'] } };
    await changePortfolio(spine.store, context(), { portfolioId }, (all) =>
      change(all, { portfolioId, patch, now: spine.now() }),
    );
    await take();
    expect((await storedDays()).map(({ date }) => date)).toEqual(
      Array.from({ length: 8 }, (_, at) => daysAfter('2022-12-24', at)),
    );
    await changePortfolio(spine.store, context(), { portfolioId }, (all) =>
      archive(all, { portfolioId, now: spine.now() }),
    );
    expect(await take()).toEqual({ kind: 'ended' });
    const due = () => store.readRecords([{ place: place(), sort: 'DUE' }]);
    expect(await due()).toEqual([]);
    // Who looks at it afterwards is still told what was true, and no more is taken by itself.
    await send(bought('2022-12-20', 'ETH'));
    expect(await take()).toMatchObject({ kind: 'taken', days: 12 });
    expect((await storedDays())[0]?.date).toBe('2022-12-20');
    expect(await due()).toEqual([]);
    expect(await take()).toEqual({ kind: 'ended' });
  });

  it('are not written over by one who knew less', async () => {
    await send(bought('2022-11-15'));
    let once = true;
    store.hooks.beforeWrite = async (unit) => {
      if (!once || !unit.records?.some(({ sort }) => sort.startsWith('M#'))) return;
      once = false;
      // Meanwhile another purchase came, and another took the days with it.
      await send(bought('2022-11-16'));
      await take();
    };
    expect(await take()).toEqual({ kind: 'again' });
    const days = await storedDays();
    expect(format(days.at(-1)?.value ?? decimal('0'))).toBe('21');
    expect((await readDays()).days).toEqual(days);
  });
});
