import { expect, it } from 'vitest';
import { A4, MARGIN } from '../../../shared/kernel/pdf/sheets.ts';
import { PdfWriter } from '../../../shared/kernel/pdf/writer.ts';
import { drawnIn, Filer } from './support.ts';

it('a row of many lines goes to the next page rather than over the foot of this one', async () => {
  const writer = await PdfWriter.open({ title: 't', subtitle: '', foot: '', at: '2021-01-01', paper: A4 });
  const table = writer.table([{ title: 'Account', share: 1 }]);
  for (let row = 0; row < 60; row += 1) table.row([Array.from({ length: 7 }, () => 'x'.repeat(190)).join(' ')]);
  const drawn = drawnIn(Buffer.from(await writer.save()));
  const lowest = Math.min(...drawn.filter(({ text }) => text.startsWith('xx')).map(({ y }) => y));
  expect(lowest).toBeGreaterThan(MARGIN + 5);
});

const opened = () => PdfWriter.open({ title: 't', subtitle: '', foot: '', at: '2021-01-01', paper: A4 });

/** The texts of each page. */
async function pagesOf(writer: PdfWriter): Promise<readonly (readonly string[])[]> {
  const texts = drawnIn(Buffer.from(await writer.save())).map(({ text }) => text);
  const starts = texts.flatMap((text, at) => (text === 't' ? [at] : []));
  return starts.map((start, at) => texts.slice(start, starts[at + 1]));
}

it('names what a table belongs to on each page that it goes on to', async () => {
  const writer = await opened();
  writer.heading('Box C');
  const table = writer.table([{ title: 'Asset', share: 1 }]);
  for (let row = 0; row < 120; row += 1) table.row([`${row}`]);
  const [first, ...others] = await pagesOf(writer);
  expect(others.length).toBeGreaterThan(1);
  expect(first).toContain('Box C');
  expect(first).not.toContain('Box C (continued)');
  for (const page of others) expect(page.slice(2)).toEqual(expect.arrayContaining(['Box C (continued)', 'Asset']));
});

it('leaves no heading and no head of a table alone at the foot of a page', async () => {
  for (let lines = 30; lines < 50; lines += 1) {
    const writer = await opened();
    for (let line = 0; line < lines; line += 1) writer.paragraph('above');
    writer.heading('Gains');
    for (const title of ['Shares', 'Coins']) writer.table([{ title, share: 1 }]).row([`of ${title}`]);
    const pages = await pagesOf(writer);
    const pageOf = (text: string) => pages.findIndex((page) => page.includes(text));
    expect(pageOf('Gains')).toBe(pageOf('Shares'));
    expect(pageOf('Shares')).toBe(pageOf('of Shares'));
    expect(pageOf('Coins')).toBe(pageOf('of Coins'));
  }
});

it('tells no term where the law makes none, and whether amounts are the pounds that SA108 takes', async () => {
  const filer = new Filer();
  const texts = async () => {
    const { reportId } = await filer.report(2022);
    return drawnIn(await filer.document(reportId, 'pdf')).map(({ text }) => text);
  };
  const ofUk = { jurisdiction: 'GB', fiscalYearEndMonth: 4, fiscalYearEndDay: 5 };
  const tax = { method: 'SECTION-104', longTerm: 'none' };
  await filer.set(tax, { ...ofUk, baseCurrency: 'GBP' });
  await filer.send({ type: 'sell', at: '2022-04-01', out: '4 XYZ', in: '80 GBP' });
  const inPounds = await texts();
  expect(inPounds).toContain('4 XYZ');
  expect(inPounds).not.toContain('short');
  const note = 'These are whole USD: the form takes pounds.';
  expect(inPounds).not.toContain(note);
  await filer.set(tax, { ...ofUk, baseCurrency: 'USD' });
  expect(await texts()).toContain(note);
});

it('says which limits of the law it leaves to the return', async () => {
  const filer = new Filer();
  const tax = { lotScope: 'per-account', longTerm: 'one-year-exempt' };
  await filer.set(tax, { jurisdiction: 'DE', baseCurrency: 'EUR' });
  const printed = async () => {
    const { reportId } = await filer.report(2022);
    return drawnIn(await filer.document(reportId, 'pdf'))
      .map(({ text }) => text)
      .join(' ');
  };
  const inGermany = await printed();
  expect(inGermany).toContain('§ 23 Abs. 3 Satz 5 EStG');
  expect(inGermany).toContain('leave their rows out of your return');
  await filer.set({}, { jurisdiction: 'US' });
  const inTheUs = await printed();
  expect(inTheUs).toContain('boxes G to L of Form 8949');
  expect(inTheUs).toContain('they are in a list of their own');
  await filer.set({ method: 'SECTION-104', longTerm: 'none' }, { jurisdiction: 'GB' });
  expect(await printed()).toContain('neither gain nor loss (s58, s257)');
});

it('adds up what is printed on Form 8949 and Schedule D, line by line', async () => {
  const filer = new Filer();
  await filer.send(
    { type: 'buy', at: '2021-01-01', in: '1 COIN', out: '1000 USD' },
    { type: 'sell', at: '2021-02-01', out: '1 COIN', in: '500.005 USD' },
    { type: 'buy', at: '2021-03-01', in: '3 PART', out: '100 USD' },
    { type: 'sell', at: '2021-04-01', out: '1 PART', in: '10 USD' },
    { type: 'sell', at: '2021-04-02', out: '1 PART', in: '10 USD' },
  );
  const { reportId } = await filer.report(2021);
  const texts = drawnIn(await filer.document(reportId, 'pdf')).map(({ text }) => text);
  const after = (name: string, count: number) => texts.slice(texts.indexOf(name) + 1).slice(0, count);
  expect(after('1 COIN', 5)).toEqual(['01/01/2021', '02/01/2021', '500.01', '1,000.00', '(499.99)']);
  // twice 33.33, where the exact sum is 66.67
  expect(after('Totals of box C, for Schedule D line 3', 3)).toEqual(['520.01', '1,066.66', '(546.65)']);
  expect(after('Line 16 (of these): total', 3)).toEqual(['520.01', '1,066.66', '(546.65)']);
});
