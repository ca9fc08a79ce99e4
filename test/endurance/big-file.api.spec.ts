/** A history of many years comes in one file, newest first: too long for one run, so that it is sorted and merged. */
import { expect, it } from 'vitest';
import { ended, newUser, post } from '../support/api.ts';

const ROWS = 20_400;
/** Patience on a busy machine; an idle one needs a twentieth. */
const SECONDS_MAX = 200;
const HOUR_MS = 3_600_000;
const HEADER = 'id,date,type,account,in_asset,in_quantity,out_asset,out_quantity';

/** Every fifth row sells one, the others buy one. */
function row(at: number): string {
  const date = new Date(Date.UTC(2020, 0, 1) + at * HOUR_MS).toISOString();
  return at % 5 === 4 ? `R${at},${date},sell,depot,USD,12,SAP,1` : `R${at},${date},buy,depot,SAP,1,USD,10`;
}

it('it is imported once, in order of time, and can be undone as one', {
  timeout: 2 * SECONDS_MAX * 1_000,
}, async () => {
  const user = await newUser();
  const content = [HEADER, ...Array.from({ length: ROWS }, (_, at) => row(ROWS - 1 - at))].join('\n');
  const { uploadId, url } = await post(user, '/v1/imports/uploads', undefined, 201);
  expect((await fetch(String(url), { method: 'PUT', body: content })).status).toBe(200);
  const { importId } = await post(user, '/v1/imports', { uploadId }, 202);
  const status = await ended(user, importId, SECONDS_MAX);
  expect(status).toMatchObject({ status: 'completed', rejected: [] });
  expect(status.counts).toMatchObject({ rows: ROWS, imported: ROWS });

  const [sold, bought] = [ROWS / 5, (ROWS / 5) * 4];
  const holdings = await user.read('/v1/holdings?account=depot');
  expect(holdings.body['items']).toEqual(
    expect.arrayContaining([expect.objectContaining({ asset: 'SAP', quantity: String(bought - sold) })]),
  );
  const { body: performance } = await user.read('/v1/performance?to=2023-01-01');
  expect(performance['positions']).toEqual([
    expect.objectContaining({ asset: 'SAP', quantity: String(bought - sold), averagePrice: '10' }),
  ]);
  const disposals = await user.readAll('/v1/tax/disposals?limit=1000');
  expect(disposals).toHaveLength(sold);
  expect(new Set(disposals.map(({ gain }) => gain))).toEqual(new Set(['2']));
  expect(disposals[0]).toMatchObject({
    acquiredAt: '2020-01-01T00:00:00.000Z',
    disposedAt: '2020-01-01T04:00:00.000Z',
  });
  const [first] = (await user.read('/v1/transactions?limit=1')).body['items'] as readonly { externalId: string }[];
  expect(first?.externalId).toBe('R0');

  const again = await post(user, '/v1/imports', { uploadId }, 202);
  expect((await ended(user, again['importId'], SECONDS_MAX)).counts).toMatchObject({ imported: 0, duplicates: ROWS });
  const reversal = await user.send('POST', `/v1/imports/${importId}/reversal`);
  expect(reversal.body).toEqual({ importId, status: 'processing', reversed: 2_000, total: ROWS });
  expect(await user.readAll('/v1/tax/lots')).toEqual([]);
  expect((await user.send('GET', String(reversal.headers.get('location')))).body).toMatchObject({
    progress: { percent: 100, transactionsRead: ROWS, transactionsRecorded: ROWS },
    reversed: true,
    reversal: { status: 'completed', reversed: ROWS, total: ROWS },
  });
});
