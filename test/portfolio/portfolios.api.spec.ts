/** Portfolios over HTTP: kept, filled, valued, compared with their targets, and looked back at day by day. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { snapshotPlace } from '../../shared/portfolio/read/valuations/snapshot-months.ts';
import { newUser, post, refusal } from '../support/api.ts';
import { hostStore, runFunction } from '../support/cloud.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy } from '../support/transactions.ts';
import { until } from '../support/until.ts';

const PORTFOLIOS = '/v1/portfolios';
const DAY_MS = 86_400_000;
/** On a busy machine, where a taker may have to try again; an idle one needs a tenth. */
const SECONDS_MAX = 45;
/** So many days before today (UTC). */
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
const noon = (days: number): string => `${daysAgo(days)}T12:00:00Z`;

const closes = (asset: string, ...rows: readonly (readonly [days: number, close: string])[]) => ({
  prices: rows.map(([days, close]) => ({ asset, date: daysAgo(days), close, currency: 'USD' })),
});
const holding = (asset: string, quantity: string, price: string, days: number, account = 'depot') => ({
  ...{ asset, quantity, price, at: noon(days), account },
});

/** Creates a portfolio; answers its path. */
async function created(user: HttpClient, input: Body): Promise<string> {
  const { portfolioId } = await post(user, PORTFOLIOS, { name: 'mine', ...input }, 201);
  return `${PORTFOLIOS}/${portfolioId}`;
}

const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

async function read(user: HttpClient, target: string): Promise<Body> {
  const answer = await user.read(target);
  expect(answer, answer.text).toMatchObject({ status: 200 });
  return answer.body;
}

async function put(user: HttpClient, target: string, body: Body): Promise<Body> {
  const answer = await user.send('PUT', target, { body });
  expect(answer, answer.text).toMatchObject({ status: 200 });
  return answer.body;
}

/** Runs the taker of snapshots as its queue would. */
async function take(user: HttpClient, portfolioId: string): Promise<void> {
  const body = JSON.stringify({ tenant: user.userId, partition: portfolioId });
  const record = { messageId: 'm', body, receiptHandle: 'none', attributes: { ApproximateReceiveCount: '1' } };
  expect(await runFunction('portfolio.snapshots', { Records: [record] })).toEqual({ batchItemFailures: [] });
}

const refused = async (user: HttpClient, method: 'POST' | 'PUT' | 'PATCH', target: string, body: Body) =>
  refusal(await user.send(method, target, { body }));

describe('a portfolio', () => {
  it('is kept, changed by the version that was read, archived and restored', async () => {
    const user = await newUser();
    const first = await user.send('POST', PORTFOLIOS, { body: { name: 'mine', riskLevel: 'aggressive' } });
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.body).toMatchObject({ baseCurrency: 'USD', members: {}, status: 'active', version: 1 });
    const path = `${PORTFOLIOS}/${first.body['portfolioId']}`;
    const named = { body: { name: 'ours' }, headers: { 'if-match': '"1"' } };
    expect((await user.send('PATCH', path, named)).body).toMatchObject({ name: 'ours', version: 2 });
    expect(refusal(await user.send('PATCH', path, named))).toMatchObject({ status: 412, code: 'VersionConflict' });
    expect(await post(user, `${path}/archive`, undefined, 200)).toMatchObject({ status: 'archived', version: 3 });
    expect(await refused(user, 'PATCH', path, { name: 'x' })).toMatchObject({ status: 409, code: 'PortfolioArchived' });
    expect(await user.readAll(PORTFOLIOS)).toEqual([]);
    expect(await user.readAll(`${PORTFOLIOS}?archived=true&limit=1`)).toHaveLength(1);
    // Its day is no longer taken.
    await take(user, idOf(path));
    expect(await post(user, `${path}/restore`, undefined, 200)).toMatchObject({ status: 'active', version: 4 });
    expect(await read(user, path)).toMatchObject({ name: 'ours', status: 'active' });
  });

  it('takes an account that a transaction has named a moment ago', async () => {
    const user = await newUser();
    await post(user, '/v1/transactions', buy({ at: noon(3), quantity: '1', total: '10', account: 'vault' }), 201);
    await post(user, PORTFOLIOS, { name: 'mine', members: { accounts: ['vault'] } }, 201);
    expect(
      refusal(await user.send('POST', PORTFOLIOS, { body: { name: 'x', members: { accounts: ['valut'] } } })),
    ).toEqual({
      ...{ status: 400, code: 'ValidationFailed', paths: ['members.accounts.0'] },
    });
  });

  it('is created with what is in it, in one step', async () => {
    const user = await newUser();
    const holdings = [holding('ACME', '2', '100', 10), holding('ACME', '2', '200', 5), holding('BOND', '1', '50', 5)];
    const { portfolioId, transactionIds } = await post(
      user,
      PORTFOLIOS,
      { name: 'mine', members: { accounts: ['depot'] }, holdings },
      201,
    );
    expect(transactionIds).toHaveLength(3);
    const items = await user.readAll('/v1/holdings');
    expect(items).toContainEqual(expect.objectContaining({ asset: 'ACME', quantity: '4', averageCost: '150' }));
    const all = await user.readAll('/v1/transactions');
    expect(all.map((one) => one['transactionId']).toSorted()).toEqual([...(transactionIds as string[])].toSorted());
    // Without prices of its own, nothing says what it is worth.
    expect(await read(user, `${PORTFOLIOS}/${portfolioId}/valuation`)).toMatchObject({
      ...{ value: '0', investment: '650', complete: false },
      missing: [
        { asset: 'ACME', what: 'price' },
        { asset: 'BOND', what: 'price' },
      ],
    });
    await post(user, '/v1/transactions', { ...sold('ACME', '4'), timestamp: noon(2) }, 201);
    expect((await read(user, `${PORTFOLIOS}/${portfolioId}/valuation`))['investment']).toBe('50');
  });

  it('is refused by the path of what is wrong, and nothing of it is stored', async () => {
    const user = await newUser();
    const cases: readonly (readonly [input: Body, path: string])[] = [
      [{ baseCurrency: 'QQQ' }, 'baseCurrency'],
      [{ members: { accounts: ['nowhere'] } }, 'members.accounts.0'],
      [{ members: { assets: ['A', 'A'] } }, 'members.assets.1'],
      [{ holdings: [holding('A', '1', '0', 1)] }, 'holdings.0.price'],
      [{ holdings: [holding('A', '-1', '1', 1)] }, 'holdings.0.quantity'],
      [{ holdings: [holding('A', '1', '1', 1), holding('B', '1', '1', -2)] }, 'holdings.1.at'],
      [{ holdings: [{ ...holding('A', '1', '1', 1), price: undefined }] }, 'holdings.0.price'],
    ];
    for (const [input, path] of cases) {
      const answer = await refused(user, 'POST', PORTFOLIOS, { name: 'mine', ...input });
      expect(answer).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
    }
    expect(await user.readAll(PORTFOLIOS)).toEqual([]);
    expect(await user.readAll('/v1/transactions')).toEqual([]);
  });

  it('has no targets that make no sense', async () => {
    const user = await newUser();
    const path = await created(user, {});
    const cases: readonly (readonly [targets: readonly Body[], path: string])[] = [
      [[{ asset: 'A', percent: '99.99' }], 'targets'],
      [[{ asset: 'A', percent: '-1' }], 'targets.0.percent'],
      [[{ asset: 'A', percent: '101' }], 'targets.0.percent'],
      [[{ assetClass: 'stocks', percent: '100' }], 'targets.0.assetClass'],
      [['50', '50'].map((percent) => ({ asset: 'A', percent })), 'targets.1'],
    ];
    for (const [targets, wrong] of cases) {
      const answer = await refused(user, 'PUT', `${path}/target-allocation`, { targets });
      expect(answer).toMatchObject({ status: 400, code: 'ValidationFailed' });
      expect(answer.paths).toContain(wrong);
    }
    expect((await read(user, path))['targets']).toEqual([]);
  });
});

const sold = (asset: string, quantity: string): Body => ({
  ...{ account: 'depot', type: 'sell', amounts: [{ asset, quantity, direction: 'out' }] },
  value: { currency: 'USD', amount: '1' },
});

describe('a valuation', () => {
  it("takes the user's own prices, names what is missing and old, and sums small balances up", async () => {
    const user = await newUser();
    const holdings = [
      holding('ACME', '10', '5', 40),
      holding('OLD', '1', '30', 40),
      holding('NONE', '7', '1', 40),
      holding('DUST', '1', '0.5', 40),
    ];
    const path = await created(user, { holdings });
    await post(user, '/v1/prices', closes('ACME', [1, '8'], [20, '6']), 200);
    await post(user, '/v1/prices', closes('OLD', [30, '40']), 200);
    await post(user, '/v1/prices', closes('DUST', [1, '0.25']), 200);
    const now = await read(user, `${path}/valuation`);
    expect(now).toMatchObject({ value: '120.25', complete: false, stale: ['OLD'], overdrawn: [] });
    expect(now['smallBalances']).toEqual({ below: '1', count: 1, value: '0.25' });
    expect(now['missing']).toEqual([{ asset: 'NONE', what: 'price' }]);
    expect((now['holdings'] as Body[]).map(({ asset, value, stale }) => [asset, value, stale])).toEqual([
      ['ACME', '80', false],
      ['OLD', '40', true],
      ['NONE', null, false],
    ]);
    expect((now['holdings'] as Body[])[0]).toMatchObject({
      priceSource: 'user',
      priceAt: `${daysAgo(1)}T00:00:00.000Z`,
    });
    await user.send('PUT', '/v1/settings', { body: { displaySmallBalances: true } });
    expect((await read(user, `${path}/valuation`))['smallBalances']).toMatchObject({ count: 0 });
    const then = await read(user, `${path}/valuation?asOf=${noon(20)}`);
    expect((then['holdings'] as Body[])[0]).toMatchObject({ asset: 'ACME', price: '6', value: '60' });
    const future = await user.send('GET', `${path}/valuation?asOf=${noon(-2)}`);
    expect(refusal(future)).toMatchObject({ status: 400, paths: ['asOf'] });
  });

  it('is of what is in the portfolio alone, in its currency', async () => {
    const user = await newUser();
    const everything = await created(user, {
      baseCurrency: 'EUR',
      holdings: [
        holding('ACME', '1', '10', 9, 'a'),
        holding('ACME', '2', '10', 9, 'b'),
        holding('ETC', '1', '10', 9, 'b'),
      ],
    });
    await post(user, '/v1/prices', closes('ACME', [1, '20']), 200);
    await post(user, '/v1/prices', closes('ETC', [1, '20']), 200);
    const rate = { from: 'EUR', to: 'USD', date: daysAgo(1), rate: '1.25' };
    await post(user, '/v1/exchange-rates', { rates: [rate] }, 200);
    const part = await created(user, { baseCurrency: 'EUR', members: { accounts: ['b'], assets: ['ACME'] } });
    expect(await read(user, `${everything}/valuation`)).toMatchObject({ currency: 'EUR', value: '64' });
    expect(await read(user, `${part}/valuation`)).toMatchObject({
      value: '32',
      holdings: [{ asset: 'ACME', quantity: '2' }],
    });
  });
});

describe('an allocation', () => {
  it('is brought back to its targets by a proposal, which is kept', async () => {
    const user = await newUser();
    const holdings = [holding('ACME', '6', '50', 9), holding('BOND', '4', '100', 9)];
    const path = await created(user, { holdings });
    await post(user, '/v1/prices', closes('ACME', [1, '100']), 200);
    await post(user, '/v1/prices', closes('BOND', [1, '100']), 200);
    const order = { fees: { percent: '1' } };
    expect(await refused(user, 'POST', `${path}/rebalance-proposals`, order)).toMatchObject({
      code: 'NoTargetAllocation',
    });
    const targets = [
      { asset: 'ACME', percent: '50' },
      { asset: 'BOND', percent: '50' },
    ];
    await put(user, `${path}/target-allocation`, { targets });
    await put(user, `${path}/rebalancing`, { policy: { trigger: { kind: 'threshold', percentagePoints: '5' } } });
    expect(await read(user, `${path}/allocation`)).toMatchObject({
      ...{ value: '1000', greatestDrift: '10', complete: true },
      items: [
        { asset: 'ACME', current: '60', target: '50', drift: '10', holdings: ['ACME'] },
        { asset: 'BOND', current: '40', target: '50', drift: '-10' },
      ],
    });
    const proposal = await post(user, `${path}/rebalance-proposals`, order, 201);
    expect(proposal).toMatchObject({
      ...{ reason: 'requested', value: '1000', becomesOrders: false, estimatedGain: '50' },
      trades: [
        { side: 'sell', asset: 'ACME', quantity: '1', amount: '100', fee: '1', estimatedGain: '50' },
        { side: 'buy', asset: 'BOND', amount: '98.019801980198019802' },
      ],
    });
    expect(await user.readAll(`${path}/rebalance-proposals`)).toEqual([proposal]);
    expect(await read(user, `${path}/rebalance-proposals/${proposal['proposalId']}`)).toEqual(proposal);
    expect((await read(user, path))['lastProposedAt']).toBe(proposal['proposedAt']);
    // What nothing is held of is bought at its price, and not at all without one.
    await put(user, `${path}/target-allocation`, {
      targets: [
        { asset: 'ACME', percent: '50' },
        { asset: 'FUND', percent: '50' },
      ],
    });
    const unpriced = await user.send('POST', `${path}/rebalance-proposals`, { body: {} });
    expect(unpriced.body).toMatchObject({ code: 'ValuationIncomplete', detail: expect.stringContaining('FUND') });
    await post(user, '/v1/prices', closes('FUND', [1, '25']), 200);
    await read(user, '/v1/holdings');
    expect((await post(user, `${path}/rebalance-proposals`, {}, 201))['trades']).toContainEqual(
      expect.objectContaining({ side: 'buy', asset: 'FUND', quantity: '20', price: '25', amount: '500' }),
    );
    // Of what has no price nothing is proposed.
    await post(user, '/v1/transactions', { ...buy({ at: noon(3), asset: 'NONE', quantity: '1', total: '1' }) }, 201);
    await read(user, '/v1/holdings');
    expect(await refused(user, 'POST', `${path}/rebalance-proposals`, {})).toMatchObject({
      code: 'ValuationIncomplete',
    });
  });
});

describe('snapshots', () => {
  it('are there at once, are stored at midnight, and follow what is recorded of the past', async () => {
    const user = await newUser();
    const path = await created(user, { holdings: [holding('ACME', '2', '10', 40)] });
    await post(user, '/v1/prices', closes('ACME', [40, '10'], [3, '12']), 200);
    const fresh = await read(user, `${path}/snapshots`);
    const items = fresh['items'] as Body[];
    expect(fresh).toMatchObject({ currency: 'USD', complete: true });
    expect(items).toHaveLength(40);
    expect(items[0]).toEqual({ date: daysAgo(40), value: '20', investment: '20', complete: true });
    expect(items.at(-1)).toEqual({ date: daysAgo(1), value: '24', investment: '20', complete: true });

    await take(user, idOf(path));
    expect((await read(user, `${path}/snapshots`))['items']).toEqual(items);
    // A purchase of the past, in a commit too big for an item, counts from its day on.
    const late = Array.from({ length: 40 }, (_, at) => ({
      ...buy({ at: noon(2), asset: 'ACME', quantity: '1', total: '11', externalId: `late-${at}` }),
      notes: randomBytes(2_900).toString('base64'),
    }));
    await post(user, '/v1/transactions/batch', { transactions: late }, 202);
    const after = (await read(user, `${path}/snapshots?from=${daysAgo(3)}`))['items'];
    const expected = [
      { date: daysAgo(3), value: '24', investment: '20', complete: true },
      { date: daysAgo(2), value: '504', investment: '460', complete: true },
      { date: daysAgo(1), value: '504', investment: '460', complete: true },
    ];
    expect(after).toEqual(expected);
    await take(user, idOf(path));
    expect((await read(user, `${path}/snapshots?from=${daysAgo(3)}`))['items']).toEqual(expected);
    expect((await read(user, `${path}/snapshots?from=${daysAgo(3)}&to=${daysAgo(3)}`))['items']).toHaveLength(1);
  });

  it('are ordered by the schedule where a day is over, and propose what a policy asks for', async () => {
    const user = await newUser();
    const path = await created(user, { holdings: [holding('ACME', '6', '50', 9), holding('BOND', '4', '100', 9)] });
    await post(user, '/v1/prices', closes('ACME', [9, '100']), 200);
    await post(user, '/v1/prices', closes('BOND', [9, '100']), 200);
    const targets = ['ACME', 'BOND'].map((asset) => ({ asset, percent: '50' }));
    await put(user, `${path}/target-allocation`, { targets });
    const trigger = { kind: 'threshold', percentagePoints: '5' };
    await put(user, `${path}/rebalancing`, { policy: { trigger, autoRebalance: true } });
    // Who finds the holdings behind waits for the next look.
    await read(user, '/v1/holdings');
    const place = snapshotPlace(user.userId as TenantId, idOf(path));
    const now = new Date().toISOString();
    const due = { place, sort: 'DUE', expect: 'any' as const, value: null, dueAt: now };
    const meta = { commandId: now, causationId: now, correlationId: now, actor: 'test', now };
    await hostStore().write({ meta, appends: [], records: [due] });
    await runFunction('portfolio.snapshots');
    const proposals = await until(
      () => user.readAll(`${path}/rebalance-proposals`),
      (found) => found.length > 0,
      SECONDS_MAX,
    );
    expect(proposals).toMatchObject([{ reason: 'threshold', becomesOrders: true, driftBefore: '10' }]);
    expect(await hostStore().queryRecords(place, { from: 'M#', before: 'M#~', limit: 9 })).not.toEqual([]);
  });
});
