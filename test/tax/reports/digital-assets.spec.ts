/** Form 8949 of 2025 and later has boxes of its own for digital assets. */
import { describe, expect, it } from 'vitest';
import { boxesBy } from '../../../shared/tax/calc/reports/boxes.ts';
import { readyReport } from '../../../shared/tax/contract/report-view.ts';
import { drawnIn, Filer } from './support.ts';

const STATEMENTS = { kraken: 'basis-reported', coinbase: 'basis-not-reported' } as const;
const boxesOf = (from: string, asset: string): string =>
  ['kraken', 'coinbase', 'wallet']
    .flatMap((account) => ['short', 'long'].map((term) => ({ account, term, asset })))
    .map(boxesBy({ brokerStatements: STATEMENTS, securities: ['VTI'], from }))
    .join('');

describe('the box of a disposal', () => {
  it.each([
    ['2024-01-01T00:00:00.000Z', 'BTC', 'ADBECF'],
    ['2024-07-01T00:00:00.000Z', 'BTC', 'ADBECF'],
    ['2025-01-01T00:00:00.000Z', 'BTC', 'GJHKIL'],
    ['2026-01-01T00:00:00.000Z', 'PUNK:7804', 'GJHKIL'],
    ['2025-01-01T00:00:00.000Z', 'VTI', 'ADBECF'],
    ['2025-01-01T00:00:00.000Z', 'EUR', 'ADBECF'],
    ['2025-01-01T00:00:00.000Z', 'XAU', 'ADBECF'],
  ])('in a tax year from %s on of %s', (from, asset, boxes) => {
    expect(boxesOf(from, asset)).toBe(boxes);
  });
});

async function investor(year: number): Promise<Filer> {
  const filer = new Filer();
  await filer.set({ securities: ['VTI'] });
  await filer.send(
    { type: 'buy', at: `${year - 2}-01-01`, in: '1 BTC', out: '100 USD' },
    { type: 'buy', at: `${year}-02-01`, in: '2 VTI', out: '300 USD' },
    { type: 'buy', at: `${year}-02-01`, in: '1 ETH', out: '40 USD' },
    { type: 'sell', at: `${year}-06-01`, out: '1 BTC', in: '500 USD' },
    { type: 'sell', at: `${year}-06-02`, out: '2 VTI', in: '350 USD' },
    { type: 'sell', at: `${year}-06-03`, out: '1 ETH', in: '90.10 USD' },
  );
  return filer;
}

it('the digital assets of an account may have been reported otherwise than the rest', () => {
  const boxOf = boxesBy({
    brokerStatements: { kraken: 'basis-reported', coinbase: 'basis-reported' },
    digitalAssetStatements: { kraken: 'basis-not-reported', coinbase: 'not-reported', other: 'basis-reported' },
    securities: ['VTI'],
    from: '2025-01-01T00:00:00.000Z',
  });
  const boxes = ['kraken', 'coinbase', 'other', 'wallet'].map((account) =>
    ['VTI', 'BTC'].map((asset) => boxOf({ account, asset, term: 'short' })).join(''),
  );
  expect(boxes).toEqual(['AH', 'AI', 'CG', 'CI']);
});

describe('a report', () => {
  it('before 2025 has all assets under the boxes A to F', async () => {
    const { boxes } = await (await investor(2022)).report(2022);
    expect(boxes?.map(({ box, rows }) => `${box}${rows}`)).toEqual(['C2', 'F1']);
  });

  it('from 2025 on has digital assets under boxes of their own, which the same lines of Schedule D take', async () => {
    const filer = await investor(2025);
    const { boxes, scheduleD, reportId } = await filer.report(2025);
    expect(boxes).toMatchObject([
      { box: 'C', term: 'short', gain: '50' },
      { box: 'I', term: 'short', gain: '50.1' },
      { box: 'L', term: 'long', gain: '400' },
    ]);
    expect(scheduleD).toMatchObject([
      { line: '3', term: 'short', boxes: ['C', 'I'], rows: 2, proceeds: '440.10', costBasis: '340.00', gain: '100.10' },
      { line: '7', gain: '100.10' },
      { line: '10', term: 'long', boxes: ['L'], gain: '400.00' },
      { line: '15', gain: '400.00' },
      { line: '16', boxes: ['C', 'I', 'L'], rows: 3, gain: '500.10' },
    ]);
    const texts = drawnIn(await filer.document(reportId, 'pdf')).map(({ text }) => text);
    expect(texts).toContain('Form 8949, Part II: long-term transactions, box L');
    expect(texts).toContain(
      'Box I: short-term transactions of digital assets, not reported to you on Form 1099-DA or Form 1099-B.',
    );
    const at = texts.indexOf('Line 3: short-term, Form 8949 with box C or I checked');
    expect(texts.slice(at + 1, at + 5)).toEqual(['2', '440.10', '340.00', '100.10']);
    expect(texts).toContain('Totals of box I, for Schedule D line 3');
  });

  it('goes by what was told of digital assets alone, and says so', async () => {
    const filer = await investor(2025);
    const statements = { digitalAssetStatements: { kraken: 'basis-not-reported' } } as const;
    const report = await filer.report(2025, { kraken: 'basis-reported' }, statements);
    expect(readyReport.parse(report)).toEqual(report);
    expect(report).toMatchObject(statements);
    expect(report.boxes?.map(({ box }) => box)).toEqual(['A', 'H', 'K']);
  });

  it('has no numbers of TXF for these boxes, and so those of the boxes that say the same', async () => {
    const filer = await investor(2025);
    const { reportId } = await filer.report(2025);
    expect((await filer.text(reportId, 'txf')).match(/N\d+/g)).toEqual(['N714', 'N712', 'N712']);
  });
});
