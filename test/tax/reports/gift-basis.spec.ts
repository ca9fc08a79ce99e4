/** The second basis of a gift in reports and explanations. */
import { expect, it } from 'vitest';
import { readyReport } from '../../../shared/tax/contract/report-view.ts';
import { ask } from '../explain/support.ts';
import { drawnIn, Filer } from './support.ts';

it('a gift that had lost value is on Form 8949 with the basis that counts, and explained', async () => {
  const filer = new Filer();
  const gift = { type: 'gift_received', at: '2021-01-01', in: '10 VTI', costBasis: '1000', lossBasis: '600' } as const;
  const [, lost, neither] = await filer.send(
    gift,
    { type: 'sell', at: '2021-05-01', out: '4 VTI', in: '200 USD' },
    { type: 'sell', at: '2021-06-01', out: '2 VTI', in: '150 USD' },
  );
  const report = await filer.report(2021);
  expect(readyReport.parse(report)).toEqual(report);
  expect(report.disposals).toMatchObject([
    { costBasis: '240', gain: '-40', giftBasis: 'loss', form8949: [{ costBasis: '240.00', gain: '-40.00' }] },
    { costBasis: '150', gain: '0', giftBasis: 'neither', form8949: [{ costBasis: '150.00', gain: '0.00' }] },
  ]);
  expect(report.gains.total).toEqual({ proceeds: '350', costBasis: '390', gain: '-40' });
  expect(report.openLots.rows).toMatchObject([{ remainingCostBasis: '400', lossBasis: '240' }]);
  const csv = await filer.text(report.reportId, 'csv');
  expect(csv).toContain('the cost is what the gift was worth when it came');
  expect(csv).toContain('a loss counts from 240');
  const texts = drawnIn(await filer.document(report.reportId, 'pdf')).map(({ text }) => text);
  expect(texts).toContain('4 VTI (a loss counts from 240.00)');
  const told = async (id: string | undefined) => (await ask(filer, id))?.items[0]?.sentences.join('\n');
  expect(await told(lost)).toContain('so that a loss counts from that worth, 240 USD (26 USC 1015(a)).');
  expect(await told(neither)).toContain('which is neither gain nor loss (26 USC 1015(a)).');
});
