/** What comes back of a stake beyond what went is income, and told where nobody can know. */
import { describe, expect, it } from 'vitest';
import { Filer } from './support.ts';

const BUY = { type: 'buy', at: '2020-01-01', in: '10 ETH', out: '100 USD' } as const;

describe('more that comes back of a stake than went', () => {
  it('is income at its part of the value that was stated, and a lot that cost as much', async () => {
    const filer = new Filer();
    const [, back] = await filer.send(BUY, {
      ...({ type: 'unstake', at: '2021-03-01', out: '8 ETH', in: '10 ETH', value: '500' } as const),
    });
    const report = await filer.report(2021);
    expect(report.income).toMatchObject({
      ...{ total: '100', byKind: { staking: '100' } },
      rows: [{ transactionId: back, asset: 'ETH', quantity: '2', kind: 'staking', amount: '100' }],
    });
    expect(report.openLots.rows).toMatchObject([
      { remainingQuantity: '10', remainingCostBasis: '100' },
      { remainingQuantity: '2', remainingCostBasis: '100', method: 'unstake', acquiredAt: '2021-03-01T00:00:00.000Z' },
    ]);
    expect(report).toMatchObject({ complete: true });
  });

  it('waits for a price where none was stated, and says so', async () => {
    const filer = new Filer();
    await filer.send(BUY, { type: 'unstake', at: '2021-03-01', out: '8 ETH', in: '10 ETH' });
    const { income, missing } = await filer.report(2021);
    expect(income).toMatchObject({ total: '0', rows: [{ asset: 'ETH', quantity: '2' }] });
    expect(missing).toMatchObject([
      { reason: 'missing-price', of: 'income', asset: 'ETH' },
      { reason: 'missing-price', of: 'lot', asset: 'ETH' },
    ]);
  });

  it('is told where the stake and its end are two transactions, of the account and the year', async () => {
    const filer = new Filer();
    const [, , , , , more] = await filer.send(
      BUY,
      { type: 'stake', at: '2020-02-01', out: '8 ETH' },
      { type: 'stake', at: '2020-02-01', account: 'other', out: '5 ETH' },
      { type: 'unstake', at: '2020-06-01', in: '3 ETH' },
      { type: 'unstake', at: '2021-06-01', in: '4.5 ETH' },
      { type: 'unstake', at: '2021-07-01', in: '1 ETH' },
      { type: 'unstake', at: '2022-07-01', in: '2 ETH' },
    );
    const { missing, complete, income } = await filer.report(2021);
    expect({ missing, complete }).toEqual({
      complete: false,
      missing: [
        {
          ...{ reason: 'unstaked-more-than-staked', transactionId: more, asset: 'ETH' },
          ...{ quantity: '0.5', at: '2021-07-01T00:00:00.000Z' },
        },
      ],
    });
    expect(income.total).toBe('0');
    expect((await filer.report(2020)).missing).toEqual([]);
    expect((await filer.report(2022)).missing).toMatchObject([{ quantity: '2' }]);
  });
});
