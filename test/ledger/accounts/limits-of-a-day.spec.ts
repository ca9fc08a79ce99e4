/** Limits through the ledger itself: a day ends at midnight where the owner lives, to the millisecond. */
import { expect, it } from 'vitest';
import { Bank, codeOf, done } from '../support/bank.ts';

const LIMITED = { limits: { EUR: { daily: '100' } } };

it('what leaves in the last millisecond of a day counts for it, and in the first of the next one for that', async () => {
  const bank = new Bank();
  const user = bank.user();
  await bank.live(user, 'America/New_York');
  const [from, to] = [await bank.funded(user, '1000', LIMITED), await bank.open(user)];
  const send = (amount: string) => bank.transfer(user, { from, to, amount });
  // Midnight in New York is five o'clock in the morning in UTC.
  bank.now = '2026-01-11T04:59:59.998Z';
  done(await send('60'));
  bank.now = '2026-01-11T04:59:59.999Z';
  expect(codeOf(await send('40.01'))).toBe('LimitExceeded');
  done(await send('40'));
  bank.now = '2026-01-11T05:00:00.000Z';
  done(await send('100'));
  expect(codeOf(await send('0.01'))).toBe('LimitExceeded');
});

it('a hold counts on the day on which it was placed for a transfer that is accepted on the next one', async () => {
  const bank = new Bank();
  const [user, other] = [bank.user(), bank.user()];
  const [from, to] = [await bank.funded(user, '1000', LIMITED), await bank.open(other)];
  const mine = await bank.open(user);
  bank.now = '2026-01-11T23:59:59.999Z';
  done(await bank.transfer(user, { from, to, amount: '100' }));
  expect(codeOf(await bank.transfer(user, { from, to: mine, amount: '1' }))).toBe('LimitExceeded');
  bank.now = '2026-01-12T00:00:00.000Z';
  done(await bank.transfer(user, { from, to: mine, amount: '100' }));
});
