import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import type { Settings } from '../../../shared/settings/contract/settings.ts';
import { openTaxBook, type TaxBook } from '../../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../../shared/tax/calc/pending.ts';
import { COMPARED } from '../../../shared/tax/calc/previews/preview-sales.ts';
import { gainsOf, SumsBy } from '../../../shared/tax/calc/reports/gain-sums.ts';
import { previewOf } from '../../../shared/tax/read/previews/preview-of.ts';
import { IS_LONG } from '../../faults/support/sizes.ts';
import { histories } from '../support/arbitrary.ts';
import { disposalsOf, settingsWith, User } from '../support/domain.ts';

async function previewIn(book: TaxBook, year: number) {
  const preview = await previewOf(book, { year, now: '2023-01-01T00:00:00.000Z' as Timestamp });
  if (isRefused(preview)) throw new Error(preview.detail);
  return preview;
}

describe('a year by each method', () => {
  it('goes by the lots that were open at its beginning, and ends with it', async () => {
    const user = new User(settingsWith({ methodByYear: { 2021: 'LIFO' } }));
    await user.send(
      { type: 'buy', at: '2020-01-01', in: '1 BTC', out: '10 USD' },
      { type: 'buy', at: '2020-02-01', in: '1 BTC', out: '50 USD' },
      { type: 'buy', at: '2020-03-01', in: '1 BTC', out: '30 USD' },
      { type: 'sell', at: '2021-06-01', out: '1 BTC', in: '100 USD' },
      { type: 'sell', at: '2021-07-01', out: '1 BTC', in: '100 USD' },
      { type: 'sell', at: '2022-01-01', out: '2 BTC', in: '100 USD' },
    );
    const { methods, year, missing } = await previewIn(user.book, 2021);
    expect(missing).toEqual([]);
    expect(year).toMatchObject({ taxYear: 2021, recorded: { total: { gain: '120' } } });
    expect(methods.map(({ method, inUse, gains }) => [method, inUse, gains.total.gain].join(' '))).toEqual([
      'FIFO false 140',
      'LIFO true 120',
      'HIFO false 120',
      'LOFO false 160',
      'AVERAGE false 140',
    ]);
    expect(methods.every(({ rows, furtherRows }) => rows.length === 0 && furtherRows === 2)).toBe(true);
  });

  it('says what of it is missing, and is alone by SECTION-104', async () => {
    const user = new User(settingsWith({ method: 'SECTION-104', longTerm: 'none' }, { jurisdiction: 'GB' }));
    await user.send({ type: 'sell', at: '2021-06-01', out: '1 BTC', in: '100 USD' });
    const { methods, missing } = await previewIn(user.book, 2021);
    expect(methods).toMatchObject([{ method: 'SECTION-104', inUse: true, complete: false, furtherRows: 1 }]);
    expect(missing).toEqual([{ reason: 'more-than-is-held', asset: 'BTC', quantity: '1' }]);
  });

  it('is what it comes to when the settings name that method for it', async () => {
    const bookOf = async (settings: Settings, add: readonly TaxEntryInput[]) => {
      const book = openTaxBook(undefined, new MemoryPages(), { settings });
      await book.apply({ add });
      return book;
    };
    const scenario = fc.tuple(histories(), fc.constantFrom('FIFO', 'AVERAGE', 'HIFO'), fc.boolean());
    await fc.assert(
      fc.asyncProperty(scenario, async ([entries, method, isApart]) => {
        const lotScope = isApart ? 'per-account' : 'universal';
        const middle = entries[Math.floor(entries.length / 2)]?.transaction.timestamp ?? '';
        const year = Number(middle.slice(0, 4));
        const { methods } = await previewIn(await bookOf(settingsWith({ method, lotScope }), entries), year);
        expect(methods).toHaveLength(COMPARED.length);
        for (const each of methods) {
          const methodByYear = { [year]: each.method };
          const book = await bookOf(settingsWith({ method, lotScope, methodByYear }), entries);
          const sums = new SumsBy();
          for (const row of await disposalsOf(book, { year })) sums.take(row.term, row);
          expect(each.gains).toEqual(gainsOf(sums));
        }
      }),
      { numRuns: IS_LONG ? 1_000 : 15 },
    );
  });
});
