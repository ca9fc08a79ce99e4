/** What a user gave away is a disposal by some laws, and by others none. */
import { expect, it } from 'vitest';
import { readyReport } from '../../../shared/tax/contract/report-view.ts';
import { drawnIn, Filer } from './support.ts';

const NONE = { proceeds: '0', costBasis: '0', gain: '0' };
const MADE = { proceeds: '450', costBasis: '200', gain: '250' };
const SOLD = { proceeds: '300', costBasis: '100', gain: '200' };

/** Sells a coin, gives one away and donates one. */
async function giver(jurisdiction: string, tax: Record<string, unknown> = {}): Promise<Filer> {
  const filer = new Filer();
  await filer.set(tax, { jurisdiction });
  await filer.send(
    { type: 'buy', at: '2021-01-01', in: '4 SOL', out: '400 USD' },
    { type: 'gift_sent', at: '2021-03-01', out: '1 SOL', value: '150' },
    { type: 'sell', at: '2021-04-01', out: '1 SOL', in: '300 USD' },
    { type: 'donation_sent', at: '2021-05-01', out: '1 SOL', value: '300' },
  );
  return filer;
}

it('in the United States it is in a list of its own, and on no form', async () => {
  const filer = await giver('US');
  const report = await filer.report(2021);
  expect(readyReport.parse(report)).toEqual(report);
  expect(report.giftsMade).toEqual({ short: MADE, long: NONE, total: MADE });
  expect(report.boxes).toMatchObject([{ box: 'C', rows: 1, ...SOLD }]);
  expect(report.scheduleD?.at(-1)).toMatchObject({ line: '16', gain: '200.00' });
  const lines = report.disposals.map(({ givenAs, form8949 }) => [givenAs, form8949?.length]);
  expect(lines).toEqual([
    ['gift_sent', undefined],
    [undefined, 1],
    ['donation_sent', undefined],
  ]);
  const texts = drawnIn(await filer.document(report.reportId, 'pdf')).map(({ text }) => text);
  const listed = texts.slice(texts.indexOf('Gifts and donations that you made'));
  expect(listed.slice(listed.indexOf('1 SOL')).slice(0, 12)).toEqual([
    ...['1 SOL', 'gift', '01/01/2021', '03/01/2021', '150.00', '100.00'],
    ...['1 SOL', 'donation', '01/01/2021', '05/01/2021', '300.00', '100.00'],
  ]);
  const txf = await filer.text(report.reportId, 'txf');
  expect(txf.split('^\r\n').slice(1, -1)).toHaveLength(1);
  const csv = (await filer.text(report.reportId, 'csv')).split('\r\n');
  expect(csv.filter((line) => line.includes('no disposal by law'))).toHaveLength(2);
  expect(csv.filter((line) => line.startsWith('gifts made,') && line.includes(',450,200,250,'))).toHaveLength(2);
});

it('in Germany it is marked among the disposals, and stands below the gains', async () => {
  const filer = await giver('DE', { lotScope: 'per-account', longTerm: 'one-year-exempt' });
  await filer.send(
    { type: 'buy', at: '2019-01-01', in: '1 ETH', out: '70 USD' },
    { type: 'gift_sent', at: '2021-06-01', out: '1 ETH', value: '81' },
  );
  const report = await filer.report(2021);
  // what is exempt is in no total, so that the one may be taken off the other
  const exempt = { proceeds: '81', costBasis: '70', gain: '11' };
  expect(report.giftsMade).toEqual({ short: MADE, long: NONE, exempt, total: MADE });
  expect(report.gains.total.gain).toBe('450');
  const texts = drawnIn(await filer.document(report.reportId, 'pdf')).map(({ text }) => text);
  const below = texts.slice(
    texts.indexOf('Of these, gifts and donations that you made, which are no disposals by law:'),
  );
  const totals = below.slice(below.indexOf('Total'));
  expect(totals.slice(1, 4)).toEqual(['450.00', '200.00', '250.00']);
  expect(texts).toContain('1 SOL (gift)');
  expect(texts).toContain('1 SOL (donation)');
});

it.each(['GB', 'CH'])('in %s it is a disposal like any other', async (jurisdiction) => {
  const filer = await giver(jurisdiction, { longTerm: 'none' });
  const report = await filer.report(2021);
  expect(report.giftsMade).toBeUndefined();
  expect(report.disposals.map(({ givenAs }) => givenAs)).toEqual([undefined, undefined, undefined]);
});
