/** Assets that turn out to be another one: their users count with it, and its history reaches back as far as they need. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { PLATFORM } from '../../../shared/kernel/streams.ts';
import { importAssets, mergeAssets, renameAsset } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { addOwnAsset, replaceOwnAsset } from '../../../shared/market-data/app/assets/own-assets.ts';
import { recount } from '../../../shared/market-data/app/tracking/recount.ts';
import { trackCatalogue } from '../../../shared/market-data/app/tracking/track-catalogue.ts';
import { readJob } from '../../../shared/market-data/read/backfill/job-records.ts';
import { marketPricesView, priceHistoryView } from '../../../shared/market-data/read/prices/market-view.ts';
import { acting, asset, newTenant, taken } from '../assets/support/catalogue.ts';
import { NOW, Users } from './support/users.ts';

let users: Users;
let ann: TenantId;
let bob: TenantId;
beforeEach(async () => {
  users = new Users();
  [ann, bob] = [newTenant(), newTenant()];
  const listed = ['TWTR', 'XCORP', 'XHLD'].map((code) => asset({ code, name: code }));
  taken(await importAssets(users.store, acting(), listed));
});

const because = { ifMatch: undefined, reason: 'they are one' };
const merged = async (name: string, into: string) =>
  taken(await mergeAssets(users.store, acting(), { name, into, ...because }));
const renamed = async (name: string, to: string) =>
  taken(await renameAsset(users.store, acting(), { name, to, ...because }));
const told = () => trackCatalogue({ store: users.store, now: () => NOW });
const holds = async (tenant: TenantId, code: string, on: string, quantity = '1') => {
  await users.deal(tenant, { asset: code, on, quantity });
  return users.track(tenant);
};
const wantedFrom = async (code: string) => (await readJob(users.store, { kind: 'prices', code }))?.job.wanted.from;
const recounted = async () => {
  const corrected: number[] = [];
  for (const tenant of [PLATFORM, ann, bob]) corrected.push(await recount(users.store, tenant, () => NOW));
  return corrected;
};

describe('of two assets that are merged', () => {
  beforeEach(async () => {
    await holds(ann, 'TWTR', '2020-05-01');
    await holds(bob, 'XCORP', '2024-05-01');
    await merged('TWTR', 'XCORP');
  });

  it('the one that stays counts the users of both, and the other none', async () => {
    expect(await told()).toMatchObject({ assets: 2, isDone: true });
    expect(await users.tracked('XCORP')).toEqual({ users: 2, since: '2020-05-01' });
    expect(await users.tracked('TWTR')).toEqual({ users: 0, since: '2020-05-01', movedTo: 'XCORP' });
    expect(await recounted()).toEqual([0, 0, 0]);
  });

  it('the history of the one that stays is wanted since the earlier day of both', async () => {
    expect(await wantedFrom('XCORP')).toBe('2023-05-02');
    expect((await told()).ordered).toEqual([{ kind: 'prices', code: 'XCORP' }]);
    expect(await wantedFrom('XCORP')).toBe('2019-05-02');
    expect((await priceHistoryView(users.store, 'TWTR')).wanted?.from).toBe('2019-05-02');
    const { missing } = await marketPricesView(users.store, 'TWTR', { from: '2019-05-01', to: '2019-05-03' });
    expect(missing).toEqual([{ from: '2019-05-02', to: '2019-05-03' }]);
  });

  it('whoever sells out, or comes to hold it, by the code that is gone counts with the one that stays', async () => {
    await told();
    await holds(ann, 'TWTR', '2025-05-01', '0');
    expect((await users.tracked('XCORP'))?.users).toBe(1);
    await holds(ann, 'TWTR', '2018-05-01');
    expect(await users.tracked('XCORP')).toEqual({ users: 2, since: '2018-05-01' });
    expect(await wantedFrom('XCORP')).toBe('2017-05-01');
    expect(await recounted()).toEqual([0, 0, 0]);
  });

  it('nothing moves twice, whoever is told of it again and however many are at it', async () => {
    await Promise.all([told(), told(), told()]);
    expect(await told()).toMatchObject({ assets: 0, isDone: true });
    expect((await users.tracked('XCORP'))?.users).toBe(2);
  });

  it('users who deal while they are merged are neither lost nor counted twice', async () => {
    const carl = newTenant();
    await users.deal(carl, { asset: 'TWTR', on: '2025-01-01', quantity: '1' });
    await Promise.all([users.track(carl), told(), users.track(carl)]);
    await told();
    expect((await users.tracked('XCORP'))?.users).toBe(3);
  });

  it('both go on to a third that they are merged into', async () => {
    await told();
    await merged('XCORP', 'XHLD');
    await told();
    expect(await users.tracked('XHLD')).toEqual({ users: 2, since: '2020-05-01' });
    await holds(bob, 'TWTR', '2019-01-01');
    expect(await users.tracked('XHLD')).toEqual({ users: 3, since: '2019-01-01' });
    expect(await recounted()).toEqual([0, 0, 0]);
  });
});

it('an asset that is renamed is tracked once, whichever code its users have', async () => {
  await holds(ann, 'TWTR', '2020-05-01');
  await renamed('TWTR', 'X');
  await told();
  await holds(bob, 'X', '2024-05-01');
  expect((await users.tracked('TWTR'))?.users).toBe(2);
  expect(await wantedFrom('X')).toBeUndefined();
  expect(await recounted()).toEqual([0, 0, 0]);
});

describe('an asset of a user’s own', () => {
  const own = (value: string) => {
    const identifiers = [{ scheme: 'coingecko', value, primary: true }];
    return asset({ code: 'MINE', type: 'crypto', name: 'Odd coin', precision: 8, identifiers });
  };

  it('that is defined after it was bought is tracked from then on by what a source calls it', async () => {
    await holds(ann, 'MINE', '2024-05-01');
    expect((await users.tracked('MINE'))?.users).toBe(1);
    taken(await addOwnAsset(users.store, acting(ann), own('odd-coin')));
    expect((await users.track(ann)).ordered).toEqual([{ kind: 'prices', code: 'coingecko:odd-coin' }]);
    expect(await users.tracked('coingecko:odd-coin')).toEqual({ users: 1, since: '2024-05-01' });
    expect((await users.tracked('MINE'))?.users).toBe(0);
    expect(await wantedFrom('coingecko:odd-coin')).toBe('2023-05-02');
    expect(await recounted()).toEqual([0, 0, 0]);
  });

  it('that a source turns out to call otherwise is tracked by that', async () => {
    taken(await addOwnAsset(users.store, acting(ann), own('odd-coin')));
    await holds(ann, 'MINE', '2024-05-01');
    taken(
      await replaceOwnAsset(users.store, acting(ann), { name: 'MINE', asset: own('even-coin'), ifMatch: undefined }),
    );
    await users.track(ann);
    expect((await users.tracked('coingecko:odd-coin'))?.users).toBe(0);
    expect((await users.tracked('coingecko:even-coin'))?.users).toBe(1);
    await holds(ann, 'MINE', '2025-05-01', '0');
    expect((await users.tracked('coingecko:even-coin'))?.users).toBe(0);
    expect(await recounted()).toEqual([0, 0, 0]);
  });
});
