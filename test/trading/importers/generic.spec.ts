import { describe, expect, it } from 'vitest';
import { resultsOf } from './reading.ts';

describe('our own columns', () => {
  it('say of a return of capital who paid it', async () => {
    const row = (paidBy: string) => `2022-01-03,return_of_capital,20,EUR,,${paidBy}`;
    const csv = ['date,type,in_quantity,in_asset,out_quantity,paid_by', row('REIT'), row('')].join('\n');
    expect(await resultsOf(Buffer.from(csv), { format: 'generic' })).toMatchObject([
      { kind: 'transaction', transaction: { type: 'return_of_capital', paidBy: 'REIT' } },
      { kind: 'rejected', reason: expect.stringContaining('paidBy') },
    ]);
  });
});
