/** What an explanation leaves out where there is too much to look through, and that it says so. */
import { expect, it } from 'vitest';
import { Filer } from '../reports/support.ts';
import { transaction } from '../support/domain.ts';
import { ask } from './support.ts';

const BUY = { type: 'buy', at: '2020-01-01', in: '10 OLD', out: '100 USD' } as const;
const MANY = 1_000;

it('changes beyond so many rows are not told, and the time that they are told until is', async () => {
  const filer = new Filer();
  await filer.send(BUY, { type: 'split', at: '2020-01-02', in: '20 OLD', out: '10 OLD' });
  const others = Array.from({ length: MANY }, (_, at) =>
    transaction({ type: 'buy', at: new Date(Date.UTC(2020, 1, 1, 0, at)).toISOString(), in: '1 ETH', out: '1 USD' }),
  );
  await filer.spine.sendBatch(others);
  const [, sold] = await filer.send(
    { type: 'split', at: '2020-03-01', in: '60 OLD', out: '20 OLD' },
    { type: 'sell', at: '2020-04-01', out: '60 OLD', in: '600 USD' },
  );
  const [whole] = (await ask(filer, sold))?.items ?? [];
  expect(whole?.changes).toHaveLength(2);
  expect(whole).not.toHaveProperty('changesUntil');
  const [row] = (await ask(filer, sold, { limits: { changeRowsMax: 10 } }))?.items ?? [];
  expect(row?.changes).toMatchObject([{ reason: 'split', before: { quantity: '10' } }]);
  expect(row?.changes?.[0]).not.toHaveProperty('after');
  const until = row?.changesUntil ?? '';
  expect(until > '2020-01-02' && until < '2020-03-01').toBe(true);
  expect(row?.sentences.join('\n')).toContain(`What changed it after ${until} was not looked up.`);
  expect(row?.disposal).toEqual(whole?.disposal);
});

it('a pool that too many rows came after is left out', async () => {
  const filer = new Filer();
  await filer.set({ method: 'AVERAGE' });
  const [, sold] = await filer.send(BUY, { type: 'sell', at: '2020-04-01', out: '4 OLD', in: '600 USD' });
  expect((await ask(filer, sold))?.items[0]).toHaveProperty('pool');
  const cut = await ask(filer, sold, { limits: { poolRowsMax: 0 } });
  expect(cut?.items[0]).toMatchObject({ disposal: { costBasis: '40' } });
  expect(cut?.items[0]).not.toHaveProperty('pool');
});

it('of a lot that was moved too often, the later part of its way is told', async () => {
  const filer = new Filer();
  await filer.set({ lotScope: 'per-account' });
  const move = (at: string, account: string, toAccount: string) =>
    ({ type: 'transfer', at, account, out: '10 OLD', in: '10 OLD', toAccount }) as const;
  const [, , second, third, sold] = await filer.send(
    BUY,
    move('2020-02-01', 'kraken', 'a'),
    move('2020-02-02', 'a', 'b'),
    move('2020-02-03', 'b', 'c'),
    { type: 'sell', at: '2020-04-01', account: 'c', out: '10 OLD', in: '600 USD' },
  );
  const moves = async (movesMax: number) =>
    (await ask(filer, sold, { limits: { movesMax } }))?.items[0]?.transfers?.map(({ transactionId }) => transactionId);
  expect(await moves(9)).toHaveLength(3);
  expect(await moves(1)).toEqual([second, third]);
});
