/**
 * Heads whose states an older reducer made are worth nothing to any function: it goes by the commits. The older reducer
 * is one that has left rubbish.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workStream } from '../../shared/kernel/projection/wanted.ts';
import { noPageChanges } from '../../shared/kernel/store/collect-pages.ts';
import { type Store, streamName } from '../../shared/kernel/store/types.ts';
import type { StreamId, StreamType, TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { reverseImport } from '../../shared/trading/app/imports/reverse-import.ts';
import { importText, newUser, post, taxReport } from '../support/api.ts';
import { hostStore, queueOf } from '../support/cloud.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy } from '../support/transactions.ts';
import { type Receiver, startReceiver } from '../webhooks/support/receiver.ts';

const OLDER = 0;
const coin = (externalId: string) => buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '10', externalId });
const CSV = 'id,date,type,account,in_asset,in_quantity,out_asset,out_quantity\nR1,2021-01-01,buy,depot,SAP,1,USD,10\n';

let store: Store;
let user: HttpClient;
let receivers: Receiver[];
beforeEach(async () => {
  store = hostStore();
  user = await newUser();
  receivers = [];
});
afterEach(async () => {
  await Promise.all(receivers.map((one) => one.close()));
});

const tenant = (): TenantId => user.userId as TenantId;
const context = () => ({
  ...{ tenant: tenant(), principal: 'test', correlationId: randomUUID() },
  now: systemClock(),
});

/** Leaves a head whose state is rubbish, of a version that no code knows any more. */
async function age(type: StreamType, id = 'main'): Promise<void> {
  const stream: StreamId = { tenant: tenant(), type, id };
  const head = (await store.readHeads([stream])).get(streamName(stream));
  if (!head) throw new Error(`${streamName(stream)} has no head`);
  const { version, hash, recordedAt, status, garbage } = head;
  const meta = { commandId: randomUUID(), causationId: randomUUID(), actor: 'test' };
  const result = await store.write({
    meta: { ...meta, correlationId: randomUUID(), now: systemClock() },
    appends: [
      {
        ...{ stream, expectedVersion: version, previous: { hash, recordedAt }, events: [] },
        ...{ state: { rubbish: true }, stateVersion: OLDER, status, pages: noPageChanges(garbage) },
      },
    ],
  });
  expect(result).toMatchObject({ written: true });
}

describe('an old state', () => {
  it('of settings and the journal: the identity is known, and strict is strict', async () => {
    await user.send('PUT', '/v1/settings', { body: { jurisdiction: 'DE', tax: { strict: true } } });
    const { transactionId } = await post(user, '/v1/transactions', coin('a'), 201);
    await age('settings');
    await age('journal');
    expect(await post(user, '/v1/transactions', coin('a'), 200)).toEqual({ transactionId, duplicate: true });
    const short = { ...coin('b'), type: 'sell', amounts: [{ asset: 'ETH', quantity: '5', direction: 'out' }] };
    expect(await user.send('POST', '/v1/transactions', { body: short })).toMatchObject({ status: 422 });
    expect((await user.read('/v1/settings')).body).toMatchObject({ jurisdiction: 'DE', tax: { strict: true } });
    const changed = await user.send('PUT', '/v1/settings', { body: { jurisdiction: 'CH' } });
    expect(changed.headers.get('etag')).toBe('"3"');
    expect(await user.readAll('/v1/tax/lots')).toHaveLength(1);
  });

  it('of prices: those that are there are told, and told apart from new ones', async () => {
    const priced = (asset: string) => ({ prices: [{ asset, date: '2021-01-01', close: '1', currency: 'USD' }] });
    await post(user, '/v1/prices', priced('A'), 200);
    await age('user-prices');
    expect(await user.readAll('/v1/prices')).toHaveLength(1);
    await post(user, '/v1/prices', priced('B'), 200);
    expect(await user.readAll('/v1/prices')).toHaveLength(2);
  });

  it('of mappings and of an import: they are read, and the import is undone', async () => {
    const mapping = {
      ...{ name: 'mine', header: ['When', 'What'] },
      ...{ columns: { date: 'When', quantity: 'What' }, constants: { asset: 'BTC' } },
    };
    const { mappingId } = await post(user, '/v1/imports/mappings', mapping, 201);
    await age('import-mappings');
    expect(await user.readAll('/v1/imports/mappings')).toMatchObject([{ mappingId, name: 'mine' }]);
    const { importId } = await importText(user, CSV);
    await age('import', importId);
    await age('import', 'open');
    expect((await user.send('GET', `/v1/imports/${importId}`)).body).toMatchObject({
      ...{ status: 'completed', reversed: false, counts: { imported: 1 } },
    });
    expect(await post(user, `/v1/imports/${importId}/reversal`, {}, 202)).toMatchObject({ reversed: 1 });
    expect(await user.readAll('/v1/transactions')).toEqual([]);
  });

  it('of what a worker finds: it works on from the commits', async () => {
    const { importId } = await importText(user, CSV);
    const notice = {
      ...{ tenant: user.userId, streamType: 'import' as const, streamId: importId, version: 1 },
      ...{ correlationId: randomUUID(), recordedAt: systemClock() },
    };
    await age('import', importId);
    await queueOf('trading.import').send({ ...notice, eventTypes: ['ImportRequested'] });
    await queueOf('trading.import').send({ ...notice, eventTypes: ['ImportReversalRequested'] });
    // A reversal that has begun and has come to no transaction yet, on a journal of old.
    await age('journal');
    await reverseImport(store, context(), { importId, reason: 'wrong' }, 0);
    const status = async (): Promise<string | undefined> =>
      (await store.readHeads([workStream(tenant())])).get(streamName(workStream(tenant())))?.status;
    while ((await status()) === 'busy') await new Promise((resolve) => setTimeout(resolve, 25));
    expect((await user.send('GET', `/v1/imports/${importId}`)).body).toMatchObject({ reversal: { reversed: 1 } });
  });

  it('of portfolios and of the journal below them: they are read, and another is created with holdings', async () => {
    const random = () => randomBytes(2_900).toString('base64');
    // A commit too big for an item is among those that are folded again.
    const transactions = Array.from({ length: 40 }, (_, at) => ({ ...coin(`n${at}`), notes: random() }));
    await post(user, '/v1/transactions/batch', { transactions }, 202);
    const { portfolioId } = await post(user, '/v1/portfolios', { name: 'old' }, 201);
    await age('portfolio');
    await age('journal');
    const holding = { asset: 'SAP', quantity: '1', price: '10', at: '2021-01-01T00:00:00Z', account: 'depot' };
    await post(user, '/v1/portfolios', { name: 'new', holdings: [holding] }, 201);
    expect(await user.readAll('/v1/portfolios')).toMatchObject([{ portfolioId, name: 'old' }, { name: 'new' }]);
    await age('portfolio');
    expect((await user.read(`/v1/portfolios/${portfolioId}/valuation`)).body).toMatchObject({ investment: '410' });
    await age('portfolio');
    const performance = await user.read(`/v1/performance?portfolio=${portfolioId}`);
    expect(performance.body).toMatchObject({ totalInvestment: '410' });
  });

  it('of filings: what was filed is told', async () => {
    await post(user, '/v1/transactions', coin('a'), 201);
    const { reportId } = await taxReport(user, 2021);
    await post(user, '/v1/tax/filings', { taxYear: 2021, reportId }, 201);
    await age('filing');
    expect(await user.readAll('/v1/tax/filings')).toMatchObject([{ taxYear: 2021, report: { reportId } }]);
  });

  it('of webhook endpoints: what they asked for reaches them', async () => {
    const receiver = await startReceiver();
    receivers.push(receiver);
    const endpoint = { url: receiver.url, eventTypes: ['TransactionImported'] };
    const { endpointId } = await post(user, '/v1/webhooks/endpoints', endpoint, 201);
    await age('webhook-endpoints');
    await post(user, '/v1/transactions', coin('a'), 201);
    expect(JSON.parse((await receiver.until(([one]) => one)).body)).toMatchObject({ type: 'TransactionImported' });
    const { body } = await user.send('GET', '/v1/webhooks/endpoints');
    expect((body['items'] as readonly Body[])[0]).toMatchObject({ endpointId, url: receiver.url });
  });
});
