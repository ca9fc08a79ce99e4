import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../../support/api.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';

const REASON = 'a test';
const share = (code: string, fields: object = {}) => ({
  code,
  type: 'stock',
  name: `${code} Corporation`,
  precision: 2,
  ...fields,
});
const codesOf = (body: Body) => (body['items'] as readonly Body[]).map(({ code }) => code);

let operator: HttpClient;
let user: HttpClient;
beforeAll(async () => {
  [operator, user] = await Promise.all([newUser(['ops']), newUser()]);
});

const found = async (query: string, by = user) =>
  codesOf((await by.send('GET', `/v1/assets?query=${encodeURIComponent(query)}`)).body);

describe('the catalogue', () => {
  /** More than one transaction has room for, and more than a commit holds itself. */
  const MANY = 5_000;
  const noise = (at: number): string => ((at * 2_654_435_761) % 4_294_967_296).toString(36);
  const numbered = (at: number) => {
    const identifiers = [{ scheme: 'stooq', value: `zz${noise(at)}.us`, primary: true }];
    return share(`ZZ${at}`, { name: `Numbered ${noise(at)}`, identifiers });
  };

  it('is imported by an operator, and searched by all', async () => {
    const assets = Array.from({ length: MANY }, (_, at) => numbered(at));
    const counts = await post(operator, '/v1/ops/assets', { assets }, 200);
    expect(counts).toEqual({ registered: MANY, changed: 0, unchanged: 0 });
    const first = await user.send('GET', '/v1/assets?query=ZZ49&limit=2');
    expect(codesOf(first.body)).toEqual(['ZZ49', 'ZZ490']);
    const next = await user.send('GET', `/v1/assets?query=ZZ49&limit=2&cursor=${first.body['nextCursor']}`);
    expect(codesOf(next.body)).toEqual(['ZZ4900', 'ZZ4901']);
    expect(await found(`zz${noise(4_321)}.us`)).toEqual(['ZZ4321']);
  });

  it('refuses a file with one wrong digit, whole', async () => {
    const identifiers = [{ scheme: 'isin', value: 'US0378331006', primary: true }];
    const answer = await operator.send('POST', '/v1/ops/assets', {
      body: { assets: [share('ZYFIRST'), share('ZYWRONG', { identifiers })] },
    });
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['assets.1.identifiers.0.value'] });
    expect(await found('ZYFIRST')).toEqual([]);
  });

  it('has its assets renamed, split, merged and retired, each act on record', async () => {
    await post(operator, '/v1/ops/assets', { assets: [share('ZXFB'), share('ZXOTHER')] }, 200);
    const read = await user.send('GET', '/v1/assets/ZXFB');
    const act = (asset: string, word: string, body: object, etag?: string | null) =>
      operator.send('POST', `/v1/ops/assets/${asset}/${word}`, {
        body: { ...body, reason: REASON },
        ...(etag && { headers: { 'if-match': etag } }),
      });
    const key = { 'idempotency-key': randomUUID() };
    const onceDeactivated = () =>
      operator.send('POST', '/v1/ops/assets/ZXMETA/deactivate', { body: { reason: REASON }, headers: key });
    const etag = read.headers.get('etag');
    expect(await act('ZXFB', 'rename', { to: 'ZXMETA' }, etag)).toMatchObject({
      status: 200,
      body: { code: 'ZXMETA' },
    });
    expect(refusal(await act('ZXFB', 'rename', { to: 'ZXLATE' }, etag))).toMatchObject({ status: 412 });
    expect(await act('ZXFB', 'split', { date: '2024-06-10', to: 10, from: 1 })).toMatchObject({ status: 200 });
    expect(await act('ZXOTHER', 'merge', { into: 'ZXFB' })).toMatchObject({
      body: { formerCodes: ['ZXFB', 'ZXOTHER'] },
    });
    expect(refusal(await act('ZXOTHER', 'merge', { into: 'ZXOTHER' }))).toMatchObject({ status: 400, paths: ['into'] });
    const [first, again] = [await onceDeactivated(), await onceDeactivated()];
    expect(first).toMatchObject({ status: 200, body: { active: false } });
    expect(again.text).toBe(first.text);
    expect(await act('ZXMETA', 'reactivate', {})).toMatchObject({ body: { active: true } });

    const { body, headers } = await user.send('GET', '/v1/assets/ZXOTHER');
    expect(body).toMatchObject({
      code: 'ZXMETA',
      splits: [{ date: '2024-06-10', to: 10, from: 1 }],
      origin: 'catalogue',
    });
    expect(headers.get('etag')).not.toBe(etag);
    const audit = await operator.send('GET', '/v1/ops/audit?limit=1000');
    const acts = (audit.body['items'] as readonly Body[]).filter((act) => act['operator'] === operator.userId);
    expect(acts.map(({ what }) => what)).toEqual(expect.arrayContaining(['importAssets', 'mergeAssets']));
    expect(acts.filter(({ what }) => what === 'deactivateAsset')).toHaveLength(1);
  });
});

describe('a user', () => {
  it('adds what the catalogue lacks, corrects it, and watches it', async () => {
    const added = await user.send('POST', '/v1/assets', { body: share('MYSHARE') });
    expect(added).toMatchObject({ status: 201, body: { code: 'MYSHARE', origin: 'own', marketCode: null } });
    const corrected = await user.send('PUT', '/v1/assets/MYSHARE', {
      body: share('MYSHARE', { name: 'Mine' }),
      headers: { 'if-match': added.headers.get('etag') ?? '' },
    });
    expect(corrected).toMatchObject({ status: 200, body: { name: 'Mine', assetId: added.body['assetId'] } });
    expect(await found('mysh')).toEqual(['MYSHARE']);
    expect(await found('mysh', await newUser())).toEqual([]);

    for (const asset of ['MYSHARE', 'BTC'])
      expect(await user.send('PUT', `/v1/watchlist/${asset}`)).toMatchObject({ status: 200 });
    expect(codesOf((await user.send('GET', '/v1/watchlist')).body)).toEqual(['MYSHARE', 'BTC']);
    expect(await user.send('DELETE', '/v1/watchlist/MYSHARE')).toMatchObject({ status: 204 });
    expect(codesOf((await user.send('GET', '/v1/watchlist')).body)).toEqual(['BTC']);
  });

  it.each<[string, object, number, string, readonly string[]]>([
    ['in an unknown currency', share('BAD', { nativeCurrency: 'XXQ' }), 400, 'ValidationFailed', ['nativeCurrency']],
    ['of no decimals', share('BAD', { precision: 0 }), 400, 'ValidationFailed', ['precision']],
    ['that is Bitcoin', share('BTC'), 409, 'AssetExists', ['code']],
  ])('adds nothing %s', async (_, body, status, code, paths) => {
    const alone = await newUser();
    expect(refusal(await alone.send('POST', '/v1/assets', { body }))).toEqual({ status, code, paths });
    expect(await found('BAD', alone)).toEqual([]);
  });

  it('finds no asset by another list’s cursor, and none that is not there', async () => {
    expect(refusal(await user.send('GET', '/v1/assets?cursor=abc'))).toMatchObject({ status: 400, paths: ['cursor'] });
    expect(refusal(await user.send('GET', '/v1/assets/NOSUCH'))).toMatchObject({ status: 404 });
    expect(refusal(await user.send('PUT', '/v1/watchlist/NOSUCH'))).toMatchObject({ status: 404 });
  });
});
