/** Money of a merger in reports and explanations. */
import { describe, expect, it } from 'vitest';
import { readyReport } from '../../../shared/tax/contract/report-view.ts';
import { ask } from '../explain/support.ts';
import { drawnIn, Filer } from './support.ts';

async function merged(tax: Record<string, unknown>, more: Record<string, unknown>) {
  const filer = new Filer();
  await filer.set(tax, more);
  const [, merger, sale] = await filer.send(
    { type: 'buy', at: '2020-06-01', in: '10 OLD', out: '100 USD' },
    { type: 'merger', at: '2021-07-01', out: '10 OLD', in: '5 NEW, 60 USD', value: '140' },
    { type: 'sell', at: '2021-09-01', out: '5 NEW', in: '90 USD' },
  );
  return { filer, merger, sale };
}
const textsOf = async (filer: Filer, reportId: string) =>
  drawnIn(await filer.document(reportId, 'pdf')).map(({ text }) => text);

describe('money of a merger', () => {
  it('is a line of Form 8949, and explained where it came and where the new shares are sold', async () => {
    const { filer, merger, sale } = await merged({}, {});
    const report = await filer.report(2021);
    expect(readyReport.parse(report)).toEqual(report);
    expect(report.disposals).toMatchObject([
      { quantity: '0', asset: 'OLD', boot: true, proceeds: '60', costBasis: '20', gain: '40', term: 'long' },
      { quantity: '5', asset: 'NEW', costBasis: '80', gain: '10' },
    ]);
    expect(await textsOf(filer, report.reportId)).toContain('OLD, money in a merger');
    expect(await filer.text(report.reportId, 'csv')).toContain('money that came with a merger');
    const [came] = (await ask(filer, merger))?.items ?? [];
    expect(came?.sentences.join('\n')).toContain(
      'it is gain as far as the units had gained, never a loss, and the rest of it comes off the cost that goes on: here 20 USD.',
    );
    const [sold] = (await ask(filer, sale))?.items ?? [];
    expect(sold?.transfers).toMatchObject([
      { costBasis: '100', costArrived: '80', money: { amount: '60', costBasis: '20', gain: '40' } },
    ]);
    expect(sold?.sentences.join('\n')).toContain(
      'and 80 of their cost of 100 USD. Money of 60 USD came with them: 20 of their cost stands against it, 40 is gain.',
    );
  });

  it('is named as such where a loss of a wash sale lowers its gain', async () => {
    const filer = new Filer();
    await filer.set({ securities: ['OLD', 'NEW'] });
    await filer.send(
      { type: 'buy', at: '2020-06-01', in: '10 OLD', out: '1000 USD' },
      { type: 'sell', at: '2020-12-01', out: '10 OLD', in: '600 USD' },
      { type: 'buy', at: '2020-12-20', in: '10 OLD', out: '700 USD' },
      { type: 'merger', at: '2021-07-01', out: '10 OLD', in: '5 NEW, 60 USD', value: '730' },
    );
    const report = await filer.report(2021);
    expect(readyReport.parse(report)).toEqual(report);
    expect(report.washSales).toMatchObject([{ asset: 'OLD', boot: true, gain: '30', adjustedGain: '0' }]);
    const texts = await textsOf(filer, report.reportId);
    expect(texts.filter((text) => text.startsWith('OLD'))).toEqual(Array(2).fill('OLD, money in a merger'));
  });

  it('is a disposal of a part on SA108', async () => {
    const { filer, merger } = await merged({ method: 'SECTION-104', longTerm: 'none' }, { jurisdiction: 'GB' });
    const report = await filer.report(2021);
    expect(report.disposals[0]).toMatchObject({ boot: true, proceeds: '60', costBasis: '42.857142857142857143' });
    expect(report.sa108).toMatchObject({ disposals: 2, proceeds: '150' });
    const [came] = (await ask(filer, merger))?.items ?? [];
    expect(came?.sentences.join('\n')).toContain('that is a disposal of a part');
  });

  it('is income in Germany', async () => {
    const { filer } = await merged({}, { jurisdiction: 'DE' });
    const report = await filer.report(2021);
    expect(report.income).toMatchObject({ total: '60', byKind: { merger: '60' } });
    expect(report.disposals).toMatchObject([{ asset: 'NEW', costBasis: '100', gain: '-10' }]);
  });
});
