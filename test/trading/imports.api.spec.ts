import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ended,
  everythingOf,
  type ImportStatus,
  importStatus,
  importText,
  newUser,
  post,
  refusal,
} from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy } from '../support/transactions.ts';

const HEADER = 'id,date,type,account,in_asset,in_quantity,out_asset,out_quantity';
const generic = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`;
const SMALL = generic(
  'A1,2021-01-01,buy,depot,SAP,10,USD,1000',
  'A2,2021-02-01,buy,depot,SAP,5,USD,600',
  'A3,2021-03-01,sell,depot,USD,300,SAP,2',
);
const upload = async (user: HttpClient, bytes: Uint8Array | string): Promise<unknown> => {
  const { uploadId, url, expiresAt } = await post(user, '/v1/imports/uploads', undefined, 201);
  expect(Date.parse(String(expiresAt))).toBeGreaterThan(Date.now());
  const put = await fetch(String(url), {
    method: 'PUT',
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  });
  expect(put.status).toBe(200);
  return uploadId;
};
const addsUp = ({ counts }: ImportStatus) => {
  expect(counts.rows).toBe(counts.imported + counts.duplicates + counts.rejected + counts.ignored);
  return counts;
};
const stored = (user: HttpClient) => user.readAll('/v1/transactions?limit=1000');

describe('an import', () => {
  it('of a text becomes transactions', async () => {
    const user = await newUser();
    const status = await importText(user, SMALL, { format: 'generic' });
    expect(status).toMatchObject({
      status: 'completed',
      format: 'generic',
      failure: null,
      rejected: [],
      reversed: false,
    });
    expect(status.counts).toEqual({ rows: 3, imported: 3, duplicates: 0, rejected: 0, ignored: 0, transactions: 3 });
    const items = await stored(user);
    expect(items.map(({ externalId, importId }) => [externalId, importId])).toEqual(
      ['A1', 'A2', 'A3'].map((id) => [id, status.importId]),
    );
    const holdings = await user.read('/v1/holdings?account=depot');
    expect(holdings.body['items']).toEqual(
      expect.arrayContaining([expect.objectContaining({ asset: 'SAP', quantity: '13' })]),
    );
  });

  it('answers a token that waits for its end', async () => {
    const user = await newUser();
    await post(user, '/v1/imports', { content: SMALL }, 202);
    expect(await stored(user)).toHaveLength(3);
    expect((await user.read('/v1/tax/lots')).body).toMatchObject({ complete: true, items: { length: 2 } });
  });

  it('of an upload is the same as of a text', async () => {
    const user = await newUser();
    const uploadId = await upload(user, SMALL);
    const { importId } = await post(user, '/v1/imports', { uploadId }, 202);
    expect(await ended(user, importId)).toMatchObject({
      status: 'completed',
      format: 'generic',
      counts: { imported: 3 },
    });
    expect(await importText(user, SMALL)).toMatchObject({ counts: { imported: 0, duplicates: 3 } });
  });

  it('of a file above 4 MB comes by an upload, and is right to the last row', async () => {
    const user = await newUser();
    const notes = 'x'.repeat(3_000);
    const rows = Array.from({ length: 1_500 }, (_, at) => `R${at},2021-01-01,buy,depot,SAP,1,USD,10,${notes}`);
    const content = `${HEADER},notes\n${rows.join('\n')}\n`;
    expect(content.length).toBeGreaterThan(4 * 1024 * 1024);
    const { importId } = await post(user, '/v1/imports', { uploadId: await upload(user, content) }, 202);
    expect(addsUp(await ended(user, importId))).toMatchObject({ rows: 1_500, imported: 1_500 });
    const holdings = await user.read('/v1/holdings?account=depot');
    expect(holdings.body['items']).toEqual(
      expect.arrayContaining([expect.objectContaining({ asset: 'SAP', quantity: '1500' })]),
    );
  });

  it('books rows without an account on the account of the order, else on that of the format', async () => {
    const user = await newUser();
    const content = 'date,type,in_asset,in_quantity,out_asset,out_quantity\n2021-01-01,buy,SAP,1,USD,10\n';
    await importText(user, content, { account: 'my depot' });
    await importText(user, content);
    expect((await user.readAll('/v1/accounts')).map(({ account }) => account)).toEqual(['generic', 'my depot']);
  });

  it('names its bad rows with line and reason, and keeps the good ones', async () => {
    const user = await newUser();
    const content = generic(
      'A1,2021-01-01,buy,depot,SAP,10,USD,1000',
      'A2,someday,buy,depot,SAP,5,USD,600',
      'A3,2021-03-01,bought,depot,SAP,1,USD,300',
      'A4,2021-03-01,buy,depot,SAP,1.0000000000000000001,USD,300',
      'A5,2021-03-01,buy,depot,SAP,=1+1,USD,300',
      'A6,2021-03-01,buy,depot,,1,USD,300',
      'A7,2021-03-01,transfer,depot,SAP,1,SAP,1',
      'A8,2021-03-02,buy,depot,SAP,1,USD,300',
    );
    const status = await importText(user, content);
    expect(addsUp(status)).toEqual({ rows: 8, imported: 2, duplicates: 0, rejected: 6, ignored: 0, transactions: 2 });
    expect(status.rejected.map(({ line, code }) => [line, code])).toEqual([
      [3, 'bad-date'],
      [4, 'unknown-operation'],
      [5, 'too-many-decimals'],
      [6, 'bad-number'],
      [7, 'missing-cell'],
      [8, 'invalid-transaction'],
    ]);
    for (const { reason } of status.rejected) expect(reason).toMatch(/\w{3}/);
    expect((await stored(user)).map(({ externalId }) => externalId)).toEqual(['A1', 'A8']);
  });

  it('rejects rows that contradict what is stored under their identity', async () => {
    const user = await newUser();
    await importText(user, SMALL);
    const changed = SMALL.replace('SAP,5,USD,600', 'SAP,5,USD,601');
    const status = await importText(user, changed);
    expect(addsUp(status)).toMatchObject({ imported: 0, duplicates: 2, rejected: 1 });
    expect(status.rejected).toEqual([
      { line: 3, code: 'TransactionConflict', reason: expect.stringContaining('amounts') },
    ]);
  });

  it('rejects what would leave a disposal short when settings are strict', async () => {
    const user = await newUser();
    await user.send('PUT', '/v1/settings', { body: { tax: { strict: true } } });
    const content = generic(
      'A1,2021-01-01,buy,depot,SAP,10,USD,1000',
      'A2,2021-02-01,sell,depot,USD,600,SAP,7',
      'A3,2021-03-01,sell,depot,USD,600,SAP,7',
      'A4,2021-04-01,sell,depot,USD,600,SAP,3',
    );
    const status = await importText(user, content);
    expect(addsUp(status)).toMatchObject({ imported: 3, rejected: 1 });
    expect(status.rejected).toMatchObject([{ line: 4, code: 'InsufficientLots' }]);
    expect((await stored(user)).map(({ externalId }) => externalId)).toEqual(['A1', 'A2', 'A4']);
  });

  it('that finds no row is failed, and says why', async () => {
    const user = await newUser();
    const answer = await user.send('POST', '/v1/imports', { body: { format: 'generic', content: `${HEADER}\n` } });
    expect(answer.status).toBe(202);
    const status = await ended(user, answer.body['importId']);
    expect(status).toMatchObject({
      status: 'failed',
      failure: { code: 'no-rows', reason: expect.stringMatching(/./) },
    });
    expect(status.counts.rows).toBe(0);
    expect(await stored(user)).toEqual([]);
  });

  it('that nobody ordered is a 404', async () => {
    const user = await newUser();
    expect(refusal(await user.send('GET', `/v1/imports/${randomUUID()}`))).toMatchObject({
      status: 404,
      code: 'NotFound',
    });
    const reversal = await user.send('POST', `/v1/imports/${randomUUID()}/reversal`, { body: {} });
    expect(refusal(reversal)).toMatchObject({ status: 404, code: 'NotFound' });
  });
});

describe('a file that is imported twice', () => {
  it('changes nothing the second time', async () => {
    const user = await newUser();
    await importText(user, SMALL);
    const before = await everythingOf(user);
    expect(await importText(user, SMALL)).toMatchObject({
      status: 'completed',
      counts: { imported: 0, duplicates: 3, transactions: 0 },
    });
    expect(await everythingOf(user)).toEqual(before);
  });

  it('at once counts once', async () => {
    const user = await newUser();
    const rows = Array.from({ length: 700 }, (_, at) => `R${at},2021-01-0${1 + (at % 9)},buy,depot,SAP,1,USD,10`);
    const both = await Promise.all([importText(user, generic(...rows)), importText(user, generic(...rows))]);
    expect(both.map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(both.map((one) => addsUp(one).rows)).toEqual([700, 700]);
    expect(both.reduce((sum, { counts }) => sum + counts.imported, 0)).toBe(700);
    expect(await stored(user)).toHaveLength(700);
    const lots = await user.readAll('/v1/tax/lots?limit=1000');
    expect(lots).toHaveLength(700);
  });

  it('counts twins without ids both, and then never again', async () => {
    const user = await newUser();
    const row = '2021-01-01 10:00,buy,depot,SAP,1,USD,10';
    const content = `date,type,account,in_asset,in_quantity,out_asset,out_quantity\n${row}\n${row}\n`;
    expect((await importText(user, content)).counts).toMatchObject({ imported: 2 });
    expect((await importText(user, content)).counts).toMatchObject({ imported: 0, duplicates: 2 });
    expect((await importText(user, `${content}${row}\n`)).counts).toMatchObject({ imported: 1, duplicates: 2 });
    expect(await stored(user)).toHaveLength(3);
  });
});

describe('the reversal of an import', () => {
  it('undoes it, and the file can be imported anew', async () => {
    const user = await newUser();
    const { importId } = await importText(user, SMALL);
    expect(await post(user, `/v1/imports/${importId}/reversal`, undefined, 202)).toEqual({
      ...{ importId, status: 'completed' },
      ...{ reversed: 3, total: 3 },
    });
    expect(await stored(user)).toEqual([]);
    expect(await user.readAll('/v1/tax/lots')).toEqual([]);
    expect(await user.readAll('/v1/tax/disposals')).toEqual([]);
    expect(await importStatus(user, importId)).toMatchObject({ status: 'completed', reversed: true });
    expect((await importText(user, SMALL)).counts).toMatchObject({ imported: 3, duplicates: 0 });
    expect(await user.readAll('/v1/tax/lots')).toHaveLength(2);
  });

  it('leaves alone what was there before, and what was reversed one by one', async () => {
    const user = await newUser();
    await importText(user, generic('A1,2021-01-01,buy,depot,SAP,10,USD,1000'));
    const { importId } = await importText(user, SMALL);
    const second = (await stored(user)).find(({ externalId }) => externalId === 'A2');
    await post(user, `/v1/transactions/${second?.['transactionId']}/reversal`, { reason: 'typo' }, 201);
    expect(await post(user, `/v1/imports/${importId}/reversal`, { reason: 'wrong file' }, 202)).toMatchObject({
      reversed: 1,
    });
    expect((await stored(user)).map(({ externalId }) => externalId)).toEqual(['A1']);
    const reversed = await user.readAll('/v1/transactions?includeReversed=true');
    const reasons = reversed.map((item) => [item['externalId'], (item['reversed'] as Body | undefined)?.['reason']]);
    expect(reasons).toEqual([
      ['A1', undefined],
      ['A2', 'typo'],
      ['A3', 'wrong file'],
    ]);
  });

  it('happens once', async () => {
    const user = await newUser();
    const { importId } = await importText(user, SMALL);
    const reverse = () => user.send('POST', `/v1/imports/${importId}/reversal`, { body: {} });
    const both = await Promise.all([reverse(), reverse()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect(refusal(await reverse())).toMatchObject({ status: 409, code: 'AlreadyReversed' });
  });
});

describe('a dry run', () => {
  it('answers the format and the counts, and stores nothing', async () => {
    const user = await newUser();
    const before = await everythingOf(user);
    const content = generic('A1,2021-01-01,buy,depot,SAP,10,USD,1000', 'A2,someday,buy,depot,SAP,5,USD,600');
    const answer = await post(user, '/v1/imports', { content, dryRun: true }, 200);
    expect(answer).toEqual({
      dryRun: true,
      format: 'generic',
      drift: expect.any(Array),
      counts: { rows: 2, imported: 1, duplicates: 0, rejected: 1, ignored: 0, transactions: 1 },
      rejected: [{ line: 3, code: 'bad-date', reason: expect.stringMatching(/./) }],
    });
    expect(await everythingOf(user)).toEqual(before);
    expect((await importText(user, content)).counts).toEqual(answer['counts']);
    const again = await post(user, '/v1/imports', { content, dryRun: true }, 200);
    expect(again['counts']).toMatchObject({ imported: 0, duplicates: 1, rejected: 1 });
  });

  it('reads an upload, too, which can be imported afterwards', async () => {
    const user = await newUser();
    const uploadId = await upload(user, SMALL);
    expect(await post(user, '/v1/imports', { uploadId, dryRun: true }, 200)).toMatchObject({ counts: { imported: 3 } });
    const { importId } = await post(user, '/v1/imports', { uploadId }, 202);
    expect((await ended(user, importId)).counts).toMatchObject({ imported: 3 });
  });

  it('names conflicts with what is stored', async () => {
    const user = await newUser();
    await post(
      user,
      '/v1/transactions',
      buy({ at: '2021-01-01T00:00:00Z', asset: 'SAP', quantity: '1', total: '1', account: 'depot', externalId: 'A1' }),
      201,
    );
    const answer = await post(user, '/v1/imports', { content: SMALL, dryRun: true }, 200);
    expect(answer).toMatchObject({
      counts: { rejected: 1, imported: 2 },
      rejected: [{ line: 2, code: 'TransactionConflict' }],
    });
  });
});

const manifest: readonly { readonly file: string; readonly format: string; readonly account: string }[] = JSON.parse(
  readFileSync('examples/manifest.json', 'utf8'),
);

describe.each(manifest)('the example $file', ({ file, format, account }) => {
  const content = readFileSync(`examples/${file}`, 'utf8');

  it('is recognised, and imported without rejects, once', async () => {
    const user = await newUser();
    const dry = await post(user, '/v1/imports', { content, account, dryRun: true }, 200);
    const status = await importText(user, content, { account });
    expect(status).toMatchObject({ status: 'completed', format, account, rejected: [] });
    expect(addsUp(status)).toMatchObject({ rejected: 0, duplicates: 0 });
    expect(dry).toMatchObject({ format, counts: status.counts });
    const again = await importText(user, content, { format, account });
    expect(addsUp(again)).toMatchObject({
      imported: 0,
      rejected: 0,
      ignored: status.counts.ignored,
      duplicates: status.counts.imported,
    });
    expect((await stored(user)).length).toBe(status.counts.transactions);
  });
});
