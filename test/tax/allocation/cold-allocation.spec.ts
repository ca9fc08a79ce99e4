import { expect, it } from 'vitest';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { openTaxBook } from '../../../shared/tax/calc/book.ts';
import { Ledger } from '../../../shared/tax/calc/ledger.ts';
import { openMaps } from '../../../shared/tax/calc/maps.ts';
import { taxRules } from '../../../shared/tax/calc/rules.ts';
import { settingsWith, transaction } from '../support/domain.ts';

const LOTS = 300;
const at = (minute: number): string => new Date(Date.UTC(2024, 0, 1) + minute * 60_000).toISOString();
const UNHEARD = { stated: () => undefined, withdrawn: () => undefined };

it('lots are shared out whole by a book that has no page of its rows in memory', async () => {
  const pages = new MemoryPages();
  const book = openTaxBook(undefined, pages);
  await book.apply({
    add: Array.from({ length: LOTS }, (_, index) => ({
      transactionId: `purchase-${index}`,
      arrival: { version: 1, index },
      transaction: transaction({ type: 'buy', at: at(index), in: '1 BTC', out: '9 USD' }),
    })),
  });
  const { maps, last } = await book.flush(pages);

  const rules = taxRules(settingsWith({ lotScope: 'per-account', lotScopeFrom: '2025-01-01' }));
  const ledger = new Ledger(openMaps(maps, pages), rules, last);
  const { allocation } = rules.scope;
  if (allocation === undefined) throw new Error('the settings have a date');
  await ledger.workAlone(allocation.key, allocation.entry, { from: '', witness: UNHEARD });
  ledger.settle();
  let moved = 0;
  for await (const [key] of ledger.maps.open.entries()) if (key.includes('kraken')) moved += 1;
  expect([moved, ledger.maps.open.size, ledger.maps.closed.size]).toEqual([LOTS, LOTS, LOTS]);
});
