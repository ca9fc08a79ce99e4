/** Refunds that a provider names one by one, of a transfer that was settled. */
import { describe, expect, it } from 'vitest';
import { format } from '../../../../shared/kernel/money/decimal.ts';
import type { TransferMessage } from '../../../../shared/ledger/domain/external-transfer/definition.ts';
import type { Arrival } from '../../../kernel/workflow/virtual-time.ts';
import { ACCEPTED, found, operatorAt, type ProviderScript, play, type Told, transferOf, update } from './world.ts';

function expectEnd({ run, ledger }: Told, end: Readonly<Record<'status' | 'balance' | 'error', string>>): void {
  const { status, error } = run.workflow;
  expect({ status, balance: format(ledger.balance), error: error?.code }).toEqual(end);
}

describe('a transfer of which parts come back', () => {
  const payIn = transferOf({ direction: 'pay-in' });
  const provider: ProviderScript = { sends: [ACCEPTED], inquire: () => found('settled') };
  const part = (afterSeconds: number, name: string, amount: string) =>
    update(afterSeconds, 'refunded', { part: name, amount, inputId: `${name} ${amount}` });
  const history = (...arrivals: readonly Arrival<TransferMessage>[]) =>
    play({ transfer: payIn, provider, arrivals: [update(60, 'settled', { amount: '40' }), ...arrivals] });

  it('is looked at again for each of them, though an operator was done with those before', () => {
    const looked = history(part(90, 're_1', '10'), operatorAt(200, 'retry'));
    expectEnd(looked, { status: 'completed', balance: '140', error: 'ProviderContradicts' });
    expect(looked.run.workflow.error?.message).toContain('after that it came back');
    const told = history(part(90, 're_1', '10'), operatorAt(200, 'retry'), part(300, 're_2', '10'));
    expectEnd(told, { status: 'needs-review', balance: '140', error: 'ProviderContradicts' });
    expect(told.saga.facts.claims.reversedParts).toEqual({ re_1: '10', re_2: '10' });
  });

  it('is looked at, with its reason, where nobody had said that it was paid', () => {
    const told = play({ transfer: payIn, provider, arrivals: [part(60, 're_1', '10')] });
    expectEnd(told, { status: 'needs-review', balance: '100', error: 'ProviderContradicts' });
    expect(told.run.workflow.error?.message).toContain('that it came back, and not that it was paid: refunded');
  });

  it('is looked at where one failed after all, whichever of it comes first', () => {
    const [made, failed] = [part(90, 're_1', '10'), part(300, 're_1', '0')];
    for (const arrivals of [
      [made, failed],
      [{ ...failed, afterSeconds: 80 }, made],
    ]) {
      const told = history(...arrivals, operatorAt(1_000, 'retry'), { ...made, afterSeconds: 2_000, inputId: 'again' });
      expectEnd(told, { status: 'completed', balance: '140', error: 'ProviderContradicts' });
      expect(told.saga.facts.claims.reversedParts).toEqual({ re_1: '0' });
    }
    const ruled = history(made, operatorAt(200, 'retry'), failed);
    expectEnd(ruled, { status: 'needs-review', balance: '140', error: 'ProviderContradicts' });
  });

  it('comes back whole when they add up to it, if its rule says so', () => {
    const transfer = transferOf({ direction: 'pay-in', onReversal: 'reverse' });
    const whole = (...amounts: readonly string[]) =>
      play({
        transfer,
        provider: { sends: [ACCEPTED], inquire: () => found('refunded') },
        arrivals: [
          update(60, 'settled', { amount: '40' }),
          ...amounts.map((one, at) => part(90 + at, `re_${at}`, one)),
        ],
      });
    expectEnd(whole('10', '29.99'), { status: 'needs-review', balance: '140', error: 'ProviderContradicts' });
    expectEnd(whole('10', '30'), { status: 'failed', balance: '100', error: 'Reversed' });
  });
});
