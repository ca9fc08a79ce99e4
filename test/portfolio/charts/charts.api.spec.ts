import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { snapshotPlace } from '../../../shared/portfolio/read/valuations/snapshot-months.ts';
import { readSnapshotState } from '../../../shared/portfolio/read/valuations/snapshot-state.ts';
import { newUser, origin, post, refusal, tokenFor } from '../../support/api.ts';
import { hostStore } from '../../support/cloud.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { buy } from '../../support/transactions.ts';

const DAYS = 'from=2024-03-01&to=2024-03-05';

let user: HttpClient;
let chart: string;

/** One coin at 100 from 1 March on, three more at 110 on the 3rd; worth 100, 100, 110, 99 and 132 each. */
beforeAll(async () => {
  user = await newUser();
  const transactions = [
    buy({ at: '2024-03-01T10:00:00Z', quantity: '1', total: '100' }),
    buy({ at: '2024-03-03T10:00:00Z', quantity: '3', total: '330' }),
    buy({ at: '2024-03-04T10:00:00Z', asset: 'ODDCOIN', quantity: '5', total: '10' }),
  ];
  await post(user, '/v1/transactions/batch', { transactions }, 202);
  const closes = [
    ['2024-03-01', '100'],
    ['2024-03-03', '110'],
    ['2024-03-04', '99'],
    ['2024-03-05', '132'],
  ];
  const prices = closes.map(([date, close]) => ({ asset: 'BTC', date, close, currency: 'USD' }));
  await post(user, '/v1/prices', { prices }, 200);
  const portfolio = { name: 'Coins & <more>', baseCurrency: 'USD', members: { assets: ['BTC'] } };
  const { portfolioId } = await post(user, '/v1/portfolios', portfolio, 201);
  chart = `/v1/portfolios/${portfolioId}/chart`;
});

const read = async (query: string): Promise<Body> => {
  const answer = await user.read(`${chart}?${query}`);
  expect(answer, answer.text).toMatchObject({ status: 200 });
  return answer.body;
};

describe('a chart of a portfolio', () => {
  it('is the value of each day with what is invested in it', async () => {
    expect(await read(DAYS)).toEqual({
      kind: 'value',
      portfolioId: expect.any(String),
      currency: 'USD',
      complete: true,
      items: [
        ['2024-03-01', '100', '100'],
        ['2024-03-02', '100', '100'],
        ['2024-03-03', '440', '430'],
        ['2024-03-04', '396', '430'],
        ['2024-03-05', '528', '430'],
      ].map(([date, value, investment]) => ({ date, value, investment, complete: true })),
    });
  });

  it('is how far the value is below its highest', async () => {
    const { items } = await read(`kind=drawdown&${DAYS}`);
    expect((items as readonly Body[]).map(({ drawdown }) => drawdown)).toEqual(['0', '0', '0', '-0.1', '0']);
  });

  it('is what it consists of on a day, and names what has no price', async () => {
    const { portfolioId } = await post(user, '/v1/portfolios', { name: 'All', baseCurrency: 'USD' }, 201);
    const answer = await user.read(`/v1/portfolios/${portfolioId}/chart?kind=allocation&to=2024-03-05`);
    expect(answer.body, answer.text).toMatchObject({
      kind: 'allocation',
      date: '2024-03-05',
      total: '528',
      complete: false,
      items: [
        { asset: 'BTC', value: '528', share: '1' },
        { asset: 'ODDCOIN', value: null, share: null },
      ],
    });
    expect(answer.body['missing']).toContainEqual({ asset: 'ODDCOIN', what: 'price' });
  });

  it('is drawn, by format or by what the client accepts, and runs nothing', async () => {
    const drawn = await user.read(`${chart}?${DAYS}&format=svg&theme=dark&width=320&height=240`);
    expect(drawn.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(drawn.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(drawn.text).toMatch(/^<svg [^>]*width="320" height="240"/);
    expect(drawn.text).toContain('<title>Value: Coins &amp; &lt;more&gt;</title>');
    const accepted = await user.send('GET', `${chart}?${DAYS}`, { headers: { accept: 'image/svg+xml' } });
    expect(accepted.text).toContain('<title>Value: Coins');
    const said = await user.send('GET', `${chart}?${DAYS}&format=json`, { headers: { accept: 'image/svg+xml' } });
    expect(said.body).toMatchObject({ kind: 'value' });
  });

  it('is a picture of the size asked for', async () => {
    const authorization = `Bearer ${await tokenFor(user.userId)}`;
    const target = `${origin()}${chart}?kind=allocation&format=png&width=640&height=320`;
    const response = await fetch(target, { headers: { authorization } });
    expect(response.headers.get('content-type')).toBe('image/png');
    const picture = Buffer.from(await response.arrayBuffer());
    // Signature, length and name of the first chunk, then width and height (PNG, section 5 and 11.2.2).
    expect(picture.subarray(0, 16).toString('latin1')).toBe('\x89PNG\r\n\x1a\n\0\0\0\rIHDR');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([640, 320]);
  });

  it('is empty before anything was held', async () => {
    expect(await read('from=2020-01-01&to=2020-01-31')).toMatchObject({ items: [], complete: true });
    const drawn = await user.read(`${chart}?from=2020-01-01&to=2020-01-31&format=svg`);
    expect(drawn.text).toContain('No value on any of these days.');
  });

  it.each([
    ['kind=pie', 'kind'],
    ['format=gif', 'format'],
    ['theme=sepia', 'theme'],
    ['width=99', 'width'],
    ['width=2401', 'width'],
    ['height=1e3', 'height'],
    ['from=2024-02-30', 'from'],
    ['from=2024-03-05&to=2024-03-04', 'from'],
    ['kind=allocation&from=2024-03-01', 'from'],
  ])('is refused with %s', async (query, path) => {
    const answer = await user.send('GET', `${chart}?${query}`);
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
  });

  it('follows what comes after its days were stored, however much at once', async () => {
    const [tenant, portfolioId = ''] = [user.userId as TenantId, chart.split('/')[3]];
    const place = snapshotPlace(tenant, portfolioId);
    // The first read ordered them.
    for (const until = Date.now() + 20_000; Date.now() < until; await sleep(20)) {
      const stored = await readSnapshotState(hostStore(), place);
      if (stored?.state.versions.journal === 1) break;
    }
    // More than a commit holds by itself.
    const transactions = Array.from({ length: 80 }, () => ({
      ...buy({ at: '2024-03-02T10:00:00Z', quantity: '1', total: '100' }),
      notes: randomBytes(2_250).toString('base64url'),
    }));
    await post(user, '/v1/transactions/batch', { transactions }, 202);
    const { items } = await read('from=2024-03-01&to=2024-03-02');
    expect((items as readonly Body[]).map(({ value }) => value)).toEqual(['100', '8100']);
  });

  it('of nobody’s portfolio is not found', async () => {
    const stranger = await newUser();
    for (const kind of ['value', 'allocation']) {
      expect(refusal(await stranger.send('GET', `${chart}?kind=${kind}`))).toMatchObject({ code: 'NotFound' });
    }
  });
});
