import { expect, it } from 'vitest';
import { drawnIn, Filer } from './support.ts';

it('a return of capital beyond the cost is gain of no units, in figures and forms', async () => {
  const filer = new Filer();
  await filer.send(
    { type: 'buy', at: '2020-01-01', in: '2 REIT', out: '10 USD' },
    { type: 'return_of_capital', at: '2021-02-01', in: '50 USD', paidBy: 'REIT' },
  );
  const report = await filer.report(2021);
  expect(report.gains.long).toEqual({ proceeds: '40', costBasis: '0', gain: '40' });
  expect(report.openLots).toMatchObject({ costBasis: '0' });
  const texts = drawnIn(await filer.document(report.reportId, 'pdf')).map(({ text }) => text);
  expect(texts).toContain('REIT, return of capital');
  expect((await filer.document(report.reportId, 'txf')).toString()).toContain(
    'PREIT, return of capital\r\nD01/01/2020',
  );
});
