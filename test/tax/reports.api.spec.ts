import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { DocumentWriter, keyOf } from '../../shared/tax/app/reports/document-files.ts';
import { findReport, type ReportRecord, reportWrite } from '../../shared/tax/app/reports/report-records.ts';
import { newUser, post, refusal } from '../support/api.ts';
import { bucketOf, hostKeys, hostStore, runFunction } from '../support/cloud.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy, income, sell } from '../support/transactions.ts';

const REPORTS = '/v1/tax/reports';
const FILINGS = '/v1/tax/filings';
const SECONDS_MAX = 40;
/** In base64 above what a function may answer. */
const TOO_LARGE = 4_200_000;

const send = async (user: HttpClient, ...transactions: readonly Body[]) =>
  post(user, '/v1/transactions/batch', { transactions }, 202);

/** Waits until a report is made, and gives it with its text. */
async function made(user: HttpClient, reportId: unknown): Promise<{ readonly body: Body; readonly text: string }> {
  const read = () => user.send('GET', `${REPORTS}/${reportId}`);
  const isMade = (answer: { readonly body: Body }) => answer.body['status'] !== 'pending';
  await expect.poll(read, { timeout: SECONDS_MAX * 1_000 }).toSatisfy(isMade);
  const { body, text } = await read();
  expect(body['status'], text.slice(0, 500)).toBe('ready');
  return { body, text };
}

async function report(user: HttpClient, taxYear: number, more: Body = {}) {
  const { reportId } = await post(user, REPORTS, { taxYear, ...more }, 202);
  return made(user, reportId);
}

/** A purchase, a sale of part of it, and coins that came in. */
async function investor(): Promise<HttpClient> {
  const user = await newUser();
  await send(
    user,
    buy({ at: '2020-01-01T00:00:00Z', quantity: '2', total: '300' }),
    sell({ at: '2021-06-01T00:00:00Z', quantity: '1', total: '500' }),
    { ...income({ at: '2021-07-01T00:00:00Z', quantity: '0.5' }), value: { currency: 'USD', amount: '25' } },
  );
  return user;
}

describe('a tax report', () => {
  it('is made in the background, and read in every form, the same bytes each time', async () => {
    const user = await investor();
    const asked = await user.send('POST', REPORTS, { body: { taxYear: 2021 } });
    expect(asked).toMatchObject({ status: 202 });
    const target = `${REPORTS}/${asked.body['reportId']}`;
    expect(asked.headers.get('location')).toBe(target);
    const { body, text } = await made(user, asked.body['reportId']);
    expect(body).toMatchObject({
      ...{ taxYear: 2021, jurisdiction: 'US', method: 'FIFO', lotScope: 'universal', complete: true, eventPosition: 1 },
      gains: { long: { proceeds: '500', costBasis: '150', gain: '350' }, total: { gain: '350' } },
      income: { total: '25', byKind: { staking: '25' } },
    });
    const hashed = text.replace(/,"sha256":"[0-9a-f]{64}"\}$/, '}');
    expect(body['sha256']).toBe(createHash('sha256').update(hashed).digest('hex'));
    const form = async (headers: Record<string, string>, query = '') =>
      user.send('GET', `${target}${query}`, { headers });
    const csv = await form({ accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toBe('text/csv');
    expect(csv.text).toContain('disposal,');
    const pdf = await form({ accept: 'application/pdf' });
    expect(pdf.headers.get('content-disposition')).toBe('attachment; filename="tax-report-2021.pdf"');
    expect(pdf.text.slice(0, 5)).toBe('%PDF-');
    expect((await form({}, '?format=txf')).text).toContain('N714');
    await send(user, sell({ at: '2021-08-01T00:00:00Z', quantity: '1', total: '1' }));
    expect((await user.send('GET', target)).text).toBe(text);
    expect((await form({ accept: 'application/pdf' })).text).toBe(pdf.text);
  });

  it('is listed, the latest first; the same request with its key is the same report', async () => {
    const user = await newUser();
    const headers = { 'idempotency-key': 'one' };
    const ask = () => user.send('POST', REPORTS, { body: { taxYear: 2020 }, headers });
    const [first, again] = [await ask(), await ask()];
    expect(again.body).toEqual(first.body);
    const other = await post(user, REPORTS, { taxYear: 2021 }, 202);
    const ids = [other['reportId'], first.body['reportId']];
    expect((await user.readAll(`${REPORTS}?limit=1`)).map(({ reportId }) => reportId)).toEqual(ids);
    await made(user, other['reportId']);
    const [latest] = await user.readAll(REPORTS);
    expect(latest).toMatchObject({ status: 'ready', taxYear: 2021, gains: { total: { gain: '0' } }, incomeTotal: '0' });
  });

  it('whose order was lost is found when it is due, and made once the book has what was recorded by then', async () => {
    const user = await newUser();
    const store = hostStore();
    await send(user, buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '10' }));
    const reportId = await lostOrder(store, user, { journal: 2 });
    const due = () => runFunction('tax.reports-due');
    // Whoever takes it up finds that the book isn't as far, and puts it down again: two changes of the record.
    const found = () => findReport(store, user.userId as TenantId, reportId);
    const before = (await found())?.revision;
    const early = await user.send('GET', `${REPORTS}/${reportId}?format=pdf`);
    expect(refusal(early)).toMatchObject({ status: 409, code: 'ReportNotReady' });
    const putDown = async () => {
      const now = await found();
      return now !== undefined && now.revision !== before && !('workedAt' in now.report);
    };
    // The schedule itself may have come first.
    const isSeenTo = async () => ((await due()) as { ordered: number }).ordered > 0 || (await putDown());
    await expect.poll(isSeenTo, { timeout: 20_000 }).toBe(true);
    await expect.poll(putDown, { timeout: 30_000 }).toBe(true);
    await send(user, sell({ at: '2021-02-01T00:00:00Z', quantity: '1', total: '15' }));
    const { body } = await made(user, reportId);
    expect(body).toMatchObject({ eventPosition: 2, gains: { short: { gain: '5' } } });
  });

  it('of a journal with commits that no item holds has the kinds of income that those name', async () => {
    const user = await newUser();
    const transactions = Array.from({ length: 40 }, (_, at) => ({
      ...income({ at: '2021-07-01T00:00:00Z', quantity: '1', externalId: `n${at}` }),
      ...{ value: { currency: 'USD', amount: '1' }, notes: randomBytes(2_900).toString('base64') },
    }));
    await send(user, ...transactions);
    expect((await report(user, 2021)).body['income']).toMatchObject({ total: '40', byKind: { staking: '40' } });
  });

  it('that is too large to be sent is fetched from where it lies', async () => {
    const user = await investor();
    const tenant = user.userId as TenantId;
    const { body } = await report(user, 2021);
    const store = hostStore();
    const found = await findReport(store, tenant, String(body['reportId']));
    if (found?.report.status !== 'ready') throw new Error('the report is not ready');
    const name = `reports/${tenant}/${newId()}/csv`;
    const writer = new DocumentWriter(bucketOf('FILE_BUCKET'), await keyOf(hostKeys(), tenant), name);
    await writer.text('x'.repeat(TOO_LARGE));
    const documents = { ...found.report.documents, csv: await writer.end() };
    await keep(store, tenant, { ...found.report, documents }, found.revision);
    const answer = await user.send('GET', `${REPORTS}/${body['reportId']}?format=csv`);
    expect(answer.status).toBe(200);
    expect(answer.text).toHaveLength(TOO_LARGE);
  });

  it('needs a year, and is nobody’s but its user’s', async () => {
    const user = await newUser();
    const refused = async (body: unknown) => refusal(await user.send('POST', REPORTS, { body }));
    expect(await refused({})).toMatchObject({ status: 400, paths: ['taxYear'] });
    expect(await refused({ taxYear: 1700 })).toMatchObject({ status: 400, paths: ['taxYear'] });
    expect(await refused({ taxYear: 2021, digitalAssetStatements: { kraken: 'all' } })).toMatchObject({
      ...{ status: 400, paths: ['digitalAssetStatements.kraken'] },
    });
    expect(await refused({ taxYear: 2021, brokerStatements: { kraken: 'all' } })).toMatchObject({
      ...{ status: 400, paths: ['brokerStatements.kraken'] },
    });
    expect(refusal(await user.send('GET', `${REPORTS}/${randomUUID()}`))).toMatchObject({ status: 404 });
    expect(refusal(await user.send('GET', `${REPORTS}/${randomUUID()}?format=xml`))).toMatchObject({
      paths: ['format'],
    });
  });
});

async function keep(store: Store, tenant: TenantId, report: ReportRecord, revision?: string): Promise<void> {
  const commandId = newId();
  const now = '2026-01-01T00:00:00.000Z';
  const meta = { commandId, causationId: commandId, correlationId: commandId, actor: 'test', now };
  const records = [reportWrite(tenant, report, { now, revision })];
  expect(await store.write({ meta, appends: [], records })).toMatchObject({ written: true });
}

/** A report that was ordered a while ago, and of which the order came to nothing. */
async function lostOrder(store: Store, user: HttpClient, recorded: Readonly<Record<string, number>>): Promise<string> {
  const reportId = newId();
  const asked: ReportRecord = {
    ...{ reportId, taxYear: 2021, status: 'pending', brokerStatements: {}, recorded },
    ...{ requestedAt: new Date().toISOString(), correlationId: randomUUID(), progress: { done: 0, of: 0 } },
  };
  await keep(store, user.userId as TenantId, asked);
  return reportId;
}

describe('a filed year', () => {
  it('shows what would alter it, until it is amended', async () => {
    const user = await investor();
    const { body: first } = await report(user, 2021);
    const filed = await post(user, FILINGS, { taxYear: 2021, reportId: first['reportId'] }, 201);
    expect(filed).toMatchObject({ taxYear: 2021, inForce: { sha256: first['sha256'] }, amendments: [] });
    expect((await user.read(`${FILINGS}/2021`)).body).toMatchObject({ needsAmendment: false, difference: null });
    await send(user, sell({ at: '2021-09-01T00:00:00Z', quantity: '1', total: '200' }));
    expect((await user.read(`${FILINGS}/2021`)).body).toMatchObject({
      needsAmendment: true,
      difference: { gains: { long: { gain: { filed: '350', present: '400' } } }, disposalsChanged: 1 },
    });
    const { body: second } = await report(user, 2021);
    const again = { taxYear: 2021, reportId: second['reportId'] };
    expect(refusal(await user.send('POST', FILINGS, { body: again }))).toMatchObject({ code: 'AlreadyFiled' });
    const amendment = { reportId: second['reportId'], reason: 'a sale was missing' };
    await post(user, `${FILINGS}/2021/amendments`, amendment, 201);
    expect((await user.read(`${FILINGS}/2021`)).body).toMatchObject({
      ...{ needsAmendment: false, report: { sha256: first['sha256'] }, inForce: { sha256: second['sha256'] } },
    });
    expect(await user.readAll(FILINGS)).toMatchObject([{ taxYear: 2021, amendments: [{ reason: amendment.reason }] }]);
    expect(refusal(await user.send('GET', `${FILINGS}/2019`))).toMatchObject({ status: 404 });
  });
});

describe('other settings', () => {
  it('are shown year by year before anybody sets them', async () => {
    const user = await newUser();
    await send(
      user,
      buy({ at: '2020-01-01T00:00:00Z', quantity: '1', total: '100' }),
      buy({ at: '2020-02-01T00:00:00Z', quantity: '1', total: '300' }),
      sell({ at: '2021-06-01T00:00:00Z', quantity: '1', total: '500' }),
    );
    await user.readAll('/v1/tax/lots');
    const preview = async (tax: Body) => post(user, '/v1/tax/settings-previews', { settings: { tax } }, 200);
    expect(await preview({ method: 'HIFO' })).toMatchObject({
      ...{ complete: true },
      years: [
        {
          taxYear: 2021,
          filed: false,
          changes: true,
          before: { total: { gain: '400' } },
          after: { total: { gain: '200' } },
        },
      ],
    });
    expect(await preview({ method: 'FIFO' })).toMatchObject({ years: [{ changes: false }] });
    // By the law of the United Kingdom, both are of one pool.
    const british = await post(user, '/v1/tax/settings-previews', { settings: { jurisdiction: 'GB' } }, 200);
    expect((british['years'] as Body[]).map(({ after }) => after)).toContainEqual(
      expect.objectContaining({ total: expect.objectContaining({ gain: '300' }) }),
    );
    const body = { settings: { jurisdiction: 'DE', tax: { method: 'HIFO' } } };
    expect(refusal(await user.send('POST', '/v1/tax/settings-previews', { body }))).toMatchObject({
      ...{ code: 'ValidationFailed', paths: ['settings.tax.method'] },
    });
    expect((await user.read('/v1/settings')).body['tax']).toMatchObject({ method: 'FIFO' });
  });
});

describe('a disposal', () => {
  it('is explained', async () => {
    const user = await investor();
    const [row] = await user.readAll('/v1/tax/disposals?year=2021');
    const { body } = await user.read(`/v1/tax/disposals/${row?.['transactionId']}`);
    expect(body).toMatchObject({
      ...{ complete: true, nextCursor: null, rule: { method: 'FIFO', name: 'United States' } },
      transaction: { type: 'sell', valuation: { value: '500', source: 'money' } },
      items: [{ disposal: row, lot: { lotId: row?.['lotId'] }, acquisition: { type: 'buy' }, transfers: [] }],
    });
    expect(refusal(await user.send('GET', `/v1/tax/disposals/${randomUUID()}`))).toMatchObject({ status: 404 });
  });
});
