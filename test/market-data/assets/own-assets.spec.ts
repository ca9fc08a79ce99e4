import { beforeEach, describe, expect, it } from 'vitest';
import { PLATFORM, type TenantId } from '../../../shared/kernel/streams.ts';
import { importAssets, mergeAssets, renameAsset } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { addOwnAsset, replaceOwnAsset } from '../../../shared/market-data/app/assets/own-assets.ts';
import { readWatchlist, unwatchAsset, watchAsset } from '../../../shared/market-data/app/assets/watchlist.ts';
import { findAsset } from '../../../shared/market-data/read/assets/find-asset.ts';
import { watchedAssets } from '../../../shared/market-data/read/assets/watched-assets.ts';
import { acting, asset, CountingStore, eventsOf, newTenant, taken } from './support/catalogue.ts';

let store: CountingStore;
let user: TenantId;
beforeEach(() => {
  [store, user] = [new CountingStore(), newTenant()];
});
const coingecko = (value: string) => ({ identifiers: [{ scheme: 'coingecko', value, primary: true }] });
const mine = (fields: object = {}) => asset({ code: 'MINE', type: 'custom', name: 'My own', ...fields });
const add = (fields: object = {}) => addOwnAsset(store, acting(user), mine(fields));

describe('an asset of one’s own', () => {
  it('is seen by its user alone', async () => {
    taken(await add());
    expect(await findAsset(store, 'MINE', user)).toMatchObject({ name: 'My own', origin: 'own', marketCode: null });
    expect(await findAsset(store, 'MINE', newTenant())).toBeUndefined();
    expect(await findAsset(store, 'MINE')).toBeUndefined();
    expect(await eventsOf(store, PLATFORM, 'asset')).toEqual([]);
  });

  it('that a provider knows has prices of the market under what the provider calls it', async () => {
    taken(await add({ type: 'crypto', ...coingecko('tiny-coin') }));
    expect(await findAsset(store, 'MINE', user)).toMatchObject({ marketCode: 'coingecko:tiny-coin' });
    expect(await findAsset(store, 'coingecko:tiny-coin')).toMatchObject({ ...coingecko('tiny-coin') });
  });

  it.each<[string, object, string, string]>([
    ['has the code of the catalogue', { code: 'BTC' }, 'code', 'BTC'],
    ['has an identifier of the catalogue', coingecko('bitcoin'), 'identifiers.0.value', 'BTC'],
    ['is there already', { code: 'FIRST' }, 'code', 'FIRST'],
    ['has an identifier of another of theirs', coingecko('first-coin'), 'identifiers.0.value', 'FIRST'],
  ])('that %s is refused, and nothing is stored', async (_, fields, path, code) => {
    taken(await add({ code: 'FIRST', ...coingecko('first-coin') }));
    expect(await add(fields)).toMatchObject({ code: 'AssetExists', data: { code }, errors: [{ path }] });
    expect(await eventsOf(store, user, 'asset')).toEqual(['AssetRegistered']);
  });

  it('is replaced whole, but for its code', async () => {
    const { answer } = taken(await add());
    const replace = (name: string, fields: object, ifMatch?: number) =>
      replaceOwnAsset(store, acting(user), { name, asset: mine(fields), ifMatch });
    expect(taken(await replace('MINE', { name: 'Better' }, answer.version)).answer).toMatchObject({
      ...{ assetId: answer.assetId, name: 'Better', version: 2 },
    });
    expect(await replace('MINE', { name: 'Late' }, answer.version)).toMatchObject({ code: 'VersionConflict' });
    expect(await replace('MINE', { code: 'OTHER' })).toMatchObject({ errors: [{ path: 'code' }] });
    expect(await replace('BTC', {})).toMatchObject({ code: 'NotFound' });
    expect(await eventsOf(store, user, 'asset')).toEqual(['AssetRegistered', 'AssetChanged']);
  });

  it('are as many as fit into one item', async () => {
    const metadata = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`k${at}`, 'x'.repeat(300)]));
    let added = 0;
    while (added < 300) {
      const result = await add({ code: `BIG${added}`, metadata });
      if ('refused' in result) {
        expect(result).toMatchObject({ code: 'TooManyAssets' });
        break;
      }
      added += 1;
    }
    expect(added).toBeGreaterThan(40);
    expect(added).toBeLessThan(80);
    expect(store.pageCount).toBe(0);
  });
});

describe('a watchlist', () => {
  const watch = (name: string) => watchAsset(store, acting(user), name);
  const shown = async () =>
    (await watchedAssets(store, user, await readWatchlist(store, user))).map(({ code }) => code);

  it('holds what is watched in order, each once', async () => {
    for (const name of ['ETH', 'BTC', 'ETH', 'kraken:XYZ']) taken(await watch(name));
    expect(await shown()).toEqual(['ETH', 'BTC', 'kraken:XYZ']);
    expect(await eventsOf(store, user, 'watchlist')).toEqual(['AssetWatched', 'AssetWatched', 'AssetWatched']);
    taken(await unwatchAsset(store, acting(user), 'ETH'));
    expect(await shown()).toEqual(['BTC', 'kraken:XYZ']);
    expect(await unwatchAsset(store, acting(user), 'ETH')).toMatchObject({ code: 'NotFound' });
  });

  it('takes nothing that nobody knows', async () => {
    expect(await watch('MINE')).toMatchObject({ code: 'NotFound' });
    taken(await add());
    expect(taken(await watch('MINE')).answer).toMatchObject({ code: 'MINE', origin: 'own' });
  });

  it('follows renames and mergers', async () => {
    taken(await importAssets(store, acting(), [asset({ code: 'FB' }), asset({ code: 'META2' })]));
    for (const name of ['FB', 'META2', 'BTC']) taken(await watch(name));
    const about = { ifMatch: undefined, reason: 'x' };
    taken(await renameAsset(store, acting(), { ...about, name: 'FB', to: 'META' }));
    taken(await mergeAssets(store, acting(), { ...about, name: 'META2', into: 'META' }));
    expect(await shown()).toEqual(['META', 'BTC']);
    taken(await unwatchAsset(store, acting(user), 'META'));
    expect(await shown()).toEqual(['BTC']);
  });
});
