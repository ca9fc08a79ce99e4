import { expect, it } from 'vitest';
import { gatherUnits } from '../../../shared/tax/calc/wash-sales/gather-units.ts';
import { settingsWith, User } from '../support/domain.ts';

it('only the assets that are looked at count against what may be looked at', async () => {
  const user = new User(settingsWith({ securities: ['VTI'] }));
  await user.send(
    { type: 'buy', at: '2021-01-01', in: '9 BTC', out: '900 USD' },
    { type: 'buy', at: '2021-01-01', in: '2 VTI', out: '200 USD' },
    { type: 'sell', at: '2021-02-01', out: '1 BTC', in: '50 USD' },
    { type: 'sell', at: '2021-02-02', out: '1 BTC', in: '50 USD' },
    { type: 'sell', at: '2021-02-03', out: '1 VTI', in: '50 USD' },
  );
  const gathered = (recordsMax: number) =>
    gatherUnits(user.book, new Set(['VTI']), { atMs: Date.UTC(2021, 5), recordsMax });
  expect((await gathered(2))?.get('VTI')).toMatchObject({ sold: [{ quantity: 10n ** 18n }], held: [{}] });
  expect(await gathered(1)).toBeUndefined();
});

it('capital that came back beyond the cost is no sale', async () => {
  const user = new User(settingsWith({ securities: ['REIT'] }));
  await user.send(
    { type: 'buy', at: '2021-01-01', in: '2 REIT', out: '10 USD' },
    { type: 'return_of_capital', at: '2021-02-01', in: '50 USD', paidBy: 'REIT' },
  );
  const gathered = await gatherUnits(user.book, 'all', { atMs: Date.UTC(2021, 5) });
  expect(gathered?.get('REIT')).toMatchObject({ sold: [], held: [{ costBasis: 0n }] });
});
