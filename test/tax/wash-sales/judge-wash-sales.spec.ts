import { expect, it } from 'vitest';
import { judgeWashSales } from '../../../shared/tax/calc/wash-sales/judge-wash-sales.ts';
import { settingsWith, User } from '../support/domain.ts';

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
