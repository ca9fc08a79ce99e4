import { expect, it } from 'vitest';
import { readDifference } from '../../../functions/tax/filing-difference.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { fileTaxYear } from '../../../shared/tax/app/filing/filing-commands.ts';
import { readFilings } from '../../../shared/tax/app/filing/filing-stream.ts';
import { TENANT } from '../../faults/support/spine.ts';
import { Filer } from '../reports/support.ts';

async function differenceOf(filer: Filer) {
  const filing = (await readFilings(filer.store, TENANT))[2021];
  if (filing === undefined) throw new Error('nothing was filed');
  const services = { store: filer.store, files: filer.spine.files, keys: filer.keys };
  const compared = await readDifference(services, { tenant: TENANT, wanted: undefined }, filing);
  if (isRefused(compared)) throw new Error(compared.detail);
  return compared.difference;
}

it('a filed wash sale stays what it was when the companies merge, split and spin off, and differs once more is bought', async () => {
  const filer = new Filer();
  await filer.set({ securities: ['VTI', 'VOO'] });
  await filer.send(
    { type: 'buy', at: '2020-11-01', in: '10 VTI', out: '1000 USD' },
    { type: 'sell', at: '2021-12-20', out: '10 VTI', in: '600 USD' },
    { type: 'buy', at: '2021-12-27', in: '5 VTI', out: '320 USD' },
  );
  const { reportId, washSaleTotals } = await filer.report(2021);
  expect(washSaleTotals).toMatchObject({ disallowedLoss: '200' });
  await fileTaxYear(filer.store, filer.spine.context(), { taxYear: 2021, reportId });
  await filer.send(
    { type: 'split', at: '2022-01-03', out: '5 VTI', in: '15 VTI' },
    { type: 'spin_off', at: '2022-01-04', out: '15 VTI', in: '15 VTI at 0.6, 3 NEW at 0.4' },
    { type: 'merger', at: '2022-01-05', out: '15 VTI', in: '4 VOO' },
  );
  expect(await differenceOf(filer)).toBeNull();
  // the five that nothing replaced would be four of VOO, as four were five: two replace two and a half
  await filer.send({ type: 'buy', at: '2022-01-10', in: '2 VOO', out: '130 USD' });
  expect(await differenceOf(filer)).toMatchObject({
    washSales: { disallowedLoss: { filed: '200', present: '300' }, adjustedGain: { filed: '-200', present: '-100' } },
  });
});
