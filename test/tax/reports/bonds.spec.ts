/** Bonds: coupons and accrued interest are income, what the bond itself brought is gain. */
import { expect, it } from 'vitest';
import { Filer } from './support.ts';

it('a bond that is redeemed with accrued interest gains without it, and the interest is income', async () => {
  const filer = new Filer();
  await filer.set({ securities: ['BOND'] });
  await filer.send(
    { type: 'buy', at: '2020-02-01', in: '10 BOND', out: '980 USD', fees: '5 USD' },
    { type: 'coupon', at: '2021-02-01', in: '20 USD' },
    { type: 'sell', at: '2021-06-01', out: '10 BOND', in: '1000 USD' },
    { type: 'coupon', at: '2021-06-01', in: '6.6 USD' },
    { type: 'interest', at: '2021-12-31', in: '1.5 USD' },
  );
  const report = await filer.report(2021);
  expect(report.income).toMatchObject({ total: '28.1', byKind: { coupon: '26.6', interest: '1.5' } });
  expect(report.gains.long).toEqual({ proceeds: '1000', costBasis: '985', gain: '15' });
  expect(report).toMatchObject({ complete: true, openLots: { count: 0 } });
});
