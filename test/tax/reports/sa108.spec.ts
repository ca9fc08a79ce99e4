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
    const sums = {
      ...{ disposals: 3, proceeds: '1040', incidentalCosts: '8.5', allowableCosts: '725.6' },
      ...{ gains: '388.5', losses: '74.1' },
      printed: { proceeds: '1040', allowableCosts: '726', gains: '388', losses: '75' },
    };
    expect(report.sa108).toEqual({ ...sums, sections: [{ section: 'other', ...sums }] });
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

  it.each([
    [2024, ['other', 'listed', 'unlisted'], 2],
    [2025, ['cryptoassets', 'other', 'listed', 'unlisted'], 1],
  ])('has each kind of asset by itself as the form of %i does', async (year, kinds, others) => {
    const filer = new Filer();
    const named = { securities: ['VOD', 'LTD'], unlistedSecurities: ['LTD'] };
    const ofUk = { jurisdiction: 'GB', baseCurrency: 'GBP', fiscalYearEndMonth: 4, fiscalYearEndDay: 5 };
    await filer.set({ method: 'SECTION-104', longTerm: 'none', ...named }, ofUk);
    for (const [asset, got] of [
      ['VOD', '150'],
      ['LTD', '90'],
      ['BTC', '300'],
      ['XAU', '80'],
    ] as const) {
      await filer.send(
        { type: 'buy', at: '2020-06-01', in: `10 ${asset}`, out: '1000 GBP' },
        { type: 'sell', at: `${year - 1}-06-01`, out: `1 ${asset}`, in: `${got} GBP`, fees: '2.5 GBP' },
      );
    }
    const report = await filer.report(year);
    expect(readyReport.parse(report)).toEqual(report);
    expect(report.sa108).toMatchObject({
      disposals: 4,
      proceeds: '620',
      incidentalCosts: '10',
      gains: '245',
      losses: '35',
    });
    const sections = report.sa108?.sections ?? [];
    expect(sections.map(({ section }) => section)).toEqual(kinds);
    const of = new Map(sections.map((each) => [each.section, each]));
    expect(of.get('listed')).toMatchObject({ disposals: 1, proceeds: '150', allowableCosts: '102.5', gains: '47.5' });
    expect(of.get('unlisted')?.printed).toEqual({ proceeds: '90', allowableCosts: '103', gains: '0', losses: '13' });
    expect(of.get('other')).toMatchObject({ disposals: others, losses: '22.5' });
    const texts = drawnIn(await filer.document(report.reportId, 'pdf')).map(({ text }) => text);
    const under = texts.slice(texts.indexOf('Unlisted shares and securities'));
    expect(under[under.indexOf('Losses in the year') + 1]).toBe('13');
    expect(texts).toContain('All assets together');
    expect(await filer.text(report.reportId, 'csv')).toContain('\r\nsa108 listed,');
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

it('says what each disposal was matched with, and which had no proceeds', async () => {
  const filer = await seller();
  await filer.send(
    { type: 'buy', at: '2021-06-01T15:00:00Z', in: '1 XYZ', out: '150 GBP' },
    { type: 'buy', at: '2021-06-20', in: '1 XYZ', out: '160 GBP' },
  );
  const { reportId } = await filer.report(2022);
  const texts = drawnIn(await filer.document(reportId, 'pdf')).map(({ text }) => text);
  const rows = texts.flatMap((text, at) => (/^[\d.]+ XYZ$/.test(text) ? [texts.slice(at, at + 8)] : []));
  expect(texts).toContain('Matched with');
  expect(rows.slice(0, 3).map(([what, , , , matched]) => [what, matched])).toEqual([
    ['1 XYZ', 'same day'],
    ['1 XYZ', '30 days'],
    ['2 XYZ', 'pool'],
  ]);
  expect(rows[4]?.slice(4)).toEqual(['pool', 'none', '101.00', 'at cost']);
  expect(texts.join(' ')).toContain('rounded to the penny');
  expect(texts.join(' ')).not.toContain('Form 8949');
  const disposals = (await filer.text(reportId, 'csv')).split('\r\n').filter((line) => line.startsWith('disposal,'));
  expect(disposals.slice(0, 3).map((line) => /matched with .*?(?=,)/.exec(line)?.[0])).toEqual([
    'matched with what was acquired on the same day',
    'matched with what was acquired in the 30 days after',
    undefined,
  ]);
});
