/** Two hundred want one euro each of an account of a hundred, at once, over the whole stack. */
import { expect, it } from 'vitest';
import { euros, funded, openAccount, TRANSFERS } from '../ledger/support/clients.ts';
import { newUser } from '../support/api.ts';

it('a hundred get it, a hundred are told that nothing is left, and nobody anything else', async () => {
  const user = await newUser();
  const [from, to] = [await funded(user, '100'), await openAccount(user)];
  const body = { from, to, asset: 'EUR', amount: '1' };
  const answers = await Promise.all(Array.from({ length: 200 }, () => user.send('POST', TRANSFERS, { body })));
  const told = Map.groupBy(answers, ({ status, body: { code } }) => `${status} ${code ?? ''}`.trim());
  expect(Object.fromEntries([...told].map(([what, all]) => [what, all.length]))).toEqual({
    '201': 100,
    '422 InsufficientFunds': 100,
  });
  // What an account has nothing of isn't among its balances.
  expect(await euros(user, from)).toEqual({});
  expect(await euros(user, to)).toMatchObject({ balance: '100' });
});
