/** What wash sales make of the documents of a US report: Form 8949 as it is to be handed in. */
import { describe, expect, it } from 'vitest';
import { readyReport } from '../../../shared/tax/contract/report-view.ts';
import { drawnIn, Filer } from './support.ts';

/** 10 sold for 400 less than they cost, 6 of which were bought again; these and others were sold more than a year later. */
async function investor(): Promise<Filer> {
  const filer = new Filer();
  await filer.set({ securities: ['VTI'] });
  await filer.send(
    { type: 'buy', at: '2020-11-01', in: '10 VTI', out: '1000 USD' },
    { type: 'buy', at: '2021-01-01', in: '1 BTC', out: '100 USD' },
    { type: 'sell', at: '2021-02-01', out: '10 VTI', in: '600 USD' },
    { type: 'buy', at: '2021-02-20', in: '6 VTI', out: '420 USD' },
    { type: 'buy', at: '2021-09-01', in: '2 VTI', out: '120 USD' },
    { type: 'sell', at: '2021-03-01', out: '1 BTC', in: '130 USD' },
    { type: 'sell', at: '2022-02-01', out: '8 VTI', in: '800 USD' },
  );
  return filer;
}

const isIn = (texts: readonly string[], ...row: readonly string[]): boolean =>
  texts.some((_, at) => row.every((text, offset) => texts[at + offset] === text));

describe('the boxes of Form 8949', () => {
  it('have the adjustments of wash sales, while gains and disposals stay as recorded', async () => {
    const report = await (await investor()).report(2021);
    expect(readyReport.parse(report)).toEqual(report);
    expect(report.gains.short).toEqual({ proceeds: '730', costBasis: '1100', gain: '-370' });
    expect(report.boxes).toMatchObject([
      { box: 'C', term: 'short', rows: 2, proceeds: '730', costBasis: '1100', adjustment: '240', gain: '-130' },
    ]);
  });

  it('have replacements with the loss in their basis, under the term of the time that they count as held', async () => {
    const report = await (await investor()).report(2022);
    expect(report.gains).toMatchObject({ long: { gain: '0' }, short: { gain: '260' } });
    expect(report.washSales).toMatchObject([
      {
        ...{ gain: '180', basisIncrease: '240', adjustedGain: '-60' },
        parts: [
          {
            ...{ quantity: '6', proceeds: '600', costBasis: '660', disallowedLoss: '0', gain: '-60' },
            ...{ effectiveAcquiredAt: '2020-11-20', term: 'long' },
          },
        ],
      },
    ]);
    expect(report.boxes).toMatchObject([
      { box: 'C', term: 'short', rows: 1, proceeds: '200', costBasis: '120', gain: '80' },
      { box: 'F', term: 'long', rows: 1, proceeds: '600', costBasis: '660', gain: '-60' },
    ]);
  });
});

it('a split of what replaced others later on makes no other wash sale of it', async () => {
  const filer = new Filer();
  await filer.set({ securities: ['VTI'] });
  await filer.send(
    { type: 'buy', at: '2020-11-01', in: '10 VTI', out: '1000 USD' },
    { type: 'sell', at: '2021-02-01', out: '10 VTI', in: '600 USD' },
    { type: 'buy', at: '2021-02-20', in: '5 VTI', out: '400 USD' },
  );
  const before = await filer.report(2021);
  expect(before.washSales).toMatchObject([
    { disallowedLoss: '200', replacements: [{ quantity: '5', costBasis: '600' }] },
  ]);
  await filer.send({ type: 'split', at: '2021-06-01', in: '20 VTI', out: '5 VTI' });
  expect((await filer.report(2021)).washSales).toEqual(before.washSales);
  await filer.send(
    { type: 'sell', at: '2022-03-01', out: '12 VTI', in: '200 USD' },
    { type: 'buy', at: '2022-03-10', in: '6 VTI', out: '90 USD' },
    { type: 'split', at: '2022-04-01', in: '28 VTI', out: '14 VTI' },
    { type: 'sell', at: '2022-09-01', out: '28 VTI', in: '280 USD' },
  );
  const [sale, ...others] = (await filer.report(2022)).washSales;
  expect(sale).toMatchObject({
    ...{ quantity: '12', costBasis: '240', basisIncrease: '120', disallowedLoss: '80', deductibleLoss: '80' },
    parts: [{ quantity: '12', costBasis: '360', effectiveAcquiredAt: '2020-11-20', term: 'long' }],
    replacements: [{ quantity: '6', costBasis: '170' }],
  });
  expect(others).toMatchObject([
    {
      quantity: '16',
      costBasis: '160',
      basisIncrease: '80',
      parts: [{ quantity: '16', costBasis: '240', gain: '-80' }],
    },
    {
      quantity: '12',
      costBasis: '90',
      basisIncrease: '80',
      parts: [{ quantity: '12', costBasis: '170', gain: '-50' }],
    },
  ]);
});

it('nor does a split that came before it went to another account', async () => {
  const filer = new Filer();
  await filer.set({ securities: ['VTI'], lotScope: 'per-account' });
  await filer.send(
    { type: 'buy', at: '2020-11-01', in: '10 VTI', out: '1000 USD' },
    { type: 'sell', at: '2021-02-01', out: '10 VTI', in: '600 USD' },
    { type: 'buy', at: '2021-02-20', in: '5 VTI', out: '400 USD' },
  );
  const before = await filer.report(2021);
  await filer.send(
    { type: 'split', at: '2021-06-01', in: '20 VTI', out: '5 VTI' },
    { type: 'transfer', at: '2021-07-01', out: '12 VTI', in: '12 VTI', toAccount: 'vault' },
    { type: 'sell', at: '2021-08-01', account: 'vault', out: '12 VTI', in: '600 USD' },
  );
  const [sale, later] = (await filer.report(2021)).washSales;
  expect(sale).toEqual(before.washSales[0]);
  expect(later).toMatchObject({ quantity: '12', costBasis: '240', basisIncrease: '120' });
});

it('what capital came back of a replacement is in every form, and what was given or withdrawn of it in none', async () => {
  const filer = new Filer();
  await filer.set({ securities: ['VTI'] });
  await filer.send(
    { type: 'buy', at: '2020-11-01', in: '10 VTI', out: '1000 USD' },
    { type: 'sell', at: '2021-02-01', out: '10 VTI', in: '600 USD' },
    { type: 'buy', at: '2021-02-20', in: '10 VTI', out: '700 USD' },
    { type: 'return_of_capital', at: '2021-06-01', in: '900 USD', paidBy: 'VTI' },
    { type: 'gift_sent', at: '2021-07-01', out: '4 VTI', value: '50' },
    { type: 'withdrawal', at: '2021-08-01', out: '3 VTI' },
  );
  const report = await filer.report(2021);
  // 900 on 1,100 leaves 200: 80 go with the gift, of which 50 are no gain, and 60 with what was withdrawn
  expect(report.washSales).toMatchObject([
    { disallowedLoss: '400', adjustedGain: '0' },
    { quantity: '0', basisIncrease: '200', adjustedGain: '0' },
    { quantity: '4', basisIncrease: '50', basisGiven: '30', adjustedGain: '0' },
    { quantity: '3', basisIncrease: '0', basisGiven: '60', adjustedGain: '0', parts: [] },
  ]);
  expect(report.boxes).toMatchObject([
    { box: 'C', rows: 2, proceeds: '800', costBasis: '1200', adjustment: '400', gain: '0' },
  ]);
  const texts = drawnIn(await filer.document(report.reportId, 'pdf')).map(({ text }) => text);
  expect(isIn(texts, 'VTI, return of capital', '11/20/2020', '06/01/2021', '200.00', '200.00')).toBe(true);
  const lines = (await filer.text(report.reportId, 'csv')).split('\r\n');
  expect(lines.filter((line) => line.startsWith('wash sale part,'))).toHaveLength(3);
});

describe('with wash sales', () => {
  it('TXF has them as records of format 5', async () => {
    const filer = await investor();
    const recordsOf = async (year: number) =>
      (await filer.text((await filer.report(year)).reportId, 'txf')).split('^\r\n').slice(1, -1);
    expect(await recordsOf(2021)).toEqual([
      'TD\r\nN712\r\nC1\r\nL1\r\nP10 VTI\r\nD11/01/2020\r\nD02/01/2021\r\n$1000.00\r\n$600.00\r\n$240.00\r\n',
      'TD\r\nN712\r\nC1\r\nL1\r\nP1 BTC\r\nD01/01/2021\r\nD03/01/2021\r\n$100.00\r\n$130.00\r\n',
    ]);
    expect((await recordsOf(2022))[0]).toBe(
      'TD\r\nN714\r\nC1\r\nL1\r\nP6 VTI\r\nD11/20/2020\r\nD02/01/2022\r\n$660.00\r\n$600.00\r\n',
    );
  });

  it('PDF has code W, the adjustment, and totals that Schedule D takes', async () => {
    const filer = await investor();
    const { reportId } = await filer.report(2021);
    const texts = drawnIn(await filer.document(reportId, 'pdf')).map(({ text }) => text);
    expect(
      isIn(texts, '10 VTI', '11/01/2020', '02/01/2021', '600.00', '1,000.00', 'W', '240.00', '(160.00)'),
      texts.join('|'),
    ).toBe(true);
    expect(isIn(texts, 'Totals of box C, for Schedule D line 3', '730.00', '1,100.00', '240.00', '(130.00)')).toBe(
      true,
    );
    expect(texts).toContain('Without wash sales: short (370.00), long 0.00, (370.00) in all.');
    expect(isIn(texts, 'Line 16 (of these): total', '730.00', '1,100.00', '240.00', '(130.00)')).toBe(true);
  });

  it('CSV has each line of the form with its box, code and adjustment, as they are printed', async () => {
    const filer = await investor();
    const linesOf = async (year: number, section: string) =>
      (await filer.text((await filer.report(year)).reportId, 'csv'))
        .split('\r\n')
        .filter((line) => line.startsWith(`${section},`));
    const [washed, plain] = await linesOf(2021, 'form 8949');
    expect(washed).toMatch(/,10,2020-11-01,2021-02-01T.*,,600.00,1000.00,-160.00,,short,,C,,W,240.00$/);
    expect(plain).toMatch(/,130.00,100.00,30.00,,short,,C,,,$/);
    const [part] = await linesOf(2022, 'form 8949');
    expect(part).toContain(',6,2020-11-20,2022-02-01T00:00:00.000Z,,600.00,660.00,-60.00,,long,,F,');
    // under two boxes
    const [disposal] = await linesOf(2022, 'wash sale part');
    expect(disposal).toContain(',6,2020-11-20,2022-02-01T00:00:00.000Z,,600,660,-60,0,long,');
    expect(await linesOf(2021, 'form 8949 total')).toEqual([
      'form 8949 total,,,,,,,,,730.00,1100.00,-130.00,,short,,C,,,240.00',
    ]);
    expect((await linesOf(2021, 'schedule d')).at(-1)).toBe(
      'schedule d,,,,,,,,line 16,730.00,1100.00,-130.00,,,,C,,,240.00',
    );
  });

  it('JSON has each line of the form beside its disposal, and Schedule D', async () => {
    const filer = await investor();
    const { disposals, scheduleD } = await filer.report(2021);
    expect(disposals.map(({ form8949 }) => form8949)).toEqual([
      [
        {
          ...{ box: 'C', quantity: '10', acquiredAt: '2020-11-01', proceeds: '600.00', costBasis: '1000.00' },
          ...{ adjustmentCode: 'W', adjustment: '240.00', gain: '-160.00', term: 'short' },
        },
      ],
      [
        {
          ...{ box: 'C', quantity: '1', acquiredAt: '2021-01-01T00:00:00.000Z', term: 'short' },
          ...{ proceeds: '130.00', costBasis: '100.00', gain: '30.00' },
        },
      ],
    ]);
    const sums = { proceeds: '730.00', costBasis: '1100.00', adjustment: '240.00', gain: '-130.00' };
    const none = { proceeds: '0.00', costBasis: '0.00', gain: '0.00' };
    expect(scheduleD).toEqual([
      { line: '3', term: 'short', boxes: ['C'], rows: 2, ...sums },
      { line: '7', term: 'short', boxes: ['C'], rows: 2, ...sums },
      { line: '15', term: 'long', boxes: [], rows: 0, ...none },
      { line: '16', boxes: ['C'], rows: 2, ...sums },
    ]);
  });
});
