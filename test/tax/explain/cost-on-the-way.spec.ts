/** What changed the cost of a lot before it was used, and the pools and days that a mean is of. */
import { describe, expect, it } from 'vitest';
import { readExplanation } from '../../../functions/tax/explained.ts';
import { TENANT } from '../../faults/support/spine.ts';
import { Filer } from '../reports/support.ts';
import { ask } from './support.ts';

const rowsOf = async (filer: Filer, transactionId: string | undefined) =>
  (await ask(filer, transactionId))?.items ?? [];
const BUY = { type: 'buy', at: '2020-01-01', in: '10 OLD', out: '300 USD' } as const;

describe('an explanation tells what changed the lot', () => {
  it('splits and capital that came back, in their order, from the cost at which it was acquired', async () => {
    const filer = new Filer();
    const [, returned, split, sold] = await filer.send(
      BUY,
      { type: 'return_of_capital', at: '2020-02-01', in: '60 USD', paidBy: 'OLD' },
      { type: 'split', at: '2020-03-01', in: '20 OLD', out: '10 OLD' },
      { type: 'sell', at: '2020-05-01', out: '5 OLD', in: '500 USD' },
      { type: 'return_of_capital', at: '2020-06-01', in: '15 USD', paidBy: 'OLD' },
    );
    const [row] = await rowsOf(filer, sold);
    expect(row?.disposal).toMatchObject({ costBasis: '60' });
    expect(row?.changes).toMatchObject([
      {
        ...{ transactionId: returned, reason: 'return-of-capital', at: '2020-02-01T00:00:00.000Z', returned: '60' },
        ...{ before: { quantity: '10', costBasis: '300' }, after: { quantity: '10', costBasis: '240' } },
      },
      {
        ...{ transactionId: split, reason: 'split' },
        ...{ before: { quantity: '10', costBasis: '240' }, after: { quantity: '20', costBasis: '240' } },
      },
    ]);
    const text = row?.sentences.join('\n') ?? '';
    expect(text).toContain(
      'The lot of 10 OLD was acquired at 2020-01-01T00:00:00.000Z by type buy on kraken for 300 USD.',
    );
    expect(text).toContain(
      'capital of 60 USD came back on what was left of it: its cost is 240 USD instead of 300 for the whole lot',
    );
    expect(text).toContain('a split made 20 of its 10 units, at the same cost');
    expect(text.indexOf('came back')).toBeLessThan(text.indexOf('a split made'));
  });

  it('the part of the cost that a spin-off left, and what changed it before and after', async () => {
    const filer = new Filer();
    const [, early, spun, late, sold] = await filer.send(
      BUY,
      { type: 'split', at: '2020-02-01', in: '20 OLD', out: '10 OLD' },
      { type: 'spin_off', at: '2020-03-01', out: '20 OLD', in: '20 OLD at 0.75, 4 SPUN at 0.25' },
      { type: 'split', at: '2020-04-01', in: '8 SPUN', out: '4 SPUN' },
      { type: 'sell', at: '2020-05-01', out: '8 SPUN', in: '500 USD' },
    );
    const [row] = await rowsOf(filer, sold);
    expect(row?.disposal).toMatchObject({ costBasis: '75' });
    expect(row?.transfers).toMatchObject([
      {
        ...{ transactionId: spun, quantity: '20', arrived: '4', basisShare: '0.25' },
        ...{ costBasis: '300', costArrived: '75' },
      },
    ]);
    expect(row?.changes?.map(({ transactionId, after }) => [transactionId, after?.quantity])).toEqual([
      [early, '20'],
      [late, '8'],
    ]);
    const text = row?.sentences.join('\n');
    expect(text).toContain(
      'The lot of 4 SPUN for 75 USD came of 10 OLD that were acquired at 2020-01-01T00:00:00.000Z by type buy on kraken.',
    );
    expect(text).toContain(
      'became 4 SPUN (spin_off), with date and 75 of their cost of 300 USD, the part of 0.25 that was stated.',
    );
  });

  it('and nothing of what changed it once the units had left', async () => {
    const filer = new Filer();
    await filer.set({ lotScope: 'per-account' });
    const [, , , sold] = await filer.send(
      BUY,
      { type: 'transfer', at: '2020-02-01', out: '4 OLD', in: '4 OLD', toAccount: 'vault' },
      { type: 'return_of_capital', at: '2020-03-01', in: '60 USD', paidBy: 'OLD' },
      { type: 'sell', at: '2020-05-01', account: 'vault', out: '4 OLD', in: '500 USD' },
    );
    const [row] = await rowsOf(filer, sold);
    expect(row).toMatchObject({ changes: [], transfers: [{ costBasis: '120', costArrived: '120' }] });
  });

  it('the mean that it kept when a year by the mean was over', async () => {
    const filer = new Filer();
    await filer.set({ method: 'FIFO', methodByYear: { 2020: 'AVERAGE' } });
    const [, , sold] = await filer.send(
      BUY,
      { type: 'buy', at: '2020-02-01', in: '10 OLD', out: '100 USD' },
      { type: 'sell', at: '2021-05-01', out: '4 OLD', in: '500 USD' },
    );
    const [row] = await rowsOf(filer, sold);
    expect(row?.changes).toMatchObject([{ reason: 'average-cost', after: { costBasis: '200' } }]);
    expect(row).not.toHaveProperty('pool');
  });
});

describe('an explanation tells the pool', () => {
  const uk = async (): Promise<Filer> => {
    const filer = new Filer();
    const ofUk = { jurisdiction: 'GB', baseCurrency: 'GBP', fiscalYearEndMonth: 4, fiscalYearEndDay: 5 };
    await filer.set({ method: 'SECTION-104', longTerm: 'none' }, ofUk);
    return filer;
  };

  it('of Section 104 before and after, as it was then', async () => {
    const filer = await uk();
    const [, , sold] = await filer.send(
      { type: 'buy', at: '2020-01-01', in: '10 XYZ', out: '100 GBP' },
      { type: 'buy', at: '2020-02-01', in: '30 XYZ', out: '500 GBP' },
      { type: 'sell', at: '2020-06-01', out: '4 XYZ', in: '80 GBP' },
      { type: 'buy', at: '2021-01-01', in: '1 XYZ', out: '1000 GBP' },
      { type: 'sell', at: '2021-06-01', out: '20 XYZ', in: '800 GBP' },
    );
    const [row, ...others] = await rowsOf(filer, sold);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      disposal: { costBasis: '60' },
      pool: { before: { quantity: '40', costBasis: '600' }, after: { quantity: '36', costBasis: '540' } },
    });
    expect(row?.sentences.join('\n')).toContain(
      'the mean of a pool that had 40 XYZ for 600 GBP before it, and 36 XYZ for 540 GBP after it',
    );
  });

  it('or the day whose acquisitions it was matched with', async () => {
    const filer = await uk();
    const ids = await filer.send(
      { type: 'buy', at: '2020-01-01', in: '10 XYZ', out: '100 GBP' },
      { type: 'sell', at: '2020-06-01T10:00:00Z', out: '9 XYZ', in: '80 GBP' },
      { type: 'buy', at: '2020-06-01T11:00:00Z', in: '2 XYZ', out: '30 GBP' },
      { type: 'buy', at: '2020-06-01T12:00:00Z', in: '2 XYZ', out: '50 GBP' },
      { type: 'buy', at: '2020-06-20', in: '3 XYZ', out: '90 GBP' },
    );
    const rows = await rowsOf(filer, ids[1]);
    expect(rows.map(({ disposal, match, pool }) => [disposal['quantity'], disposal['costBasis'], match, pool])).toEqual(
      [
        ['2', '40', { rule: 'same-day', day: '2020-06-01', acquired: { quantity: '4', costBasis: '80' } }, undefined],
        ['2', '40', { rule: 'same-day', day: '2020-06-01', acquired: { quantity: '4', costBasis: '80' } }, undefined],
        [
          '3',
          '90',
          { rule: 'thirty-days', day: '2020-06-20', acquired: { quantity: '3', costBasis: '90' } },
          undefined,
        ],
        [
          ...['2', '20', undefined],
          { before: { quantity: '10', costBasis: '100' }, after: { quantity: '8', costBasis: '80' } },
        ],
      ],
    );
    expect(rows[2]).toMatchObject({ acquisition: { transactionId: ids[4] } });
    expect(rows[0]?.sentences.join('\n')).toContain(
      'It was matched with what was acquired on the same day: all of 2020-06-01 are one, 4 XYZ for 80 GBP.',
    );
  });

  it('that a mean of all lots is of', async () => {
    const filer = new Filer();
    await filer.set({ method: 'AVERAGE' });
    const [, , sold] = await filer.send(
      BUY,
      { type: 'buy', at: '2020-02-01', in: '10 OLD', out: '100 USD' },
      { type: 'sell', at: '2020-05-01', out: '12 OLD', in: '500 USD' },
    );
    expect((await rowsOf(filer, sold)).map(({ pool }) => pool)).toEqual([
      { before: { quantity: '20', costBasis: '400' }, after: { quantity: '10', costBasis: '200' } },
      { before: { quantity: '10', costBasis: '200' }, after: { quantity: '8', costBasis: '160' } },
    ]);
  });
});

it('says what the whole book lacks, although it is unwound for the pool', async () => {
  const filer = new Filer();
  await filer.set({ method: 'AVERAGE' });
  const [, sold = ''] = await filer.send(
    BUY,
    { type: 'sell', at: '2020-05-01', out: '1 OLD', in: '500 USD' },
    { type: 'sell', at: '2020-06-01', out: '1 XYZ', in: '5 USD' },
  );
  const question = { transactionId: sold, lotId: undefined, after: undefined, limit: 9 };
  const read = await readExplanation(filer.store, { tenant: TENANT, wanted: undefined }, question);
  expect(read).toMatchObject({ missing: [{ missingLots: ['XYZ'] }] });
});
