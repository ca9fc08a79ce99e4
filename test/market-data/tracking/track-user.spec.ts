/** Who holds or watches what, counted over all users. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { PLATFORM } from '../../../shared/kernel/streams.ts';
import { importAssets } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { addOwnAsset } from '../../../shared/market-data/app/assets/own-assets.ts';
import { recount } from '../../../shared/market-data/app/tracking/recount.ts';
import { readJob } from '../../../shared/market-data/read/backfill/job-records.ts';
import { listTracked } from '../../../shared/market-data/read/tracking/list-tracked.ts';
import { referenceKey } from '../../../shared/market-data/read/tracking/places.ts';
import { unit } from '../../support/units.ts';
import { acting, asset, newTenant, taken } from '../assets/support/catalogue.ts';
import { NOW, Users } from './support/users.ts';

let users: Users;
let ann: TenantId;
let bob: TenantId;
beforeEach(() => {
  users = new Users();
  [ann, bob] = [newTenant(), newTenant()];
});

const bought = (code: string, on = '2024-05-01') => ({ asset: code, on, quantity: '1' });
const sold = (code: string, on = '2025-05-01') => ({ asset: code, on, quantity: '0' });
const wanted = async (code: string) => (await readJob(users.store, { kind: 'prices', code }))?.job.wanted;

/** What the asset's stream says, in order. */
async function toldOf(code: string): Promise<readonly string[]> {
  const commits = await users.store.readCommits({ tenant: PLATFORM, type: 'tracked-asset', id: code }, 0);
  return commits.flatMap(({ events }) => events.map(({ type }) => type));
}

describe('an asset', () => {
  it('counts each user who holds it once, until they have sold out', async () => {
    await users.deal(ann, bought('BTC'), bought('BTC', '2024-06-01'));
    await users.track(ann);
    await users.deal(bob, bought('BTC'));
    await users.track(bob);
    expect(await users.tracked('BTC')).toEqual({ users: 2, since: '2024-05-01' });
    await users.deal(ann, { asset: 'BTC', on: '2024-07-01', quantity: '0.5' });
    await users.track(ann);
    expect((await users.tracked('BTC'))?.users).toBe(2);
    await users.deal(ann, sold('BTC'));
    await users.track(ann);
    expect((await users.tracked('BTC'))?.users).toBe(1);
  });

  it('that nobody has any more is tracked no more, and begins anew for the next who buys it', async () => {
    await users.deal(ann, bought('BTC'));
    await users.track(ann);
    await users.deal(ann, sold('BTC'));
    await users.track(ann);
    expect(await listTracked(users.store)).toEqual([{ asset: 'BTC', users: 0, since: '2024-05-01' }]);
    await users.deal(bob, bought('BTC', '2025-06-01'));
    await users.track(bob);
    expect((await users.tracked('BTC'))?.users).toBe(1);
    expect(await toldOf('BTC')).toEqual([...['AssetTrackingStarted', 'AssetTrackingStopped', 'AssetTrackingStarted']]);
  });

  it('counts who watches it, and who holds and watches it once', async () => {
    await users.watch(ann, 'BTC');
    await users.track(ann);
    expect(await users.tracked('BTC')).toEqual({ users: 1, since: null });
    await users.deal(ann, bought('BTC'));
    await users.track(ann);
    expect(await users.tracked('BTC')).toEqual({ users: 1, since: '2024-05-01' });
    await users.watch(ann, 'BTC', false);
    await users.track(ann);
    expect((await users.tracked('BTC'))?.users).toBe(1);
    await users.deal(ann, sold('BTC'));
    await users.track(ann);
    expect((await users.tracked('BTC'))?.users).toBe(0);
  });
});

describe('the history that is wanted', () => {
  it('goes from a year before the first purchase to yesterday, and further back for an earlier one', async () => {
    await users.deal(ann, bought('BTC', '2024-05-01'));
    expect((await users.track(ann)).ordered).toEqual([{ kind: 'prices', code: 'BTC' }]);
    expect(await wanted('BTC')).toEqual({ from: '2023-05-02', to: '2026-03-14' });
    await users.deal(bob, bought('BTC', '2025-01-01'));
    expect((await users.track(bob)).ordered).toEqual([]);
    await users.deal(bob, bought('BTC', '2022-01-01'));
    expect((await users.track(bob)).ordered).toHaveLength(1);
    expect(await wanted('BTC')).toEqual({ from: '2021-01-01', to: '2026-03-14' });
  });

  it('begins no earlier than the asset, and is none of one that begins tomorrow', async () => {
    const dated = (code: string, inceptionDate: string) => asset({ code, name: code, inceptionDate });
    taken(await importAssets(users.store, acting(), [dated('NEW', '2026-03-14'), dated('SOON', '2026-03-15')]));
    await users.deal(ann, bought('BTC', '2008-12-01'), bought('NEW', '2026-03-14'), bought('SOON', '2026-03-14'));
    await users.track(ann);
    expect(await wanted('BTC')).toEqual({ from: '2009-01-03', to: '2026-03-14' });
    expect(await wanted('NEW')).toEqual({ from: '2026-03-14', to: '2026-03-14' });
    expect(await wanted('SOON')).toBeUndefined();
  });

  it('of an asset that is only watched is one year', async () => {
    await users.watch(ann, 'BTC');
    await users.track(ann);
    expect(await wanted('BTC')).toEqual({ from: '2025-03-15', to: '2026-03-14' });
  });

  it('is none of money, and none of what only its owner knows', async () => {
    await users.deal(ann, bought('CHF'), bought('GRANDMAS-BOND'));
    const { ordered, since } = await users.track(ann);
    expect([ordered, since]).toEqual([[], ['2024-05-01', '2024-05-01']]);
    expect(await wanted('GRANDMAS-BOND')).toBeUndefined();
    expect((await users.tracked('GRANDMAS-BOND'))?.users).toBe(1);
  });

  it("of a user's own asset that a source knows is that of the source's name for it", async () => {
    const identifiers = [{ scheme: 'coingecko', value: 'odd-coin', primary: true }];
    const own = asset({ code: 'MINE', type: 'crypto', name: 'Odd coin', precision: 8, identifiers });
    taken(await addOwnAsset(users.store, acting(ann), own));
    await users.deal(ann, bought('MINE'));
    await users.deal(bob, bought('MINE'), bought('coingecko:odd-coin'));
    await users.track(ann);
    await users.track(bob);
    expect((await users.tracked('coingecko:odd-coin'))?.users).toBe(2);
    expect((await users.tracked('MINE'))?.users).toBe(1);
    expect(await wanted('MINE')).toBeUndefined();
  });
});

describe('commits', () => {
  it('that are announced again change nothing', async () => {
    await users.deal(ann, bought('BTC'));
    await users.track(ann);
    expect(await users.track(ann)).toMatchObject({ assets: 0, ordered: [], isDone: true });
    expect(await toldOf('BTC')).toEqual(['AssetTrackingStarted']);
    expect((await users.tracked('BTC'))?.users).toBe(1);
  });

  it('that several workers are at count once', async () => {
    await users.deal(ann, ...['BTC', 'ETH', 'XRP'].map((code) => bought(code)));
    await Promise.all([users.track(ann), users.track(ann), users.track(ann)]);
    expect((await listTracked(users.store)).map((tracked) => tracked.users)).toEqual([1, 1, 1]);
  });

  it('that a worker has read who was held up while another went further are not gone back to', async () => {
    await users.deal(ann, bought('BTC'));
    await users.track(ann);
    await users.deal(ann, sold('BTC'));
    let resume: (() => void) | undefined;
    users.store.hooks.beforeWrite = () => {
      users.store.hooks.beforeWrite = undefined;
      return new Promise((resolve) => {
        resume = resolve;
      });
    };
    const slow = users.track(ann);
    while (!resume) await Promise.resolve();
    await users.deal(ann, bought('BTC', '2025-08-01'));
    await users.track(ann);
    resume();
    await slow;
    expect((await users.tracked('BTC'))?.users).toBe(1);
    expect(await toldOf('BTC')).toEqual(['AssetTrackingStarted']);
  });

  it('of more assets than a transaction takes are all counted, also when a worker dies in between', async () => {
    const codes = Array.from({ length: 40 }, (_, index) => `A${String(index).padStart(2, '0')}`);
    await users.deal(ann, ...codes.map((code) => bought(code)));
    let writes = 0;
    users.store.hooks.afterWrite = () => {
      writes += 1;
      if (writes === 2) throw new Error('killed');
    };
    await expect(users.track(ann)).rejects.toThrow('killed');
    expect(await listTracked(users.store)).toHaveLength(30);
    expect(await users.track(ann)).toMatchObject({ assets: 10, isDone: true });
    expect((await listTracked(users.store)).every((tracked) => tracked.users === 1)).toBe(true);
  });

  it('that change nothing about who holds what cost one write', async () => {
    await users.deal(ann, bought('BTC'));
    await users.track(ann);
    const units: number[] = [];
    users.store.hooks.beforeWrite = ({ appends, records = [] }) => {
      units.push(appends.length + records.length);
    };
    await users.deal(ann, { asset: 'BTC', on: '2025-01-01', quantity: '2' });
    await users.track(ann);
    // The two streams of the user themselves, and the cursor.
    expect(units).toEqual([1, 1, 0]);
  });
});

describe('a recount', () => {
  beforeEach(async () => {
    for (const user of [ann, bob]) {
      await users.deal(user, bought('BTC'));
      await users.track(user);
    }
  });
  const again = (tenant: TenantId) => recount(users.store, tenant, () => NOW);

  it('finds nothing otherwise than it is counted on', async () => {
    expect(await again(ann)).toBe(0);
    expect(await again(PLATFORM)).toBe(0);
  });

  it('of a user takes their references from the events', async () => {
    const key = referenceKey({ asset: 'BTC', code: 'BTC' }, ann);
    await users.store.write(unit({ records: [{ ...key, expect: 'any', deleted: true }] }));
    expect(await again(PLATFORM)).toBe(1);
    expect((await users.tracked('BTC'))?.users).toBe(1);
    expect(await again(ann)).toBe(1);
    expect((await users.tracked('BTC'))?.users).toBe(2);
  });

  it('of a user of whom nothing is left takes their references away', async () => {
    const nobody = newTenant();
    const key = referenceKey({ asset: 'BTC', code: 'BTC' }, nobody);
    const value = { held: { version: 1, is: true }, watched: { version: 0, is: false }, since: '2020-01-01' };
    await users.store.write(unit({ records: [{ ...key, expect: 'absent', value }] }));
    expect(await again(PLATFORM)).toBe(1);
    expect((await users.tracked('BTC'))?.users).toBe(3);
    expect(await again(nobody)).toBe(1);
    expect((await users.tracked('BTC'))?.users).toBe(2);
  });
});
