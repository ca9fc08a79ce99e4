import { expect, it } from 'vitest';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { warningsOf } from '../../../shared/tax/read/previews/wash-warnings.ts';
import { settingsWith, User } from '../support/domain.ts';

it('what replaced others already replaces no more, and has their loss in its basis', async () => {
  const user = new User(settingsWith({ securities: ['VTI'] }));
  await user.send(
    { type: 'buy', at: '2020-11-01', in: '20 VTI', out: '2000 USD' },
    { type: 'sell', at: '2021-02-01', out: '10 VTI', in: '600 USD' },
    { type: 'buy', at: '2021-02-20', in: '16 VTI', out: '960 USD' },
  );
  const lots = [];
  for await (const { cursor, item: lot } of user.book.lots()) {
    if (lot.status !== 'closed') lots.push({ key: cursor.slice(cursor.indexOf(' ') + 1), lot });
  }
  const at = '2021-03-01T00:00:00.000Z' as Timestamp;
  const warning = await warningsOf(user.book, lots, new Map([['VTI', lots]]), { at, include: 'securities' });
  expect(lots.map((lot) => warning(lot).washSale)).toMatchObject([
    { replacedQuantity: '6', boughtRecently: [{ quantity: '6' }], doNotBuyBefore: '2021-04-01' },
    { replacedQuantity: '0', basisIncrease: '400', boughtRecently: [] },
  ]);
});
