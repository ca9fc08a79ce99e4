import { describe, expect, it } from 'vitest';
import { readDifference } from '../../../functions/tax/filing-difference.ts';
import { readSettingsPreview } from '../../../functions/tax/settings-preview.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { readBook } from '../../../shared/kernel/projection/read-book.ts';
import { settingsInput } from '../../../shared/settings/contract/settings-input.ts';
import { compareFiling } from '../../../shared/tax/app/filing/compare-filing.ts';
import { amendTaxYear, fileTaxYear } from '../../../shared/tax/app/filing/filing-commands.ts';
import { readFilings } from '../../../shared/tax/app/filing/filing-stream.ts';
import { type DocumentFile, keyOf, readLines } from '../../../shared/tax/app/reports/document-files.ts';
import type { FilingDifference } from '../../../shared/tax/contract/filings-http.ts';
import { inForce } from '../../../shared/tax/domain/filing/filings.ts';
import { taxBookProjection } from '../../../shared/tax/read/tax-book-projection.ts';
import { TENANT } from '../../faults/support/spine.ts';
import { Filer } from '../reports/support.ts';

const BUY = { type: 'buy', at: '2020-01-01', in: '3 BTC', out: '300 USD' } as const;
const SALE = { type: 'sell', at: '2021-06-01', out: '1 BTC', in: '500 USD' } as const;

const OLD_LOT = {
  lotId: expect.any(String),
  acquiredAt: '2020-01-01T00:00:00.000Z',
  holdingDays: 517,
};

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
  const linesOf = (file: DocumentFile | undefined) => () =>
    readLines(filer.spine.files, key, file ?? { name: '', parts: 0 });
  const [rows, openLots] = [linesOf(documents.disposals), linesOf(documents.openLots)];
  return readBook(
    filer.store,
    taxBookProjection,
    { tenant: TENANT, wanted: undefined },
    async ({ book: { book } }) => ({
      found: (await compareFiling(book, { taxYear: 2021, figures, rows, openLots, washSaleTotals: undefined }))
        .difference,
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

  it('has no difference for what its report says beside a row, as of a gift', async () => {
    const filer = new Filer();
    await filer.send(BUY, { type: 'gift_sent', at: '2021-06-01', out: '1 BTC', value: '150' });
    const { reportId, disposals } = await filer.report(2021);
    expect(disposals).toMatchObject([{ givenAs: 'gift_sent' }]);
    expect(codeOf(await file(filer, 2021, reportId))).toBeUndefined();
    await filer.send({ type: 'sell', at: '2022-01-01', out: '1 BTC', in: '1 USD' });
    expect(await difference(filer)).toEqual({ found: null });
    await filer.send({ ...BUY, at: '2019-01-01', out: '7 USD' });
    const withoutMark = expect.not.objectContaining({ givenAs: expect.anything() });
    expect(await difference(filer)).toMatchObject({
      found: { disposals: [{ change: 'changed', filed: [withoutMark] }] },
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
      },
    });
    const { difference: found } = (await compared()) as { difference: FilingDifference };
    expect(found.washSales).toEqual({
      disallowedLoss: { filed: '0', present: '200' },
      // of the whole year
      adjustedGain: { filed: '-400', present: '-200' },
    });
  });

  it('differs in the lots that are left at its end, although nothing was disposed of otherwise', async () => {
    const filer = await filed();
    await filer.send({ type: 'buy', at: '2021-12-30', in: '2 ETH', out: '70 USD' });
    const before = await difference(filer);
    expect(before).toMatchObject({
      found: {
        ...{ gains: {}, disposals: [], disposalsChanged: 0 },
        openLots: {
          count: { filed: 2, present: 3 },
          costBasis: { filed: '209', present: '279' },
          assets: [{ asset: 'ETH', quantity: { filed: '1', present: '3' }, costBasis: { filed: '9', present: '79' } }],
        },
      },
    });
    await filer.send({ type: 'buy', at: '2022-01-02', in: '2 ETH', out: '70 USD' });
    expect(await difference(filer)).toEqual(before);
  });

  it('differs in what is left by a split that costs nothing', async () => {
    const filer = await filed();
    await filer.send({ type: 'split', at: '2021-12-30', in: '4 BTC', out: '2 BTC' });
    expect(await difference(filer)).toMatchObject({
      found: {
        openLots: {
          ...{ count: { filed: 2, present: 2 }, costBasis: { filed: '209', present: '209' } },
          assets: [{ asset: 'BTC', quantity: { filed: '2', present: '4' } }],
        },
      },
    });
  });

  it('shows rows as they were filed, as the list of disposals has them', async () => {
    const filer = await filed();
    await filer.send({ ...BUY, at: '2019-01-01', in: '1 BTC', out: '20 USD' });
    const { found } = (await difference(filer)) as { found: FilingDifference };
    const [row] = found.disposals;
    expect(row?.filed[0]).toEqual({ ...row?.present[0], costBasis: '100', gain: '400', ...OLD_LOT });
    expect(row?.filed[0]?.['holdingDays']).toBe(517);
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
