import { expect, it } from 'vitest';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { openTaxBook } from '../../../shared/tax/calc/book.ts';
import { judgeWashSales } from '../../../shared/tax/calc/wash-sales/judge-wash-sales.ts';
import { settingsWith, transaction, User } from '../support/domain.ts';

const YEAR_2021 = { fromMs: Date.UTC(2021, 0), beforeMs: Date.UTC(2022, 0) };

it('only the assets that are looked at count against what may be looked at', async () => {
  const user = new User(settingsWith({ securities: ['VTI'] }));
  await user.send(
    { type: 'buy', at: '2021-01-01', in: '9 BTC', out: '900 USD' },
    { type: 'buy', at: '2021-01-01', in: '2 VTI', out: '200 USD' },
    { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '50 USD' },
    { type: 'sell', at: '2021-02-02', out: '1 BTC', in: '50 USD' },
    { type: 'sell', at: '2021-02-03', out: '1 VTI', in: '50 USD' },
  );
  const judged = (recordsMax: number) =>
    judgeWashSales(user.book, { securities: new Set(['VTI']), ...YEAR_2021, recordsMax });
  expect(await judged(3)).toMatchObject([{ row: { asset: 'VTI' }, sale: { disallowedLoss: 0n } }]);
  expect(await judged(2)).toBeUndefined();
});

it('each page of the log is read once, and of lots none but those of the assets', async () => {
  const settings = settingsWith({ securities: ['VTI'] });
  const pages = new MemoryPages();
  const writing = openTaxBook(undefined, pages, { settings });
  const add = Array.from({ length: 3_000 }, (_, index) => {
    const asset = index % 20 < 2 ? 'VTI' : 'BTC';
    const at = new Date(Date.UTC(2021, 0, 1) + index * 3_600_000).toISOString();
    const sent = index % 2 === 0 ? { in: `2 ${asset}`, out: '30 USD' } : { out: `1 ${asset}`, in: '9 USD' };
    const type = index % 2 === 0 ? 'buy' : 'sell';
    return {
      transactionId: `transaction-${index}`,
      arrival: { version: index + 1, index: 0 },
      transaction: transaction({ type, at, ...sent }),
    };
  });
  await writing.apply({ add }, { states: false });
  const state = await writing.flush(pages);
  const reading = async (read: (book: ReturnType<typeof openTaxBook>) => Promise<unknown>) => {
    pages.resetCounts();
    await read(openTaxBook(state, pages));
    return pages.pagesRead;
  };
  const log = await reading(async ({ inside: { maps } }) => {
    for await (const _ of maps.rows.batches());
  });
  const timeline = await reading(async ({ inside: { maps } }) => {
    for await (const _ of maps.timeline.batches());
  });
  const judging = await reading(async (book) => {
    const sales = await judgeWashSales(book, { securities: new Set(['VTI']), ...YEAR_2021 });
    expect(sales).toHaveLength(150);
  });
  // a page or two of open lots, of closed ones, and their nodes
  expect(judging).toBeLessThanOrEqual(log + timeline + 6);
  expect(judging).toBeGreaterThan(log);
});
