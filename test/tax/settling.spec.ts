import { expect, it } from 'vitest';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import { openTaxBook } from '../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../shared/tax/calc/pending.ts';
import { seen, settingsWith, transaction } from './support/domain.ts';

const COUNT = 1_500;
const HOUR_MS = 3_600_000;
const at = (hour: number): string => new Date(Date.UTC(2019, 10, 1) + hour * HOUR_MS).toISOString();

/** Two purchases at changing prices, then in turn a sale, a transfer, a sale of what was moved and a split. */
function entry(index: number): TaxEntryInput {
  const price = 100 + ((index * 37) % 101);
  const sale = { type: 'sell', at: at(index), out: '2.5 BTC', in: `${price * 2} USD`, fees: '1 USD' } as const;
  const others = [
    sale,
    { type: 'transfer', at: at(index), out: '1.25 BTC', in: '1.2 BTC', toAccount: 'wallet' } as const,
    { ...sale, out: '0.7 BTC', account: 'wallet' } as const,
    { type: 'split', at: at(index), in: '0.5 BTC' } as const,
  ];
  const purchase = { type: 'buy', at: at(index), in: '1.5 BTC', out: `${price} USD` } as const;
  const sent = index % 3 === 2 ? (others[((index - 2) / 3) % 4] ?? sale) : purchase;
  // splits of a thousand open lots are not what this is about
  const isSplit = sent.type === 'split' && index > 60;
  return {
    transactionId: `t-${index}`,
    arrival: { version: 1, index },
    transaction: transaction(isSplit ? sale : sent),
  };
}
const entries = Array.from({ length: COUNT }, (_, index) => entry(index));

it.each([
  ['FIFO', 'universal', undefined],
  ['LIFO', 'per-account', undefined],
  ['HIFO', 'per-account', { 2020: 'LOFO' }],
  ['LOFO', 'universal', { 2020: 'FIFO' }],
  ['AVERAGE', 'per-account', { 2020: 'LIFO' }],
])(
  'lots that stay at work over many transactions are those of a book that stores each few, %s %s',
  async (method, lotScope, methodByYear) => {
    const settings = settingsWith({ method, lotScope, ...(methodByYear === undefined ? {} : { methodByYear }) });
    const atOnce = openTaxBook(undefined, new MemoryPages(), { settings });
    await atOnce.apply({ add: entries });

    const pages = new MemoryPages();
    let inParts = openTaxBook(undefined, pages, { settings });
    for (let start = 0; start < COUNT; start += 100) {
      await inParts.apply({ add: entries.slice(start, start + 100) });
      inParts = openTaxBook(await inParts.flush(pages), pages);
    }
    expect(await seen(inParts)).toEqual(await seen(atOnce));
  },
);
