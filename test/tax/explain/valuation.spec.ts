import { expect, it } from 'vitest';
import { valuationOf } from '../../../shared/tax/calc/explain/valuation.ts';
import { transaction, User } from '../support/domain.ts';

it('a value may have more digits than an amount that is sent', async () => {
  const user = new User();
  await user.price('XYZ', '2021-01-31', '9999999999.123456789');
  const swap = transaction({ type: 'trade', at: '2021-02-01', out: '1 BTC', in: '1234567890.123456789 XYZ' });
  const { prices } = user.book.inside;
  expect((await valuationOf(swap, { prices, base: 'USD' })).value).toBe('12345678900152415787.393689999750190521');
});
