import { expect, it } from 'vitest';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { previewOf } from '../../../shared/tax/read/previews/preview-of.ts';
import { User } from '../support/domain.ts';

it('a sale whose worth has more digits than an amount may have is refused', async () => {
  const user = new User();
  await user.send({ type: 'buy', at: '2020-01-01', in: '10 BTC', out: '100 USD' });
  const figure = '1234567890123456.123456789';
  const sell = { asset: 'BTC', quantity: figure, price: figure };
  const answer = await previewOf(user.book, { sell, now: '2023-01-01T00:00:00.000Z' as Timestamp });
  expect(answer).toMatchObject({ code: 'ValidationFailed', errors: [{ path: 'sell.price' }] });
});
