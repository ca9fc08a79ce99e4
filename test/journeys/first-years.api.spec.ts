/** A user brings what the exchanges have, and wants to know what they own and owe. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { everythingOf, importText, newUser, post } from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy, sell } from '../support/transactions.ts';

const read = (file: string): string => readFileSync(`examples/${file}`, 'utf8');
const manifest: readonly { readonly file: string; readonly format: string; readonly account: string }[] = JSON.parse(
  read('manifest.json'),
);
const prices: Body = JSON.parse(read('prices.json'));

let user: HttpClient;
const imports = new Map<string, string>();
const sum = (rows: readonly Body[], name: string): number =>
  rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);

beforeAll(async () => {
  user = await newUser();
  for (const { file, account } of manifest) {
    const { importId, status, rejected } = await importText(user, read(file), { account });
    expect({ file, status, rejected }).toEqual({ file, status: 'completed', rejected: [] });
    imports.set(file, importId);
  }
  await post(user, '/v1/prices', prices, 200);
});

describe('after the first imports', () => {
  it('every account is there', async () => {
    const accounts = (await user.readAll('/v1/accounts')).map(({ account }) => account);
    expect(accounts).toEqual(expect.arrayContaining(manifest.map(({ account }) => account)));
  });

  it('holdings are complete, valued, and the accounts add up to them', async () => {
    const { body } = await user.read('/v1/holdings?limit=1000');
    const items = body['items'] as readonly Body[];
    expect(body['missing'] ?? []).toEqual([]);
    expect(items.length).toBeGreaterThan(5);
    const values = items.map(({ value }) => Number(value));
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(sum(items, 'value')).toBeCloseTo(Number((body['totals'] as Body)['value']), 6);
    const accounts = await user.readAll('/v1/accounts');
    const balances = await Promise.all(
      accounts.map(({ account }) => user.readAll(`/v1/accounts/${encodeURIComponent(String(account))}/balances`)),
    );
    for (const { asset, quantity } of items) {
      expect(
        sum(
          balances.flat().filter((row) => row['asset'] === asset),
          'quantity',
        ),
        String(asset),
      ).toBeCloseTo(Number(quantity), 9);
    }
  });

  it('lots and holdings agree on what is left', async () => {
    const lots = await user.readAll('/v1/tax/lots?limit=1000');
    const { body } = await user.read('/v1/holdings?limit=1000');
    for (const { asset, quantity } of (body['items'] as readonly Body[]).filter((item) => item['asset'] !== 'USD')) {
      expect(
        sum(
          lots.filter((lot) => lot['asset'] === asset),
          'remainingQuantity',
        ),
        String(asset),
      ).toBeCloseTo(Number(quantity), 9);
    }
  });

  it('each year has its gains, and together they are all', async () => {
    const all = await user.readAll('/v1/tax/disposals?limit=1000');
    const years = [...new Set(all.map(({ disposedAt }) => String(disposedAt).slice(0, 4)))];
    expect(years.length).toBeGreaterThan(2);
    const byYear = await Promise.all(years.map((year) => user.readAll(`/v1/tax/disposals?limit=1000&year=${year}`)));
    expect(byYear.flat()).toEqual(all);
    // What was withdrawn left at cost, without a gain.
    const sold = all.filter(({ gain }) => gain !== undefined);
    expect(sold.length).toBeGreaterThan(all.length / 2);
    for (const row of sold)
      expect(Number(row['proceeds']) - Number(row['costBasis'])).toBeCloseTo(Number(row['gain']), 9);
    expect(new Set(all.map(({ term }) => term))).toEqual(new Set(['short', 'long']));
  });

  it('every transaction can be looked at, with postings that balance', async () => {
    const transactions = await user.readAll('/v1/transactions?limit=1000');
    for (const { transactionId } of transactions.filter((_, at) => at % 7 === 0)) {
      const { body } = await user.read(`/v1/transactions/${transactionId}`);
      const entries = body['ledgerEntries'] as readonly Body[];
      for (const asset of new Set(entries.map(({ assetId }) => assetId))) {
        const own = entries.filter(({ assetId }) => assetId === asset);
        const of = (direction: string) =>
          sum(
            own.filter((entry) => entry['direction'] === direction),
            'amount',
          );
        expect(of('debit')).toBeCloseTo(of('credit'), 9);
      }
    }
  });
});

describe('a mistake', () => {
  it('is undone without a trace in the figures: a wrong file, a wrong entry, a wrong method', async () => {
    const before = await everythingOf(user);
    const wrong = 'date,type,account,in_asset,in_quantity,out_asset,out_quantity\n2019-01-01,buy,kraken,BTC,5,USD,10\n';
    const { importId } = await importText(user, wrong);
    const { transactionId } = await post(
      user,
      '/v1/transactions',
      sell({ at: '2021-06-01T00:00:00Z', quantity: '0.01', total: '1' }),
      201,
    );
    await user.send('PUT', '/v1/settings', { body: { tax: { method: 'HIFO', lotScope: 'per-account' } } });
    expect(await everythingOf(user)).not.toEqual(before);
    await user.send('PUT', '/v1/settings', { body: {} });
    await post(user, `/v1/transactions/${transactionId}/reversal`, { reason: 'never happened' }, 201);
    await post(user, `/v1/imports/${importId}/reversal`, { reason: 'wrong file' }, 202);
    const after = await everythingOf(user);
    const listed = '/v1/transactions?includeReversed=true';
    expect({ ...after, [listed]: undefined }).toEqual({ ...before, [listed]: undefined });
    expect(after[listed]).toHaveLength((before[listed] as readonly unknown[]).length + 2);
  });

  it('of one file can be undone and made good, whatever was imported since', async () => {
    const before = await everythingOf(user);
    const [file = '', importId] = [...imports][0] ?? [];
    const { account } = manifest.find((one) => one.file === file) ?? {};
    const { reversed } = await post(user, `/v1/imports/${importId}/reversal`, {}, 202);
    expect(Number(reversed)).toBeGreaterThan(0);
    expect((await user.readAll(`/v1/transactions?limit=1000`)).some((item) => item['importId'] === importId)).toBe(
      false,
    );
    expect((await importText(user, read(file), { account })).counts.transactions).toBe(reversed);
    const after = await everythingOf(user);
    expect(after['holdings']).toEqual(before['holdings']);
    const gains = (state: typeof before) =>
      (state['/v1/tax/disposals'] as readonly Body[]).map(({ disposedAt, quantity, gain }) => [
        disposedAt,
        quantity,
        gain,
      ]);
    expect(gains(after)).toEqual(gains(before));
  });
});

it('a purchase that turns up late changes what came after it, and nothing before', async () => {
  const disposals = () => user.readAll('/v1/tax/disposals?limit=1000&asset=BTC');
  const before = await disposals();
  const late = String(before[1]?.['acquiredAt'] ?? before[0]?.['acquiredAt']);
  const at = new Date(Date.parse(late) + 1_000).toISOString();
  const { transactionId } = await post(
    user,
    '/v1/transactions',
    buy({ at, quantity: '0.001', total: '1', externalId: 'late' }),
    201,
  );
  const after = await disposals();
  expect(after).not.toEqual(before);
  const [first] = before;
  expect(after[0]).toEqual(first);
  await post(user, `/v1/transactions/${transactionId}/reversal`, { reason: 'not mine' }, 201);
  expect(await disposals()).toEqual(before);
});
