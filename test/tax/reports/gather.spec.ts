import { expect, it } from 'vitest';
import { gather } from '../../../shared/tax/app/reports/gather.ts';
import { SectionWriter } from '../../../shared/tax/app/reports/section-writers.ts';
import { User } from '../support/domain.ts';

it('work goes on, it is said, also while years after the report are undone', async () => {
  const user = new User();
  const buys = Array.from({ length: 2_500 }, (_, at) => ({
    ...{ type: 'buy' as const, in: '1 BTC', out: '1 USD' },
    at: new Date(Date.UTC(2022, 0, 1) + at * 60_000).toISOString(),
  }));
  await user.sendTogether(...buys);
  let words = 0;
  const document = { text: async () => undefined, end: async () => ({ name: '', parts: 0, bytes: 0, sha256: '' }) };
  const { head } = await gather(
    { book: { book: user.book }, cursors: { journal: 1 }, missing: [] } as unknown as Parameters<typeof gather>[0],
    {
      order: { reportId: 'r', taxYear: 2021, requestedAt: '2023-01-01T00:00:00.000Z', brokerStatements: {} },
      kinds: { of: async () => undefined } as unknown as Parameters<typeof gather>[1]['kinds'],
      sectionWriter: () => new SectionWriter(document as unknown as ConstructorParameters<typeof SectionWriter>[0]),
      missing: [],
      spill: async () => undefined,
      onProgress: async () => undefined,
      onWord: async () => {
        words += 1;
      },
    },
  );
  expect(words).toBe(1);
  expect(head.figures.openLots).toEqual({ count: 0, costBasis: '0' });
});
