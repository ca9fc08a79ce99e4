/** What stands in the documents of a report is in its JSON, and what is in the JSON stands in them. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { withThousands } from '../../../shared/kernel/money/thousands.ts';
import { toMoney } from '../../../shared/tax/calc/reports/present.ts';
import type { ReadyReport } from '../../../shared/tax/contract/report-view.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { resultsOf, transactionsOf } from '../../trading/importers/reading.ts';
import { transaction } from '../support/domain.ts';
import { drawnIn, Filer } from './support.ts';

interface Figure {
  /** `disposals.gain`: names without the places in lists. */
  readonly path: string;
  readonly text: string;
}

/** Every decimal number in a JSON value. */
function figuresIn(value: unknown, path = ''): readonly Figure[] {
  if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? [{ path, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    if (Array.isArray(value)) return figuresIn(each, path);
    return figuresIn(each, path === '' ? name : `${path}.${name}`);
  });
}

const UK_YEAR = { jurisdiction: 'GB', baseCurrency: 'GBP', fiscalYearEndMonth: 12 } as const;
const COUNTRIES = [
  ['the United States', { securities: ['VTI', 'OLD', 'NEW'] }, {}],
  ['the United Kingdom', { method: 'SECTION-104', longTerm: 'none', securities: ['VTI'] }, UK_YEAR],
  ['Germany', { lotScope: 'per-account', longTerm: 'one-year-exempt' }, { jurisdiction: 'DE', baseCurrency: 'EUR' }],
  ['other countries', {}, { jurisdiction: 'CH', baseCurrency: 'CHF' }],
] as const;

/** Every case that a document has a word for, in the money of a country. */
function made(money: string): readonly TransactionInput[] {
  const sent: readonly Parameters<typeof transaction>[0][] = [
    { type: 'buy', at: '2023-11-01', in: '10 VTI', out: `1000 ${money}` },
    { type: 'buy', at: '2023-01-01', in: '3 BTC', out: `100 ${money}`, fees: `0.555 ${money}` },
    { type: 'buy', at: '2023-02-01', in: '4 OLD', out: `80.8 ${money}` },
    { type: 'sell', at: '2025-02-01', out: '9 VTI', in: `600.005 ${money}`, fees: `1.255 ${money}` },
    { type: 'buy', at: '2025-02-20', in: '5 VTI', out: `420 ${money}` },
    { type: 'buy', at: '2025-02-21', in: '7 ETH', out: `1234.5 ${money}` },
    { type: 'gift_received', at: '2025-02-22', in: '2 SOL', costBasis: `90 ${money}`, lossBasis: '70' },
    { type: 'sell', at: '2025-03-01', out: '1 BTC', in: `130 ${money}` },
    { type: 'sell', at: '2025-03-02', out: '2 ETH', in: `300.3 ${money}` },
    { type: 'gift_sent', at: '2025-03-02', out: '1 ETH', value: `151.7 ${money}` },
    { type: 'sell', at: '2025-03-03', out: '1 SOL', in: `31.2 ${money}` },
    { type: 'merger', at: '2025-04-01', out: '4 OLD', in: `2 NEW, 30.6 ${money}`, value: `150.3 ${money}` },
    { type: 'income', at: '2025-07-01', in: '0.5 ETH', value: `25.125 ${money}` },
    { type: 'interest', at: '2025-07-02', in: `3.75 ${money}` },
    { type: 'sell', at: '2025-08-01', out: '4 VTI', in: `500 ${money}` },
    { type: 'withdrawal', at: '2025-09-01', out: '1 ETH', fees: `0.45 ${money}` },
    { type: 'sell', at: '2025-10-01', out: '5 ADA', in: `9.1 ${money}` },
  ];
  return sent.map(transaction);
}

/** The exports that anybody can try the system with. */
async function samples(): Promise<readonly TransactionInput[]> {
  const example = (file: string) => readFileSync(new URL(`../../../examples/${file}`, import.meta.url));
  const manifest: readonly { file: string; format: string; account: string }[] = JSON.parse(
    example('manifest.json').toString(),
  );
  const results = await Promise.all(manifest.map(({ file, ...how }) => resultsOf(example(file), how)));
  return transactionsOf(results.flat());
}

type Country = (typeof COUNTRIES)[number];

async function filed([, tax, more]: Country, year: number, sent: readonly TransactionInput[]) {
  const filer = new Filer();
  await filer.set({ ...tax }, { ...more });
  await filer.spine.sendBatch(sent);
  await filer.catchUp();
  return { filer, report: await filer.report(year) };
}

/** Where a document leaves figures out that are those of others in it, or of the settings. */
const NOT_PRINTED = [
  /^(settings|position|missing)\b/,
  // of the lot as it was acquired; what is left of it is printed
  /^openLots\.rows\.(quantity|costBasis|unitCost|missingQuantity)$/,
  /^disposals\.missingQuantity$/,
];
const NOT_IN_CSV = [
  ...NOT_PRINTED,
  // as printed
  /^sa108\.(sections\.)?(proceeds|allowableCosts|gains|losses)$/,
  /^washSales\.replacements\b/,
];
const NOT_IN_PDF = [
  ...NOT_IN_CSV,
  // each of them is a part of what the forms have, and in JSON and CSV
  /^fees\.rows\b/,
  /^sa108\.(sections\.)?incidentalCosts$/,
  /^washSales\.parts\b/,
  /^washSales\.(proceeds|costBasis)$/,
];
/** Form 8949 and Schedule D have what the United States' report has of gains. */
const NOT_IN_US_PDF = [
  ...NOT_IN_PDF,
  /^gains\b/,
  /^boxes\.(proceeds|costBasis|adjustment|gain)$/,
  /^disposals\.(quantity|proceeds|costBasis|gain)$/,
];

const CASES = COUNTRIES.flatMap((country) => {
  const money = 'baseCurrency' in country[2] ? country[2].baseCurrency : 'USD';
  return [
    [`${country[0]}, of made up transactions`, () => filed(country, 2025, made(money))],
    [`${country[0]}, of the examples`, async () => filed(country, 2021, await samples())],
  ] as const;
});

describe.each(CASES)('of a report for %s', (_, make) => {
  let report: ReadyReport;
  let filer: Filer;
  beforeAll(async () => {
    ({ report, filer } = await make());
  });
  const pdfOf = async () => {
    return drawnIn(await filer.document(report.reportId, 'pdf')).flatMap(({ text }) =>
      text.split(/[ ]|(?<=[(])|(?=[)]$)/),
    );
  };

  it('every amount that the PDF prints is in the JSON', async () => {
    const known = new Set(figuresIn(report).flatMap(({ text }) => [text, toMoney(text)]));
    const texts = await pdfOf();
    const amounts = texts.filter((text) => /^[\d,]+\.\d\d$/.test(text));
    expect(amounts.length).toBeGreaterThan(20);
    expect(amounts.filter((amount) => !known.has(amount) && !known.has(`(${amount})`))).toEqual([]);
  });

  it('every figure of the JSON is in the PDF', async () => {
    const printed = new Set(await pdfOf());
    const leftOut = report.jurisdiction === 'US' ? NOT_IN_US_PDF : NOT_IN_PDF;
    const wanted = figuresIn(report).filter(({ path }) => !leftOut.some((pattern) => pattern.test(path)));
    expect(wanted.length).toBeGreaterThan(30);
    const isPrinted = (text: string): boolean =>
      [text, withThousands(text), toMoney(text).replace(/[()]/g, '')].some((each) => printed.has(each));
    expect(wanted.filter(({ text }) => !isPrinted(text))).toEqual([]);
  });

  it('every figure of the JSON is in the CSV', async () => {
    const cells = new Set((await filer.text(report.reportId, 'csv')).split(/\r\n|[, ;]/));
    const wanted = figuresIn(report).filter(({ path }) => !NOT_IN_CSV.some((pattern) => pattern.test(path)));
    expect(wanted.length).toBeGreaterThan(30);
    expect(wanted.filter(({ text }) => !cells.has(text))).toEqual([]);
  });
});
