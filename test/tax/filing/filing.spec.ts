import { describe, expect, it } from 'vitest';
import { readDifference } from '../../../functions/tax/filing-difference.ts';
import { readSettingsPreview } from '../../../functions/tax/settings-preview.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { readBook } from '../../../shared/kernel/projection/read-book.ts';
import { settingsInput } from '../../../shared/settings/contract/settings-input.ts';
import { compareFiling } from '../../../shared/tax/app/filing/compare-filing.ts';
import { amendTaxYear, fileTaxYear } from '../../../shared/tax/app/filing/filing-commands.ts';
import { readFilings } from '../../../shared/tax/app/filing/filing-stream.ts';
import { keyOf, readLines } from '../../../shared/tax/app/reports/document-files.ts';
import { inForce } from '../../../shared/tax/domain/filing/filings.ts';
import { taxBookProjection } from '../../../shared/tax/read/tax-book-projection.ts';
import { TENANT } from '../../faults/support/spine.ts';
import { Filer } from '../reports/support.ts';

const BUY = { type: 'buy', at: '2020-01-01', in: '3 BTC', out: '300 USD' } as const;
const SALE = { type: 'sell', at: '2021-06-01', out: '1 BTC', in: '500 USD' } as const;

const file = (filer: Filer, taxYear: number, reportId: string) =>
  fileTaxYear(filer.store, filer.spine.context(), { taxYear, reportId });
const amend = (filer: Filer, taxYear: number, reportId: string) =>
  amendTaxYear(filer.store, filer.spine.context(), { taxYear, reportId, reason: 'a sale was missing' });
const codeOf = (result: unknown) => (isRefused(result) ? result.code : undefined);

async function filed(): Promise<Filer> {
  const filer = new Filer();
  await filer.send(BUY, SALE, { type: 'income', at: '2021-07-01', in: '1 ETH', value: '9' });
  const { reportId } = await filer.report(2021);
  expect(codeOf(await file(filer, 2021, reportId))).toBeUndefined();
  return filer;
}

async function difference(filer: Filer) {
  const filing = (await readFilings(filer.store, TENANT))[2021];
  if (filing === undefined) throw new Error('nothing was filed');
  const { reportId, figures } = inForce(filing);
  const { documents } = await filer.ready(reportId);
  const key = await keyOf(filer.keys, TENANT);
  const rows = () => readLines(filer.spine.files, key, documents.disposals);
  return readBook(
    filer.store,
    taxBookProjection,
    { tenant: TENANT, wanted: undefined },
    async ({ book: { book } }) => ({
      found: await compareFiling(book, { taxYear: 2021, figures, rows, washSaleTotals: undefined }),
    }),
  );
}

describe('a filed year', () => {
  it('differs in nothing while nothing of it has changed', async () => {
    const filer = await filed();
    await filer.send({ type: 'sell', at: '2022-01-01', out: '1 BTC', in: '1 USD' });
    expect(await difference(filer)).toEqual({ found: null });
  });

  it('takes in what comes late, and tells which totals and which disposals differ', async () => {
    const filer = await filed();
    const [late] = await filer.send({ ...SALE, at: '2021-03-01', in: '70 USD' });
    expect(await difference(filer)).toMatchObject({
      found: {
        gains: {
          long: { gain: { filed: '400', present: '370' }, proceeds: { filed: '500', present: '570' } },
          total: { costBasis: { filed: '100', present: '200' } },
        },
        disposals: [{ transactionId: late, change: 'added', filed: [], present: [{ gain: '-30' }] }],
        disposalsChanged: 1,
      },
    });
  });

  it('tells of an acquisition that came late which disposals it changed, and of income that changed its total', async () => {
    const filer = await filed();
    await filer.send({ ...BUY, at: '2019-01-01', in: '1 BTC', out: '20 USD' });
    await filer.send({ type: 'income', at: '2021-08-01', in: '1 ETH', value: '2' });
    expect(await difference(filer)).toMatchObject({
      found: {
        income: { filed: '9', present: '11' },
        disposals: [{ change: 'changed', filed: [{ costBasis: '100' }], present: [{ costBasis: '20' }] }],
      },
    });
  });

  it('is in order again once it was amended', async () => {
    const filer = await filed();
    await filer.send({ ...SALE, at: '2021-03-01', in: '70 USD' });
    const { reportId } = await filer.report(2021);
    expect(codeOf(await amend(filer, 2021, reportId))).toBeUndefined();
    expect(await difference(filer)).toEqual({ found: null });
    const filing = (await readFilings(filer.store, TENANT))[2021];
    expect(filing).toMatchObject({
      report: { figures: { gains: { total: { gain: '400' } } } },
      amendments: [
        { reason: 'a sale was missing', report: { reportId, figures: { gains: { total: { gain: '370' } } } } },
      ],
    });
  });

  it('is filed once, and amended by other reports only', async () => {
    const filer = await filed();
    const filing = (await readFilings(filer.store, TENANT))[2021];
    const { reportId } = await filer.report(2021);
    expect(codeOf(await file(filer, 2021, reportId))).toBe('AlreadyFiled');
    expect(codeOf(await amend(filer, 2021, filing?.report.reportId ?? ''))).toBe('AlreadyFiled');
    expect((await readFilings(filer.store, TENANT))[2021]).toEqual(filing);
  });

  it('is not compared with a complete book while that lacks lots or prices', async () => {
    const filer = await filed();
    const read = async () => {
      const filing = (await readFilings(filer.store, TENANT))[2021];
      if (filing === undefined) throw new Error('nothing was filed');
      const services = { store: filer.store, files: filer.spine.files, keys: filer.keys };
      return readDifference(services, { tenant: TENANT, wanted: undefined }, filing);
    };
    const previewed = () =>
      readSettingsPreview(filer.store, { tenant: TENANT, wanted: undefined }, settingsInput.parse({}));
    expect(await read()).toEqual({ difference: null, missing: [] });
    expect(await previewed()).toMatchObject({ missing: [] });
    await filer.send({ type: 'sell', at: '2022-01-01', out: '1 XYZ', in: '1 USD' });
    expect(await read()).toMatchObject({ difference: null, missing: [{ missingLots: ['XYZ'] }] });
    expect(await previewed()).toMatchObject({ missing: [{ missingLots: ['XYZ'] }] });
  });

  it('differs once a purchase of the next year makes a wash sale of one of its losses', async () => {
    const filer = new Filer();
    await filer.set({ securities: ['VTI'] });
    await filer.send(
      { type: 'buy', at: '2020-01-01', in: '10 VTI', out: '1000 USD' },
      { type: 'sell', at: '2021-12-20', out: '10 VTI', in: '600 USD' },
    );
    const { reportId } = await filer.report(2021);
    await file(filer, 2021, reportId);
    const compared = async () => {
      const filing = (await readFilings(filer.store, TENANT))[2021];
      if (filing === undefined) throw new Error('nothing was filed');
      const services = { store: filer.store, files: filer.spine.files, keys: filer.keys };
      return readDifference(services, { tenant: TENANT, wanted: undefined }, filing);
    };
    expect(await compared()).toMatchObject({ difference: null });
    await filer.send({ type: 'buy', at: '2022-01-10', in: '5 VTI', out: '310 USD' });
    expect(await compared()).toMatchObject({
      difference: {
        ...{ gains: {}, disposals: [], disposalsChanged: 0 },
        washSales: {
          disallowedLoss: { filed: '0', present: '200' },
          basisIncrease: { filed: '0', present: '0' },
          adjustedGain: { filed: '0', present: '-200' },
        },
      },
    });
  });

  it('takes a report of its own year that is ready, and nothing else', async () => {
    const filer = await filed();
    const { reportId } = await filer.report(2020);
    expect(codeOf(await file(filer, 2022, reportId))).toBe('ReportMismatch');
    expect(codeOf(await amend(filer, 2021, reportId))).toBe('ReportMismatch');
    expect(codeOf(await amend(filer, 2020, reportId))).toBe('NotFound');
    expect(codeOf(await file(filer, 2022, await filer.ask(2022)))).toBe('ReportNotReady');
    expect(codeOf(await file(filer, 2022, 'nothing'))).toBe('NotFound');
    expect(Object.keys(await readFilings(filer.store, TENANT))).toEqual(['2021']);
  });
});
