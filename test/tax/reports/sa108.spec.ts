/** The summary of a UK return: proceeds before costs of disposal, which are allowable costs. */
import { describe, expect, it } from 'vitest';
import { readyReport } from '../../../shared/tax/contract/report-view.ts';
import { drawnIn, Filer } from './support.ts';

async function seller(tax: Record<string, unknown> = {}): Promise<Filer> {
  const filer = new Filer();
  const ofUk = { jurisdiction: 'GB', baseCurrency: 'GBP', fiscalYearEndMonth: 4, fiscalYearEndDay: 5 };
  await filer.set({ method: 'SECTION-104', longTerm: 'none', ...tax }, ofUk);
  await filer.send(
    { type: 'buy', at: '2020-06-01', in: '10 XYZ', out: '1000 GBP', fees: '10 GBP' },
    { type: 'sell', at: '2021-06-01T10:00:00Z', out: '4 XYZ', in: '800 GBP', fees: '7.5 GBP' },
    { type: 'sell', at: '2021-07-01', out: '2 XYZ', in: '150 GBP', fees: '1 GBP' },
    // one part at cost, one with a fee of the asset itself: nothing of that was taken off the proceeds
    { type: 'withdrawal', at: '2021-08-01', out: '1 XYZ', fees: '3 GBP' },
    { type: 'sell', at: '2021-09-01', out: '1 XYZ', in: '90 GBP', fees: '0.1 XYZ = 9' },
  );
  return filer;
}

describe('SA108', () => {
  it('has proceeds before the costs of sales, and these among the allowable costs', async () => {
    const filer = await seller();
    const report = await filer.report(2022);
    expect(readyReport.parse(report)).toEqual(report);
    expect(report.gains.total).toEqual({ proceeds: '1031.5', costBasis: '717.1', gain: '314.4' });
    expect(report.sa108).toEqual({
      ...{ disposals: 3, proceeds: '1040', incidentalCosts: '8.5', allowableCosts: '725.6' },
      ...{ gains: '388.5', losses: '74.1' },
      printed: { proceeds: '1040', allowableCosts: '726', gains: '388', losses: '75' },
    });
    const texts = drawnIn(await filer.document(report.reportId, 'pdf')).map(({ text }) => text);
    const boxOf = (name: string) => texts[texts.indexOf(name) + 1];
    expect(boxOf('Disposal proceeds')).toBe('1,040');
    expect(boxOf('Allowable costs (including purchase price)')).toBe('726');
    expect(boxOf('Gains in the year, before losses')).toBe('388');
    const csv = (await filer.text(report.reportId, 'csv')).split('\r\n').filter((line) => line.startsWith('sa108,'));
    expect(csv.map((line) => line.replace(/,+/g, ' ').trim())).toEqual([
      'sa108 3 disposals',
      'sa108 proceeds 1040',
      'sa108 allowableCosts 726',
      'sa108 gains 388',
      'sa108 losses 75',
      'sa108 incidentalCosts 8.5',
    ]);
  });

  it('has none where the settings leave them in the proceeds, and leaves out what waits for a price', async () => {
    const kept = await (await seller({ sellFeeDeducted: false })).report(2022);
    expect(kept.sa108).toMatchObject({ proceeds: '1040', incidentalCosts: '0', allowableCosts: '717.1' });
    const filer = await seller();
    await filer.send(
      { type: 'deposit', at: '2021-10-01T08:00:00Z', in: '1 ABC' },
      { type: 'sell', at: '2021-10-01T10:00:00Z', out: '4 ABC', in: '80 GBP', fees: '8 GBP' },
    );
    const { sa108 } = await filer.report(2022);
    expect(sa108).toMatchObject({ proceeds: '1100', incidentalCosts: '14.5' });
  });

  it('is of the United Kingdom alone', async () => {
    const filer = await seller();
    await filer.set({}, { jurisdiction: 'US' });
    expect(await filer.report(2021)).not.toHaveProperty('sa108');
  });
});
