import { expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import { buy, sell } from '../support/transactions.ts';

const DEFAULTS = {
  baseCurrency: 'USD',
  tax: {
    method: 'FIFO',
    lotScope: 'universal',
    longTerm: 'us',
    buyFeeInBasis: true,
    sellFeeDeducted: true,
    transferFee: 'disposal',
    strict: false,
  },
  pairing: { applyAbove: '0.9' },
  reconciliationTolerancePercent: '1.0',
  fiscalYearEndMonth: 12,
  jurisdiction: 'US',
};

it('a new user has the defaults, at version 0', async () => {
  const user = await newUser();
  const { status, body, headers } = await user.send('GET', '/v1/settings');
  expect([status, headers.get('etag')]).toEqual([200, '"0"']);
  expect(body).toMatchObject(DEFAULTS);
  expect(body['tax']).not.toHaveProperty('methodByYear');
});

it('a PUT replaces all: what it leaves out takes its default', async () => {
  const user = await newUser();
  const tax = { method: 'HIFO', lotScope: 'per-account', methodByYear: { 2021: 'LIFO' } };
  const first = await user.send('PUT', '/v1/settings', { body: { baseCurrency: 'CHF', fiscalYearEndMonth: 4, tax } });
  expect([first.status, first.headers.get('etag')]).toEqual([200, '"1"']);
  expect(first.body).toMatchObject({
    ...DEFAULTS,
    baseCurrency: 'CHF',
    fiscalYearEndMonth: 4,
    tax: { ...DEFAULTS.tax, ...tax },
  });
  expect((await user.read('/v1/settings')).body).toEqual(first.body);

  const second = await user.send('PUT', '/v1/settings', { body: { tax: { strict: true } } });
  expect(second.headers.get('etag')).toBe('"2"');
  expect(second.body).toMatchObject({ ...DEFAULTS, tax: { ...DEFAULTS.tax, strict: true } });
  expect(second.body['tax']).not.toHaveProperty('methodByYear');
  expect((await user.read('/v1/settings')).body).toEqual(second.body);
});

it('a PUT of what is there already changes no version', async () => {
  const user = await newUser();
  const body = { jurisdiction: 'DE' };
  const versions = [await user.send('PUT', '/v1/settings', { body }), await user.send('PUT', '/v1/settings', { body })];
  expect(versions.map(({ headers }) => headers.get('etag'))).toEqual(['"1"', '"1"']);
});

it('If-Match lets only one of two writers replace what both have read', async () => {
  const user = await newUser();
  const put = (jurisdiction: string, etag: string) =>
    user.send('PUT', '/v1/settings', { body: { jurisdiction }, headers: { 'if-match': etag } });
  const { headers } = await user.send('GET', '/v1/settings');
  const read = headers.get('etag') ?? '';
  const both = await Promise.all([put('DE', read), put('CH', read)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  const [won, lost] = both.toSorted((a, b) => a.status - b.status);
  expect(lost && refusal(lost)).toMatchObject({ status: 412, code: 'VersionConflict' });
  expect(lost?.body['data']).toEqual({ currentVersion: 1 });
  expect((await user.send('GET', '/v1/settings')).body).toEqual(won?.body);
  expect((await put('AT', '"1"')).status).toBe(200);
});

it.each(['W/"0"', '0', '*', '"x"', '"0", "1"'])('If-Match %s is refused', async (tag) => {
  const user = await newUser();
  const answer = await user.send('PUT', '/v1/settings', { body: {}, headers: { 'if-match': tag } });
  expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['If-Match'] });
});

it.each<[string, unknown, string]>([
  ['a method that does not exist', { tax: { method: 'NIFO' } }, 'tax.method'],
  ['a scope that does not exist', { tax: { lotScope: 'global' } }, 'tax.lotScope'],
  ['a holding period that does not exist', { tax: { longTerm: 'uk' } }, 'tax.longTerm'],
  ['a text for a switch', { tax: { strict: 'yes' } }, 'tax.strict'],
  ['a misspelt field', { tax: { buyFeesInBasis: true } }, 'tax.buyFeesInBasis'],
  ['an unknown field', { theme: 'dark' }, 'theme'],
  ['a method for what is no year', { tax: { methodByYear: { now: 'LIFO' } } }, 'tax.methodByYear.now'],
  ['an unknown method for a year', { tax: { methodByYear: { 2021: 'NIFO' } } }, 'tax.methodByYear.2021'],
  ['a thirteenth month', { fiscalYearEndMonth: 13 }, 'fiscalYearEndMonth'],
  ['half a month', { fiscalYearEndMonth: 1.5 }, 'fiscalYearEndMonth'],
  ['a negative tolerance', { reconciliationTolerancePercent: '-1' }, 'reconciliationTolerancePercent'],
  ['a number for a decimal', { reconciliationTolerancePercent: 1 }, 'reconciliationTolerancePercent'],
  ['a threshold that doubtful pairings are above', { pairing: { applyAbove: '0.4' } }, 'pairing.applyAbove'],
  ['a threshold above certainty', { pairing: { applyAbove: '1.01' } }, 'pairing.applyAbove'],
  ['a currency that nobody knows', { baseCurrency: 'XQQ' }, 'baseCurrency'],
  ['a currency in small letters', { baseCurrency: 'usd' }, 'baseCurrency'],
  ['what the law forbids', { jurisdiction: 'DE', tax: { method: 'LIFO' } }, 'tax.method'],
  ['no object', [], ''],
])('%s is refused and changes nothing', async (_, body, path) => {
  const user = await newUser();
  expect(refusal(await user.send('PUT', '/v1/settings', { body }))).toEqual({
    status: 400,
    code: 'ValidationFailed',
    paths: [path],
  });
  expect((await user.send('GET', '/v1/settings')).headers.get('etag')).toBe('"0"');
});

it('all that is wrong is named at once', async () => {
  const user = await newUser();
  const body = { baseCurrency: 1, tax: { method: 'x', strict: 0 }, more: 1 };
  expect(refusal(await user.send('PUT', '/v1/settings', { body })).paths.toSorted()).toEqual([
    'baseCurrency',
    'more',
    'tax.method',
    'tax.strict',
  ]);
});

it('a change of the method restates lots and gains', async () => {
  const user = await newUser();
  const transactions = [
    buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '100' }),
    buy({ at: '2021-02-01T00:00:00Z', quantity: '1', total: '300' }),
    sell({ at: '2021-03-01T00:00:00Z', quantity: '1', total: '400' }),
  ];
  await post(user, '/v1/transactions/batch', { transactions }, 202);
  const gains = async () => (await user.readAll('/v1/tax/disposals')).map(({ gain }) => gain);
  const open = async () => (await user.readAll('/v1/tax/lots?status=open')).map(({ costBasis }) => costBasis);
  expect([await gains(), await open()]).toEqual([['300'], ['300']]);
  for (const [tax, gain, left] of [
    [{ method: 'LIFO' }, '100', '100'],
    [{ method: 'FIFO', methodByYear: { 2021: 'HIFO' } }, '100', '100'],
    [{ method: 'AVERAGE' }, '200', undefined],
    [{}, '300', '300'],
  ] as const) {
    const answer = await user.send('PUT', '/v1/settings', { body: { tax } });
    expect(answer.headers.get('consistency-token')).toMatch(/./);
    expect(await gains()).toEqual([gain]);
    if (left !== undefined) expect(await open()).toEqual([left]);
  }
});

it('fees stay outside of basis and proceeds when the settings say so', async () => {
  const user = await newUser();
  const fees = [{ asset: 'USD', quantity: '10', value: '10' }];
  const transactions = [
    buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '100', fees }),
    sell({ at: '2021-03-01T00:00:00Z', quantity: '1', total: '400', fees }),
  ];
  await post(user, '/v1/transactions/batch', { transactions }, 202);
  const row = async () => (await user.readAll('/v1/tax/disposals'))[0];
  expect(await row()).toMatchObject({ proceeds: '390', costBasis: '110', gain: '280' });
  await user.send('PUT', '/v1/settings', { body: { tax: { buyFeeInBasis: false, sellFeeDeducted: false } } });
  expect(await row()).toMatchObject({ proceeds: '400', costBasis: '100', gain: '300' });
});
