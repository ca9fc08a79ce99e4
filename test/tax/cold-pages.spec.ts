import { expect, it } from 'vitest';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import { openTaxBook } from '../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../shared/tax/calc/pending.ts';
import { seen, settingsWith, transaction } from './support/domain.ts';

const LOTS = 3_000;
const at = (minute: number): string => new Date(Date.UTC(2020, 0, 1) + minute * 60_000).toISOString();

const purchases: TaxEntryInput[] = Array.from({ length: LOTS }, (_, index) => ({
  transactionId: `purchase-${index}`,
  arrival: { version: 1, index },
  transaction: transaction({ type: 'buy', at: at(index), in: '1 BTC', out: `${1 + ((index * 7) % LOTS)} USD` }),
}));

/** Each touches many lots at once, after a small one that has brought in a part of what it needs. */
const sweeping: TaxEntryInput[] = [
  transaction({ type: 'sell', at: '2020-01-31', out: '1 BTC', in: '9 USD' }),
  transaction({ type: 'transfer', at: '2020-01-31T12:00:00Z', out: '1 BTC', in: '1 BTC', toAccount: 'wallet' }),
  transaction({ type: 'transfer', at: '2020-02-01', out: '1500 BTC', in: '1400 BTC', toAccount: 'wallet' }),
  transaction({ type: 'split', at: '2020-03-01', in: '1000 BTC' }),
  transaction({ type: 'sell', at: '2020-03-31', out: '1 BTC', in: '9 USD' }),
  transaction({ type: 'sell', at: '2020-04-01', out: '1200.5 BTC', in: '9000 USD', fees: '3 BTC' }),
  transaction({ type: 'stake', at: '2020-05-01', out: '100 BTC', in: '90 WBTC' }),
  transaction({ type: 'fee', at: '2020-05-02', out: '1 BTC', value: '9', account: 'wallet' }),
  transaction({ type: 'sell', at: '2020-05-03', out: '500 BTC', in: '9000 USD', account: 'wallet' }),
  transaction({ type: 'sell', at: '2022-01-01', out: '900 BTC', in: '9000 USD', account: 'wallet' }),
].map((sent, index) => ({ transactionId: `sweep-${index}`, arrival: { version: 2, index }, transaction: sent }));

it.each([
  ['FIFO', 'per-account'],
  ['LIFO', 'per-account'],
  ['HIFO', 'per-account'],
  ['LOFO', 'universal'],
  ['AVERAGE', 'per-account'],
])('work on pages that are not in memory gives what work in memory gives, %s %s', async (method, lotScope) => {
  const settings = settingsWith({ method, lotScope, methodByYear: { 2021: 'AVERAGE' } });
  const warm = openTaxBook(undefined, new MemoryPages(), { settings });
  await warm.apply({ add: [...purchases, ...sweeping] });

  const pages = new MemoryPages();
  const written = openTaxBook(undefined, pages, { settings });
  await written.apply({ add: purchases }, { states: false });
  let state = await written.flush(pages);
  for (const add of [sweeping.slice(0, 2), sweeping.slice(2, 3), sweeping.slice(3, 5), sweeping.slice(5)]) {
    const cold = openTaxBook(state, pages);
    await cold.apply({ add });
    state = await cold.flush(pages);
  }
  const cold = openTaxBook(state, pages);
  expect(await seen(cold)).toEqual(await seen(warm));

  const remove = sweeping.map(({ transactionId, transaction: { timestamp } }) => ({ transactionId, timestamp }));
  await cold.apply({ remove });
  expect(await seen(cold)).toEqual(await seen(openTaxBook(await written.flush(pages), pages)));
});

it('cost of units too small to arrive goes on though no page is in memory that their lot is found by then', async () => {
  const settings = settingsWith({ method: 'LOFO' });
  const sent = [
    ...Array.from({ length: 600 }, (_, index) =>
      transaction({ type: 'buy', at: at(index), in: '1 WBTC', out: `${1 + index * 100} USD` }),
    ),
    transaction({ type: 'buy', at: at(700), in: '2 BTC', out: '20 USD' }),
    transaction({ type: 'buy', at: at(701), in: '0.000000000000000001 BTC', out: '5000 USD' }),
    transaction({ type: 'stake', at: at(702), out: '2.000000000000000001 BTC', in: '0.2 WBTC' }),
  ].map((each, index) => ({ transactionId: `sent-${index}`, arrival: { version: 1, index }, transaction: each }));
  const warm = openTaxBook(undefined, new MemoryPages(), { settings });
  await warm.apply({ add: sent });

  const pages = new MemoryPages();
  const written = openTaxBook(undefined, pages, { settings });
  await written.apply({ add: sent.slice(0, -1) });
  const cold = openTaxBook(await written.flush(pages), pages);
  await cold.apply({ add: sent.slice(-1) });
  expect(await seen(cold)).toEqual(await seen(warm));
});
