import { beforeEach, describe, expect, it } from 'vitest';
import { PLATFORM } from '../../../shared/kernel/streams.ts';
import {
  importAssets,
  mergeAssets,
  renameAsset,
  setAssetActive,
  splitAsset,
} from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { assetSplit } from '../../../shared/market-data/contract/asset-view.ts';
import { ASSETS_STATE } from '../../../shared/market-data/read/assets/catalogue-state.ts';
import { findAsset, findAssets } from '../../../shared/market-data/read/assets/find-asset.ts';
import { acting, asset, CountingStore, eventsOf, newTenant, taken } from './support/catalogue.ts';

const about = (name: string, ifMatch?: number) => ({ name, ifMatch, reason: 'a test' });
const isin = (value: string, primary = true) => ({ scheme: 'isin', value, primary });
const split = (date: string, to: number, from: number) => assetSplit.parse({ date, to, from });

let store: CountingStore;
beforeEach(() => {
  store = new CountingStore();
});
const given = async (...assets: readonly object[]) => taken(await importAssets(store, acting(), assets.map(asset)));
const codeOf = async (name: string) => (await findAsset(store, name))?.code;
const versions = async () => (await store.readCommits({ tenant: PLATFORM, type: 'asset', id: 'main' }, 0)).length;

describe('the catalogue', () => {
  it('begins with money, coins and metals, and keeps their ids when it is changed', async () => {
    const before = await findAssets(store, ['USD', 'EUR', 'GBP', 'BTC', 'ETH', 'USDC', 'XAU', 'XAG']);
    expect([...before.keys()]).toHaveLength(8);
    expect(before.get('BTC')).toMatchObject({ type: 'crypto', precision: 8, active: true, assetClass: 'crypto' });
    expect(before.get('GBP')).toMatchObject({ type: 'fiat', nativeCurrency: 'GBP', precision: 2, assetClass: 'cash' });
    await given({});
    expect(await findAssets(store, [...before.keys()])).toEqual(before);
    expect((await eventsOf(store, PLATFORM, 'asset')).at(-1)).toBe('AssetRegistered');
  });

  it('takes what is new and what differs, and leaves the rest', async () => {
    await given({}, { code: 'ZENITH', name: 'Zenith' });
    const id = (await findAsset(store, 'ACME'))?.assetId;
    expect(await given({ name: 'Acme Holding' }, { code: 'ZENITH', name: 'Zenith' }, { code: 'NEW' })).toEqual({
      ...{ registered: 1, changed: 1, unchanged: 1 },
    });
    expect(await findAsset(store, 'ACME')).toMatchObject({ assetId: id, name: 'Acme Holding', version: 2 });
    expect(await findAsset(store, 'ZENITH')).toMatchObject({ version: 1 });
    expect((await eventsOf(store, PLATFORM, 'asset')).slice(-2)).toEqual(['AssetChanged', 'AssetRegistered']);
  });

  it('gives free what an asset is no longer known by', async () => {
    await given({ identifiers: [isin('US0378331005')] });
    await given({});
    expect(await given({ code: 'AAPL', identifiers: [isin('US0378331005')] })).toMatchObject({ registered: 1 });
  });

  it('imported again changes nothing', async () => {
    await given({}, { code: 'ZENITH' });
    expect(await given({}, { code: 'ZENITH' })).toEqual({ registered: 0, changed: 0, unchanged: 2 });
    expect(await versions()).toBe(1);
  });

  it.each<[string, readonly object[], string, string]>([
    ['a code twice', [{ code: 'A' }, { code: 'A' }], 'ValidationFailed', 'assets.1.code'],
    [
      'an identifier twice',
      [
        { code: 'A', identifiers: [isin('US0378331005')] },
        { code: 'B', identifiers: [isin('US0378331005')] },
      ],
      'AssetExists',
      'assets.1.identifiers.0.value',
    ],
    [
      'an identifier of another',
      [{ code: 'MYCOIN', type: 'crypto', identifiers: [{ scheme: 'coingecko', value: 'bitcoin', primary: true }] }],
      'AssetExists',
      'assets.0.identifiers.0.value',
    ],
    ['a share by the code of a coin', [{ code: 'SOL', type: 'stock' }], 'ValidationFailed', 'assets.0.type'],
    ['a code that means another now', [{ code: 'OLD' }], 'AssetExists', 'assets.0.code'],
  ])('refuses %s, and nothing is stored', async (_, rows, code, path) => {
    await given({ code: 'OLD', name: 'Old' });
    await renameAsset(store, acting(), { ...about('OLD'), to: 'YOUNG' });
    const before = await versions();
    const refused = await importAssets(store, acting(), [{ code: 'FIRST' }, ...rows].map(asset));
    const shifted = path.replace(/\d/, (index) => String(Number(index) + 1));
    expect(refused).toMatchObject({ refused: true, code, errors: [{ path: shifted }] });
    expect(await versions()).toBe(before);
    expect(await findAsset(store, 'FIRST')).toBeUndefined();
  });
});

describe('an asset', () => {
  it('is found by its code, its id, and what a code says of itself', async () => {
    const bitcoin = await findAsset(store, 'BTC');
    expect(await findAsset(store, String(bitcoin?.assetId))).toEqual(bitcoin);
    expect(await findAsset(store, 'kraken:XYZ')).toMatchObject({
      ...{ code: 'kraken:XYZ', origin: 'implied', marketCode: 'kraken:XYZ', type: 'crypto', symbol: 'XYZ' },
      identifiers: [{ scheme: 'kraken', value: 'XYZ', primary: true }],
    });
    expect(await findAsset(store, 'XYZ')).toBeUndefined();
    expect(await findAsset(store, 'binance:XYZ')).toBeUndefined();
  });

  it('takes one head and two pages to find', async () => {
    await given(...Array.from({ length: 600 }, (_, at) => ({ code: `A${at}`, name: `Number ${at}` })));
    expect(await store.itemsReadBy(() => findAsset(store, 'A300'))).toBe(3);
  });

  it('is led to by the codes it had before', async () => {
    await given({ code: 'FB' });
    const renamed = taken(await renameAsset(store, acting(), { ...about('FB'), to: 'META' }));
    expect(renamed).toMatchObject({ code: 'META', formerCodes: ['FB'], marketCode: 'FB', version: 2 });
    expect(await codeOf('FB')).toBe('META');
    // Said anew, it is renamed all the same.
    await given({ code: 'META', name: 'Meta Platforms' });
    taken(await renameAsset(store, acting(), { ...about('FB'), to: 'M' }));
    expect(await findAsset(store, 'M')).toMatchObject({ name: 'Meta Platforms', marketCode: 'FB' });
    expect([await codeOf('FB'), await codeOf('META'), await codeOf('M')]).toEqual(['M', 'M', 'M']);
    // Back again: the code is its own, and no former one.
    taken(await renameAsset(store, acting(), { ...about('M'), to: 'FB' }));
    expect(await findAsset(store, 'M')).toMatchObject({ code: 'FB', formerCodes: ['META', 'M'], marketCode: 'FB' });
  });

  it('is not renamed to what another is called, nor twice', async () => {
    await given({});
    const before = await versions();
    expect(await renameAsset(store, acting(), { ...about('ACME'), to: 'BTC' })).toMatchObject({
      ...{ code: 'AssetExists', errors: [{ path: 'to' }], data: { code: 'BTC' } },
    });
    expect(await renameAsset(store, acting(), { ...about('USD'), to: 'DOLLAR' })).toMatchObject({
      code: 'ValidationFailed',
    });
    expect(await renameAsset(store, acting(), { ...about('NOBODY'), to: 'X' })).toMatchObject({ code: 'NotFound' });
    expect(taken(await renameAsset(store, acting(), { ...about('ACME'), to: 'ACME' }))).toMatchObject({ version: 1 });
    expect(await versions()).toBe(before);
  });

  it('is not changed by who read another version', async () => {
    await given({});
    expect(await setAssetActive(store, acting(), { ...about('ACME', 7), active: false })).toMatchObject({
      ...{ code: 'VersionConflict', data: { currentVersion: 1 } },
    });
    expect(taken(await setAssetActive(store, acting(), { ...about('ACME', 1), active: false }))).toMatchObject({
      ...{ active: false, version: 2 },
    });
    expect(taken(await setAssetActive(store, acting(), { ...about('ACME'), active: false })).version).toBe(2);
    expect(taken(await setAssetActive(store, acting(), { ...about('ACME'), active: true })).active).toBe(true);
  });

  it('has no split of before it existed', async () => {
    const inceptionDate = '2020-01-02';
    taken(await importAssets(store, acting(), [asset({ inceptionDate })]));
    const early = await splitAsset(store, acting(), { ...about('ACME'), split: split('2020-01-01', 2, 1) });
    const message = 'is before ACME existed, which it has since 2020-01-02';
    expect(early).toMatchObject({ code: 'ValidationFailed', errors: [{ path: 'date', message }] });
    expect(await findAsset(store, 'ACME')).toMatchObject({ inceptionDate, splits: [] });
  });

  it('has its splits in order of time, one a day', async () => {
    await given({});
    const declared = async (...[date, to, from]: Parameters<typeof split>) =>
      splitAsset(store, acting(), { ...about('ACME'), split: split(date, to, from) });
    taken(await declared('2024-06-10', 10, 1));
    taken(await declared('2021-07-20', 4, 1));
    taken(await declared('2024-06-10', 5, 1));
    const known = [split('2021-07-20', 4, 1), split('2024-06-10', 5, 1)];
    expect(taken(await declared('2024-06-10', 5, 1))).toMatchObject({ splits: known, version: 4 });
    expect(await declared('2020-01-01', 1, 1)).toMatchObject({ code: 'ValidationFailed', errors: [{ path: 'to' }] });
    expect(taken(await declared('2021-07-20', 1, 1)).splits).toEqual([split('2024-06-10', 5, 1)]);
  });
});

describe('merging', () => {
  it('leaves one, which all names of both lead to', async () => {
    await given({ code: 'VWCE', identifiers: [isin('IE00BK5BQT80')] });
    await given({ code: 'VWCE.DE', identifiers: [{ scheme: 'stooq', value: 'vwce.de', primary: true }] });
    const merged = await findAsset(store, 'VWCE.DE');
    taken(await renameAsset(store, acting(), { ...about('VWCE.DE'), to: 'VWCE-XETRA' }));
    const left = taken(await mergeAssets(store, acting(), { ...about('VWCE-XETRA'), into: 'VWCE' }));
    expect(left).toMatchObject({
      ...{ code: 'VWCE', formerCodes: ['VWCE-XETRA', 'VWCE.DE'] },
      identifiers: [isin('IE00BK5BQT80'), { scheme: 'stooq', value: 'vwce.de', primary: false }],
    });
    expect([await codeOf('VWCE-XETRA'), await codeOf('VWCE.DE')]).toEqual(['VWCE', 'VWCE']);
    expect(await findAsset(store, String(merged?.assetId))).toBeUndefined();
    // What the merged one was known by is the survivor's.
    const refused = await importAssets(store, acting(), [
      asset({ code: 'X', identifiers: [{ scheme: 'stooq', value: 'vwce.de', primary: true }] }),
    ]);
    expect(refused).toMatchObject({ code: 'AssetExists', data: { code: 'VWCE' } });
  });

  it('leaves one that exists since the earlier day of both, where anybody said one', async () => {
    const dated = (code: string, inceptionDate?: string) => ({ code, ...(inceptionDate && { inceptionDate }) });
    await given(dated('A', '2020-01-02'), dated('B', '2019-01-02'), dated('C', '2021-01-02'), dated('D'), dated('E'));
    const merging = async (name: string, into: string) =>
      taken(await mergeAssets(store, acting(), { ...about(name), into })).inceptionDate;
    expect(await merging('D', 'E')).toBeUndefined();
    expect(await merging('B', 'A')).toBe('2019-01-02');
    expect(await merging('C', 'A')).toBe('2019-01-02');
    expect(await merging('A', 'E')).toBe('2019-01-02');
  });

  it('with itself, with nothing, or of money is refused; again, it is done', async () => {
    await given({}, { code: 'ACME2' });
    const merging = (name: string, into: string) => mergeAssets(store, acting(), { ...about(name), into });
    for (const [name, into] of [
      ['ACME', 'ACME'],
      [String((await findAsset(store, 'ACME'))?.assetId), 'ACME'],
      ['ACME', 'NOBODY'],
      ['EUR', 'USD'],
    ] as const) {
      expect(await merging(name, into)).toMatchObject({ code: 'ValidationFailed', errors: [{ path: 'into' }] });
    }
    expect(await versions()).toBe(1);
    taken(await merging('ACME2', 'ACME'));
    expect(taken(await merging('ACME2', 'ACME'))).toMatchObject({ code: 'ACME', version: 2 });
    expect(await merging('ACME2', 'ACME2')).toMatchObject({ code: 'ValidationFailed' });
    expect(await versions()).toBe(2);
  });
});

it('the head says what the commits say', async () => {
  const tenant = newTenant();
  await given({}, { code: 'B', identifiers: [isin('US0378331005')] }, { code: 'C' });
  await renameAsset(store, acting(), { ...about('ACME'), to: 'ACME2' });
  await mergeAssets(store, acting(), { ...about('C'), into: 'B' });
  await splitAsset(store, acting(), { ...about('B'), split: split('2024-06-10', 10, 1) });
  const stream = { tenant: PLATFORM, type: 'asset', id: 'main' } as const;
  const fold = await ASSETS_STATE.begin(store, stream);
  for (const commit of await store.readCommits(stream, 0)) await fold.take(commit);
  const { state } = await fold.end();
  const head = (await store.readHeads([stream])).get('platform/asset/main');
  expect(Object.entries(state).map(([name, { size }]) => [name, size])).toEqual(
    Object.entries(head?.state as unknown as typeof state).map(([name, { size }]) => [name, size]),
  );
  expect(await findAsset(store, 'C', tenant)).toMatchObject({ code: 'B', splits: [split('2024-06-10', 10, 1)] });
});
