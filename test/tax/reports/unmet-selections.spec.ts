import { expect, it } from 'vitest';
import type { CommandContext } from '../../../shared/kernel/commands/run-command.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import { selectLots } from '../../../shared/tax/app/selections/select-lots.ts';
import { Filer } from './support.ts';

it('a report names sales that did not get the lots that were named for them', async () => {
  const filer = new Filer();
  const ids = await filer.send(
    { type: 'buy', at: '2020-01-01', in: '1 BTC', out: '100 USD' },
    { type: 'buy', at: '2020-01-02', in: '1 BTC', out: '300 USD' },
    { type: 'buy', at: '2020-01-03', in: '1 BTC', out: '200 USD' },
    { type: 'sell', at: '2021-06-01', out: '2 BTC', in: '900 USD' },
  );
  const [, , , sale = ''] = ids;
  const [, dear] = (await filer.report(2020)).openLots.rows;
  const context: CommandContext = filer.spine.context();
  const lots = [{ lotId: String(dear?.['lotId']), quantity: decimal('1') }];
  const named = await selectLots(filer.store, context, { transactionId: sale, lots });
  if (isRefused(named)) throw new Error(named.detail);
  await filer.catchUp();
  expect(await filer.report(2021)).toMatchObject({ complete: true, missing: [] });
  await filer.send({ type: 'sell', at: '2021-03-01', out: '1.5 BTC', in: '90 USD' });
  const report = await filer.report(2021);
  expect(report.disposals.map((row) => row['lotSelection'])).toEqual([undefined, undefined, 'named', 'unmet', 'unmet']);
  expect(report).toMatchObject({
    complete: false,
    missing: [
      { reason: 'lot-selection-unmet', transactionId: sale, asset: 'BTC', at: '2021-06-01T00:00:00.000Z' },
      { reason: 'missing-lots' },
    ],
  });
});
