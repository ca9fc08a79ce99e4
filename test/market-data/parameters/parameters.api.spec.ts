import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../shared/kernel/ids.ts';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import type { RecordWrite } from '../../../shared/kernel/store/records.ts';
import { daysAfter } from '../../../shared/market-data/contract/days.ts';
import { monthSort, pricesOf } from '../../../shared/market-data/contract/market-places.ts';
import { monthOf } from '../../../shared/market-data/contract/months.ts';
import { EMPTY_MONTH, jsonOfMonth, withBars } from '../../../shared/market-data/contract/price-month.ts';
import { listedKey } from '../../../shared/market-data/read/tracking/places.ts';
import { newUser, refusal } from '../../support/api.ts';
import { hostStore, runFunction } from '../../support/cloud.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';

/** Nobody else's, so that what others track and store is left alone. */
const [WAVE, SAME, SHORT, BARE] = ['ZPWAVE', 'ZPSAME', 'ZPSHORT', 'ZPBARE'] as const;
const QUOTED = { source: 'spec', currency: 'USD' };

let user: HttpClient;
let operator: HttpClient;

/** Closes of so many days up to yesterday. */
function monthsOfCloses(asset: string, count: number, closeOn: (index: number) => number): readonly RecordWrite[] {
  const today = new Date().toISOString().slice(0, 10);
  const bars = Array.from({ length: count }, (_, index) => ({
    date: daysAfter(today, index - count),
    close: decimal(closeOn(index).toFixed(6)),
    ...QUOTED,
  }));
  return [...Map.groupBy(bars, ({ date }) => monthOf(date))].map(([month, own]) => ({
    ...{ place: pricesOf(asset), sort: monthSort(month), expect: 'any' as const },
    value: jsonOfMonth(withBars(EMPTY_MONTH, own)),
  }));
}

const tracked = (asset: string): RecordWrite => ({
  ...listedKey(asset),
  expect: 'any',
  value: { asset, users: 1, since: '2024-01-01' },
});

beforeAll(async () => {
  [user, operator] = await Promise.all([newUser(), newUser(['ops'])]);
  const wave = (index: number) => 100 + 10 * Math.sin(index);
  const commandId = newId();
  const meta = {
    commandId,
    causationId: commandId,
    correlationId: commandId,
    actor: 'spec',
    now: new Date().toISOString(),
  };
  await hostStore().write({
    ...{ meta, appends: [] },
    records: [
      ...monthsOfCloses(WAVE, 90, wave),
      ...monthsOfCloses(SAME, 90, (index) => 2 * wave(index)),
      ...monthsOfCloses(SHORT, 10, wave),
      ...[WAVE, SAME, SHORT, BARE].map(tracked),
    ],
  });
});

const refresh = () => runFunction('market-data.parameters-refresh', { assets: [WAVE, SAME, SHORT, BARE] });
const read = async (assets: string): Promise<Body> => {
  const answer = await user.send('GET', `/v1/market/parameters?assets=${assets}`);
  expect(answer, answer.text).toMatchObject({ status: 200 });
  return answer.body;
};
const expectReturn = (asset: string, body: Body) =>
  operator.send('PUT', `/v1/ops/market/parameters/${asset}/forward-return`, {
    body: { reason: 'Outlook', ...body },
    headers: { 'idempotency-key': randomUUID() },
  });

describe('parameters for simulation', () => {
  it('are made each day of the closes of tracked assets, once', async () => {
    expect(await refresh()).toMatchObject({ assets: 4, refreshed: 3, without: 1 });
    const body = await read(`${WAVE},${SAME},${SHORT}`);
    expect(body).toMatchObject({
      items: [
        { asset: WAVE, currency: 'USD', returns: 89, returnsPerYear: 365, forwardReturn: null },
        { asset: SAME, returns: 89 },
      ],
      correlation: {
        assets: [WAVE, SAME],
        matrix: [
          ['1', '1'],
          ['1', '1'],
        ],
      },
      complete: false,
      missing: [{ asset: SHORT, reason: 'too-few-returns' }],
    });
    expect(await refresh()).toMatchObject({ refreshed: 0, without: 1 });
    expect(await read(`${WAVE},${SAME},${SHORT}`)).toEqual(body);
  });

  it('name what is expected from now on, as operators say', async () => {
    const said = await expectReturn('BTC', { value: '0.07', source: 'analysts' });
    expect(said.body, said.text).toMatchObject({ asset: 'BTC', forwardReturn: { value: '0.07', source: 'analysts' } });
    expect((await read('BTC'))['missing']).toEqual([{ asset: 'BTC', reason: 'no-closes' }]);
    const taken = await expectReturn('BTC', { value: null });
    expect(taken.body, taken.text).toEqual({ asset: 'BTC', forwardReturn: null });
  });

  it.each([
    ['assets=', 'assets.0'],
    ['assets=BTC,BTC', 'assets'],
    ['assets=BTC,ZPNOBODYS', 'assets'],
    ['', 'assets'],
  ])('are refused for %s', async (query, path) => {
    const answer = await user.send('GET', `/v1/market/parameters?${query}`);
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
  });

  it('take no return that can’t be meant, none without a reason, and none of what nobody knows', async () => {
    expect(refusal(await expectReturn('BTC', { value: '7' })).paths).toEqual(['value']);
    expect(refusal(await expectReturn('BTC', { value: '0.07', source: 'Some One' })).paths).toEqual(['source']);
    expect(refusal(await expectReturn('BTC', { value: '0.07', reason: '' })).paths).toEqual(['reason']);
    expect(refusal(await expectReturn('ZPNOBODYS', { value: '0.07' }))).toMatchObject({
      status: 404,
      code: 'NotFound',
    });
    const target = '/v1/ops/market/parameters/BTC/forward-return';
    const asUser = await user.send('PUT', target, { body: { value: '0.07', reason: 'Outlook' } });
    expect(refusal(asUser)).toMatchObject({ status: 403, code: 'Forbidden' });
  });
});
