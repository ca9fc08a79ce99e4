import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { adoptMarketPrices } from '../../../shared/market-data/app/user-prices.ts';
import { findReport } from '../../../shared/tax/app/reports/report-records.ts';
import { failReport, workReport } from '../../../shared/tax/app/reports/work-report.ts';
import { readyReport } from '../../../shared/tax/contract/report-view.ts';
import { TENANT } from '../../faults/support/spine.ts';
import { drawnIn, Filer, hashOf } from './support.ts';

const SALE = { type: 'sell', at: '2021-06-01', out: '1 BTC', in: '500 USD', fees: '4 USD' } as const;

/** Bought in 2020; sold, staked and paid interest in 2021; sold again in 2022. */
async function investor(): Promise<Filer> {
  const filer = new Filer();
  await filer.send(
    { type: 'buy', at: '2020-01-01', in: '3 BTC', out: '300 USD', fees: '6 USD' },
    { type: 'buy', at: '2021-05-01', in: '1 ETH', out: '40 USD' },
    SALE,
    { type: 'income', at: '2021-07-01', in: '0.5 ETH', value: '25', incomeKind: 'staking' },
    { type: 'interest', at: '2021-08-01', in: '2.5 USD' },
    { type: 'sell', at: '2021-09-01', out: '1 ETH', in: '30 USD' },
    { type: 'sell', at: '2022-02-01', out: '1 BTC', in: '900 USD' },
  );
  return filer;
}

describe('a tax report', () => {
  it('has the gains, income, fees and open lots of its year', async () => {
    const report = await (await investor()).report(2021);
    expect(readyReport.parse(report)).toEqual(report);
    expect(report.gains).toEqual({
      short: { proceeds: '30', costBasis: '40', gain: '-10' },
      long: { proceeds: '496', costBasis: '102', gain: '394' },
      total: { proceeds: '526', costBasis: '142', gain: '384' },
    });
    expect(report.income).toMatchObject({ total: '27.5', byKind: { interest: '2.5', staking: '25' } });
    expect(report.income.rows).toMatchObject([
      { kind: 'staking', asset: 'ETH', quantity: '0.5', amount: '25' },
      { kind: 'interest', asset: 'USD', quantity: '2.5', amount: '2.5' },
    ]);
    expect(report.fees).toMatchObject({ total: '4', rows: [{ asset: 'USD', amount: '4' }] });
    expect(report.openLots).toMatchObject({ count: 2, costBasis: '229' });
    expect(report.openLots.rows.map((lot) => `${lot['remainingQuantity']} ${lot['asset']}`)).toEqual([
      '2 BTC',
      '0.5 ETH',
    ]);
    expect(report).toMatchObject({ complete: true, missing: [], washSales: [], eventPosition: 7, status: 'ready' });
    expect(report.disposals).toHaveLength(2);
  });

  it('names the wash sales of the securities that the settings name, bought back in the next year, too', async () => {
    const filer = new Filer();
    await filer.set({ securities: ['VTI'] });
    await filer.send(
      { type: 'buy', at: '2021-01-04', in: '10 VTI', out: '1000 USD' },
      { type: 'buy', at: '2021-01-04', in: '10 BTC', out: '1000 USD' },
      { type: 'sell', at: '2021-12-20', out: '10 VTI', in: '600 USD' },
      { type: 'sell', at: '2021-12-20', out: '10 BTC', in: '600 USD' },
      { type: 'buy', at: '2022-01-10', in: '5 VTI', out: '310 USD' },
      { type: 'buy', at: '2022-01-10', in: '5 BTC', out: '310 USD' },
    );
    const report = await filer.report(2021);
    expect(readyReport.parse(report)).toEqual(report);
    // As recorded: the rule changes no lot and no disposal.
    expect(report.gains.total).toMatchObject({ gain: '-800' });
    expect(report.washSales).toMatchObject([
      { asset: 'VTI', gain: '-400', disallowedLoss: '200', deductibleLoss: '200', adjustedGain: '-200' },
    ]);
    expect(report.washSaleTotals).toEqual({ basisIncrease: '0', disallowedLoss: '200', adjustedGain: '-200' });
    const csv = await filer.text(report.reportId, 'csv');
    expect(csv.split('\r\n').find((line) => line.startsWith('wash sale,'))).toContain('VTI');
    expect((await filer.document(report.reportId, 'pdf')).length).toBeGreaterThan(1_000);
    await filer.set({ securities: ['VTI'] }, { jurisdiction: 'CH' });
    const abroad = await filer.report(2021);
    expect([abroad.washSales, abroad.washSaleTotals]).toEqual([[], undefined]);
  });

  it.each([{ type: 'donation_sent', value: '300' }, { type: 'withdrawal' }] as const)(
    'keeps a loss disallowed when what replaced it leaves by $type',
    async (leaves) => {
      const filer = new Filer();
      await filer.set({ securities: ['VTI'] });
      await filer.send(
        { type: 'buy', at: '2021-01-04', in: '10 VTI', out: '1000 USD' },
        { type: 'sell', at: '2021-06-20', out: '10 VTI', in: '600 USD' },
        { type: 'buy', at: '2021-06-30', in: '10 VTI', out: '620 USD' },
      );
      const before = await filer.report(2021);
      expect(before.washSales).toMatchObject([{ disallowedLoss: '400' }]);
      await filer.send({ ...leaves, at: '2022-03-01', out: '10 VTI' });
      expect((await filer.report(2021)).washSales).toEqual(before.washSales);
      expect((await filer.report(2022)).washSales).toMatchObject([{ disallowedLoss: '0', basisGiven: '400' }]);
    },
  );

  it('is the same bytes whenever it is read, whatever comes after it, and says their hash', async () => {
    const filer = await investor();
    const report = await filer.report(2021);
    const before = await filer.text(report.reportId, 'json');
    await filer.send({ type: 'sell', at: '2021-10-01', out: '1 BTC', in: '1 USD' });
    expect(await filer.text(report.reportId, 'json')).toBe(before);
    expect(report.sha256).toBe(hashOf(report));
    const again = await filer.report(2021);
    expect(again).toMatchObject({ eventPosition: 8, gains: { long: { gain: '293' } } });
    expect(again.reportId).not.toBe(report.reportId);
  });

  it('sums up each box of Form 8949 by what brokers reported', async () => {
    const filer = await investor();
    const { boxes } = await filer.report(2021, { kraken: 'basis-reported' });
    expect(boxes).toEqual([
      {
        ...{ box: 'A', term: 'short', rows: 1, proceeds: '30', costBasis: '40', gain: '-10' },
        printed: { proceeds: '30.00', costBasis: '40.00', gain: '-10.00' },
      },
      {
        ...{ box: 'D', term: 'long', rows: 1, proceeds: '496', costBasis: '102', gain: '394' },
        printed: { proceeds: '496.00', costBasis: '102.00', gain: '394.00' },
      },
    ]);
    const plain = await filer.report(2021);
    expect(plain.boxes?.map(({ box }) => box)).toEqual(['C', 'F']);
  });

  it('names what it lacks', async () => {
    const filer = new Filer();
    const [sale] = await filer.send(
      { type: 'sell', at: '2021-01-01', out: '2 XYZ', in: '10 USD' },
      { type: 'income', at: '2021-02-01', in: '1 ABC' },
    );
    const report = await filer.report(2021);
    expect(report).toMatchObject({ complete: false, income: { total: '0' } });
    expect(report.missing).toMatchObject([
      { reason: 'missing-lots', transactionId: sale, asset: 'XYZ', quantity: '2' },
      { reason: 'missing-price', of: 'income', asset: 'ABC' },
      { reason: 'missing-price', of: 'lot', asset: 'ABC' },
    ]);
  });

  it('counts no gain of what left at cost', async () => {
    const filer = new Filer();
    await filer.send(
      { type: 'buy', at: '2020-01-01', in: '1 BTC', out: '100 USD' },
      { type: 'withdrawal', at: '2021-01-01', out: '1 BTC' },
    );
    const report = await filer.report(2021);
    expect(report.disposals).toMatchObject([{ costBasis: '100' }]);
    expect(report.gains.total).toEqual({ proceeds: '0', costBasis: '0', gain: '0' });
    expect(report).toMatchObject({ complete: true, boxes: [] });
  });

  it.each([{ type: 'transfer', toAccount: 'wallet' }, { type: 'unstake' }] as const)(
    'counts what a $type lost on the way as a fee, as the disposal that it is',
    async (moves) => {
      const filer = new Filer();
      await filer.send(
        { type: 'buy', at: '2020-01-01', in: '10 ETH', out: '100 USD' },
        { ...moves, at: '2021-01-01', out: '10 ETH', in: '9 ETH', value: '200' },
      );
      const report = await filer.report(2021);
      expect(report.disposals).toMatchObject([{ quantity: '1', proceeds: '20', costBasis: '10' }]);
      expect(report.fees).toMatchObject({ total: '20', rows: [{ asset: 'ETH', quantity: '1', amount: '20' }] });
    },
  );

  it('goes by the fiscal year of the settings', async () => {
    const filer = await investor();
    await filer.set({}, { fiscalYearEndMonth: 6 });
    const report = await filer.report(2021);
    expect(report.period).toEqual({ from: '2020-07-01T00:00:00.000Z', before: '2021-07-01T00:00:00.000Z' });
    expect(report.gains.total.gain).toBe('394');
    expect(report.income.total).toBe('0');
  });

  it('has what later days are matched with, and open lots without those days', async () => {
    const filer = new Filer();
    const ofUk = { jurisdiction: 'GB', baseCurrency: 'GBP', fiscalYearEndMonth: 4, fiscalYearEndDay: 5 };
    await filer.set({ method: 'SECTION-104', longTerm: 'none' }, ofUk);
    await filer.send(
      { type: 'buy', at: '2021-06-01', in: '10 XYZ', out: '100 GBP' },
      { type: 'sell', at: '2022-04-01', out: '4 XYZ', in: '80 GBP' },
      { type: 'buy', at: '2022-04-10', in: '4 XYZ', out: '60 GBP' },
    );
    const report = await filer.report(2022);
    expect(report.gains.total).toEqual({ proceeds: '80', costBasis: '60', gain: '20' });
    expect(report.disposals).toMatchObject([{ matchedBy: 'thirty-days' }]);
    expect(report.openLots).toMatchObject({ count: 1, costBasis: '60' });
  });

  it('names the lot scope that its year ends with', async () => {
    const filer = await investor();
    await filer.set({ lotScope: 'per-account', lotScopeFrom: '2022-01-01' });
    expect((await filer.report(2021)).lotScope).toBe('universal');
    expect((await filer.report(2022)).lotScope).toBe('per-account');
  });

  it('remembers what was recorded when it was asked for', async () => {
    const filer = await investor();
    const reportId = await filer.ask(2021);
    const found = await findReport(filer.store, TENANT, reportId);
    expect(found?.report).toMatchObject({ status: 'pending', recorded: { journal: 7, settings: 0 } });
  });

  it('is made by one worker at a time, and by another once that one is silent', async () => {
    const filer = await investor();
    const reportId = await filer.ask(2021);
    const work = filer.work(reportId);
    const stuck = { ...work, files: { ...work.files, put: () => new Promise<void>(() => undefined) } };
    void workReport(stuck);
    await expect.poll(async () => (await findReport(filer.store, TENANT, reportId))?.report).toHaveProperty('workedAt');
    expect(await workReport(work)).toBe('lost');
    filer.spine.pass(61_000);
    expect(await workReport(work)).toBe('ready');
    expect(await workReport(work)).toBe('lost');
  });

  it('that can not be made says why', async () => {
    const filer = await investor();
    const reportId = await filer.ask(2021);
    await failReport(filer.work(reportId), 'no room');
    expect((await findReport(filer.store, TENANT, reportId))?.report).toMatchObject({
      status: 'failed',
      reason: 'no room',
    });
    expect(await workReport(filer.work(reportId))).toBe('lost');
  });

  it('that is not made within a day is given up', async () => {
    const filer = await investor();
    const reportId = await filer.ask(2021);
    filer.spine.pass(25 * 3_600_000);
    expect(await workReport(filer.work(reportId))).toBe('failed');
    expect((await findReport(filer.store, TENANT, reportId))?.report).toMatchObject({ status: 'failed' });
    expect(await workReport(filer.work(reportId))).toBe('lost');
  });

  it('is stored sealed', async () => {
    const filer = await investor();
    const report = await filer.report(2021);
    const { documents } = await filer.ready(report.reportId);
    const stored = Buffer.from((await filer.spine.files.get(`${documents.csv.name}-0`)) ?? []);
    expect(stored.byteLength).toBeGreaterThan(100);
    expect(stored.includes('BTC')).toBe(false);
  });
});

describe('its documents', () => {
  it('as CSV have every row, exact, and formulas made harmless', async () => {
    const filer = await investor();
    await filer.send({ type: 'sell', at: '2021-11-01', out: '0.3 BTC', in: '100 USD', account: '=cmd()' });
    const { reportId } = await filer.report(2021);
    const lines = (await filer.text(reportId, 'csv')).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^section,transactionId,lotId,asset,account,quantity,/);
    const count = (section: string) => lines.filter((line) => line.startsWith(`${section},`)).length;
    expect(['disposal', 'income', 'fee', 'open lot', 'total'].map(count)).toEqual([3, 2, 1, 2, 5]);
    expect(lines.find((line) => line.includes('cmd'))).toContain(",'=cmd(),0.3,");
  });

  it('as TXF are a header and a record of format 4 for each sale', async () => {
    const filer = await investor();
    await filer.send({ type: 'sell', at: '2021-12-01', out: '9 XYZ', in: '10.005 USD' });
    const { reportId } = await filer.report(2021);
    const records = (await filer.text(reportId, 'txf')).split('^\r\n');
    expect(records[0]).toBe('V042\r\nAFoldbook\r\nD 01/01/2023\r\n');
    expect(records[1]).toBe('TD\r\nN714\r\nC1\r\nL1\r\nP1 BTC\r\nD01/01/2020\r\nD06/01/2021\r\n$102.00\r\n$496.00\r\n');
    expect(records[3]).toBe('TD\r\nN712\r\nC1\r\nL1\r\nP9 XYZ\r\nD\r\nD12/01/2021\r\n$0.00\r\n$10.01\r\n');
    expect(records).toHaveLength(5);
  });

  it('as PDF are the same bytes for the same report, and pages enough for its rows', async () => {
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const filer = await investor();
    const { reportId } = await filer.report(2021);
    const pdf = await filer.document(reportId, 'pdf');
    const { reportPdf } = await import('../../../shared/tax/calc/reports/pdf/report-pdf.ts');
    const { head, sha256 } = await filer.ready(reportId);
    const report = JSON.parse(await filer.text(reportId, 'json'));
    const lists = { ...report, income: report.income.rows, openLots: report.openLots.rows, fees: report.fees.rows };
    const read = async function* (section: string) {
      yield (lists[section] as object[]).map((row) => JSON.stringify(row));
    };
    const again = await reportPdf({ ...head, missing: [] }, read, sha256);
    expect(createHash('sha256').update(again).digest('hex')).toBe(createHash('sha256').update(pdf).digest('hex'));
    const document = await PDFDocument.load(pdf);
    expect(document.getTitle()).toBe('Capital gains and income, tax year 2021');
    expect(document.getPageCount()).toBe(2);
  });

  it('say of what rests on a price that was adopted from the market', async () => {
    const filer = new Filer();
    const close = { asset: 'XYZ', date: '2021-01-01', close: '7', currency: 'USD' };
    const prices = [{ ...close, source: 'stooq', quotedOn: '2021-01-01' }];
    await adoptMarketPrices(filer.store, filer.spine.context(), { prices, rates: [] });
    await filer.send({ type: 'income', at: '2021-01-01', in: '2 XYZ', incomeKind: 'staking' });
    await filer.send({ type: 'sell', at: '2021-03-01', out: '1 XYZ', in: '10 USD' });
    const { reportId } = await filer.report(2021);
    const lots = (await filer.text(reportId, 'csv')).split('\r\n').filter((line) => line.startsWith('open lot,'));
    expect(lots).toMatchObject([expect.stringContaining(',at a price of the market,')]);
    const texts = drawnIn(await filer.document(reportId, 'pdf')).map(({ text }) => text);
    expect(texts).toContain('7.00 *');
    expect(texts.join(' ')).toContain('* At a price of the market');
  });

  it('as CSV say what the report lacks', async () => {
    const filer = new Filer();
    const [sale] = await filer.send({ type: 'sell', at: '2021-01-01', out: '2 XYZ', in: '10 USD' });
    const { reportId } = await filer.report(2021);
    const lines = (await filer.text(reportId, 'csv')).split('\r\n');
    const missing = lines.filter((line) => line.startsWith('missing,'));
    expect(missing).toEqual([`missing,${sale},,XYZ,,2,,2021-01-01T00:00:00.000Z,missing-lots,,,,,,,,,,`]);
  });

  it('have no TXF where amounts are no dollars', async () => {
    const filer = await investor();
    await filer.set({}, { baseCurrency: 'EUR' });
    const { reportId } = await filer.report(2021);
    await expect(filer.document(reportId, 'txf')).rejects.toThrow('there is no txf');
  });

  it('have no TXF where there is no Form 8949', async () => {
    const filer = await investor();
    await filer.set({}, { jurisdiction: 'CH' });
    const { reportId, boxes } = await filer.report(2021);
    expect(boxes).toBeUndefined();
    await expect(filer.document(reportId, 'txf')).rejects.toThrow('there is no txf');
    expect((await filer.document(reportId, 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
