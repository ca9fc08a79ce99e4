import { expect, it } from 'vitest';
import { toMoney } from '../../../shared/tax/calc/reports/present.ts';
import { drawnIn, Filer } from './support.ts';

/** Every amount in a JSON value, as documents print amounts. */
function printedAmounts(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? [toMoney(value)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(printedAmounts) : [];
}

const UK = [
  { method: 'SECTION-104', longTerm: 'none' },
  { jurisdiction: 'GB', baseCurrency: 'GBP' },
] as const;

it.each([
  ['the United States', [{ securities: ['VTI'] }, {}]],
  ['the United Kingdom', UK],
  ['other countries', [{}, { jurisdiction: 'CH' }]],
] as const)('every amount that the PDF of %s prints is in the JSON', async (_, [tax, more]) => {
  const filer = new Filer();
  await filer.set(tax, more);
  const money = 'baseCurrency' in more ? more.baseCurrency : 'USD';
  await filer.send(
    { type: 'buy', at: '2023-11-01', in: '10 VTI', out: `1000 ${money}` },
    { type: 'buy', at: '2023-01-01', in: '3 BTC', out: `100 ${money}`, fees: `0.555 ${money}` },
    { type: 'sell', at: '2025-02-01', out: '9 VTI', in: `600.005 ${money}`, fees: `1.255 ${money}` },
    { type: 'buy', at: '2025-02-20', in: '5 VTI', out: `420 ${money}` },
    { type: 'buy', at: '2025-02-21', in: '7 ETH', out: `1234.5 ${money}` },
    { type: 'sell', at: '2025-03-01', out: '1 BTC', in: `130 ${money}` },
    { type: 'sell', at: '2025-03-02', out: '2 ETH', in: `300.3 ${money}` },
    { type: 'income', at: '2025-07-01', in: '0.5 ETH', value: `25.125 ${money}` },
    { type: 'sell', at: '2025-08-01', out: '4 VTI', in: `500 ${money}` },
  );
  const report = await filer.report(2025);
  const inJson = new Set(printedAmounts(report));
  const texts = drawnIn(await filer.document(report.reportId, 'pdf')).flatMap(({ text }) => text.split(' '));
  const amounts = texts.filter((text) => /^\(?[\d,]+\.\d\d\)?$/.test(text));
  expect(amounts.length).toBeGreaterThan(20);
  expect(amounts.filter((amount) => !inJson.has(amount))).toEqual([]);
});
