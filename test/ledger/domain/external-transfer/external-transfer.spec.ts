import { describe, expect, it } from 'vitest';
import { format } from '../../../../shared/kernel/money/decimal.ts';
import type { InquiryOutcome } from '../../../../shared/ledger/contract/payment-provider.ts';
import {
  ACCEPTED,
  cancelAt,
  found,
  operatorAt,
  type ProviderScript,
  play,
  type Told,
  transferOf,
  UNKNOWN,
  update,
  type World,
} from './world.ts';

const silent: ProviderScript = { sends: [ACCEPTED], inquire: () => UNKNOWN };
const honest = (stage: 'settled' | 'failed' | 'cancelled' | 'processing'): ProviderScript => ({
  sends: [ACCEPTED],
  inquire: () => found(stage),
});
const payOut = (more: Partial<World> = {}): Told => play({ transfer: transferOf(), provider: silent, ...more });
const names = ({ performed }: Told): readonly string[] => performed.map(({ name }) => name);

function expectEnd(
  { run, ledger }: Told,
  expected: { readonly status: string; readonly balance: string; readonly held?: string; readonly error?: string },
): void {
  const { status, error } = run.workflow;
  expect({
    status,
    balance: format(ledger.balance),
    held: format(ledger.held),
    ...(error && { error: error.code }),
  }).toEqual({ held: '0', ...expected });
}

describe('a transfer to outside', () => {
  it('is validated, its funds are held, it is sent, settles, and is paid from what was held', () => {
    const told = payOut({ arrivals: [update(60, 'confirming'), update(90, 'settled')] });
    expect(told.history).toEqual([
      ...['running validating', 'running balance-reserved', 'running sent-to-provider'],
      ...['running provider-processing', 'running provider-confirming', 'completed completed'],
    ]);
    expect(names(told)).toEqual(['Validate', 'PlaceHold', 'SendToProvider', 'CompleteHold']);
    expectEnd(told, { status: 'completed', balance: '60' });
    expect(told.run.workflow.completedSteps.at(-1)).toBe('provider-confirming');
  });

  it('of a bank is checked first, and clears at the end', () => {
    const told = payOut({
      transfer: transferOf({ domain: 'banking', clearingSeconds: 86_400 }),
      arrivals: [update(60, 'settled'), update(70, 'settled')],
    });
    expect(told.history).toEqual([
      ...[
        'running validating',
        'running kyc',
        'running compliance',
        'running balance-reserved',
        'running sent-to-provider',
      ],
      ...['running provider-processing', 'running clearing', 'completed completed'],
    ]);
    expect(told.performed.at(-1)).toMatchObject({ name: 'CompleteHold', afterSeconds: 60 + 86_400 });
  });

  it.each([
    [
      'what is not valid',
      { checks: { Validate: { kind: 'refused', code: 'LimitExceeded', message: 'too much' } } },
      'LimitExceeded',
    ],
    ['more than is there', { transfer: transferOf({ amount: '100.01' }) }, 'InsufficientFunds'],
    [
      'what the provider refuses',
      { provider: { ...silent, sends: [{ kind: 'refused', code: 'NoSuchAccount', message: 'unknown account' }] } },
      'NoSuchAccount',
    ],
    [
      'what a check rejects',
      {
        transfer: transferOf({ domain: 'banking' }),
        checks: { CheckCompliance: { kind: 'assessed', decision: 'reject', riskScore: 97, flags: ['sanctions-list'] } },
      },
      'ComplianceRejected',
    ],
    ['what can’t be checked', { fails: (name: string) => name === 'Validate' }, 'CheckUnavailable'],
    ['what can’t be held, as far as we know', { fails: (name: string) => name === 'PlaceHold' }, 'HoldUnavailable'],
  ] satisfies [string, Partial<World>, string][])('fails for %s, with nothing held', (_, more, error) => {
    expectEnd(payOut(more), { status: 'failed', balance: '100', error });
  });

  it('pays what was settled when that is less, and asks for help when it is more', () => {
    expectEnd(payOut({ arrivals: [update(60, 'settled', { amount: '39.5' })] }), {
      status: 'completed',
      balance: '60.5',
    });
    expectEnd(payOut({ arrivals: [update(60, 'settled', { amount: '41' })] }), {
      status: 'needs-review',
      balance: '100',
      held: '40',
      error: 'AmountExceeded',
    });
  });

  it('waits with its funds held for somebody who looks at a risk', () => {
    const told = payOut({
      transfer: transferOf({ domain: 'banking' }),
      checks: { CheckCompliance: { kind: 'assessed', decision: 'review', riskScore: 60, flags: ['large-amount'] } },
    });
    expectEnd(told, { status: 'needs-review', balance: '100', held: '40', error: 'ComplianceReview' });
    expect(told.saga.facts.compliance).toEqual({ decision: 'review', riskScore: 60, flags: ['large-amount'] });
    expect(names(told)).not.toContain('SendToProvider');
  });
});

describe('a transfer from outside', () => {
  const payIn = transferOf({ direction: 'pay-in' });

  it('holds nothing, and is booked when it is settled', () => {
    const told = play({ transfer: payIn, provider: silent, arrivals: [update(60, 'settled', { amount: '39' })] });
    expect(names(told)).toEqual(['Validate', 'SendToProvider', 'Post']);
    expectEnd(told, { status: 'completed', balance: '139' });
  });

  it('that is disputed is looked at, or reversed, as its rule says', () => {
    const arrivals = [update(60, 'settled'), update(9_000, 'disputed')];
    const provider: ProviderScript = { sends: [ACCEPTED], inquire: () => found('disputed') };
    expectEnd(play({ transfer: payIn, provider, arrivals }), {
      status: 'needs-review',
      balance: '140',
      error: 'ProviderContradicts',
    });
    const reversed = play({ transfer: transferOf({ direction: 'pay-in', onReversal: 'reverse' }), provider, arrivals });
    expectEnd(reversed, { status: 'failed', balance: '100', error: 'Reversed' });
    expect(reversed.history.slice(-4)).toEqual([
      'completed completed',
      'running provider-processing',
      'compensating compensating',
      'failed failed',
    ]);
  });
});

describe('a transfer of which a part comes back', () => {
  it('is looked at, whatever its rule says of the whole, and the whole is reversed', () => {
    const transfer = transferOf({ direction: 'pay-in', onReversal: 'reverse' });
    const refunded = (amount: string): ReturnType<typeof play> => {
      const arrivals = [update(60, 'settled', { amount: '40' }), update(9_000, 'refunded', { amount })];
      return play({ transfer, provider: { sends: [ACCEPTED], inquire: () => found('refunded') }, arrivals });
    };
    expectEnd(refunded('10'), { status: 'needs-review', balance: '140', error: 'ProviderContradicts' });
    expect(refunded('10').saga.facts.claims.reversedAmount).toBe('10');
    expectEnd(refunded('40'), { status: 'failed', balance: '100', error: 'Reversed' });
  });
});

describe('a provider that says nothing', () => {
  it('is asked again and again, and then an operator, with the funds still held', () => {
    const told = payOut({ provider: { sends: [UNKNOWN], inquire: () => UNKNOWN } });
    expectEnd(told, { status: 'needs-review', balance: '100', held: '40', error: 'OutcomeUnknown' });
    expect(names(told).filter((name) => name === 'Inquire')).toHaveLength(8);
    expect(names(told)).not.toContain('ReleaseHold');
    expect(told.performed.at(-1)?.afterSeconds).toBeLessThan(3_600);
  });

  it('but when to come again is asked no sooner', () => {
    const told = payOut({
      provider: { sends: [{ ...UNKNOWN, retryAfterSeconds: 500 }], inquire: () => found('settled') },
    });
    expect(told.performed.find(({ name }) => name === 'Inquire')?.afterSeconds).toBe(503);
  });

  it('and then that it has paid: a late success is paid from what is still held', () => {
    const told = payOut({ arrivals: [update(30 * 86_400, 'settled')] });
    expect(told.history).toContain('needs-review provider-processing');
    expectEnd(told, { status: 'completed', balance: '60', error: 'OutcomeUnknown' });
  });

  it('that has not got it gets it again under the same key, a few times', () => {
    const told = payOut({ provider: { sends: [null], inquire: () => ({ kind: 'unknown-to-provider' }) } });
    const keys = told.performed.filter(({ name }) => name === 'SendToProvider').map(({ key }) => key);
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(3 * 8);
    expectEnd(told, { status: 'needs-review', balance: '100', held: '40', error: 'OutcomeUnknown' });
  });
});

describe('a provider that says that it failed', () => {
  it('is asked whether that is certain before anything is given back', () => {
    const told = payOut({ provider: honest('failed'), arrivals: [update(60, 'failed', { reason: 'closed account' })] });
    expect(names(told).slice(-2)).toEqual(['Inquire', 'ReleaseHold']);
    expectEnd(told, { status: 'failed', balance: '100', error: 'ProviderFailed' });
    expect(told.run.workflow.error?.message).toContain('closed account');
  });

  it('and, asked, that it has paid, contradicts itself: the funds stay held', () => {
    expectEnd(payOut({ provider: honest('settled'), arrivals: [update(60, 'failed')] }), {
      status: 'needs-review',
      balance: '100',
      held: '40',
      error: 'ProviderContradicts',
    });
  });

  it('and doesn’t confirm it leaves the funds held', () => {
    expectEnd(payOut({ provider: honest('processing'), arrivals: [update(60, 'failed')] }), {
      status: 'needs-review',
      balance: '100',
      held: '40',
      error: 'OutcomeUnknown',
    });
  });

  it('after it was paid is looked at', () => {
    expectEnd(payOut({ arrivals: [update(60, 'settled'), update(70, 'failed')] }), {
      status: 'needs-review',
      balance: '60',
      error: 'ProviderContradicts',
    });
  });

  it('and pays after all has the funds held again, if they are still there', () => {
    const told = payOut({ provider: honest('failed'), arrivals: [update(60, 'failed'), update(9_000, 'settled')] });
    expectEnd(told, { status: 'needs-review', balance: '100', held: '40', error: 'ProviderContradicts' });
    expect(told.ledger.holds.get(1)?.state).toBe('gone');
    const provider: ProviderScript = {
      ...silent,
      inquire: (afterSeconds) => found(afterSeconds < 9_000 ? 'failed' : 'settled'),
    };
    const arrivals = [update(60, 'failed'), update(9_000, 'settled'), operatorAt(20_000, 'retry')];
    const settled = payOut({ provider, arrivals });
    expectEnd(settled, { status: 'completed', balance: '60', error: 'ProviderContradicts' });
    expect(names(settled).at(-1)).toBe('CompleteHold');
  });

  it('by a refusal and pays after all is booked, though nothing is held any more', () => {
    const provider: ProviderScript = { ...silent, sends: [{ kind: 'refused', code: 'Closed', message: 'closed' }] };
    expectEnd(payOut({ provider, arrivals: [update(9_000, 'settled')] }), {
      status: 'completed',
      balance: '60',
      error: 'Closed',
    });
  });

  it('names two amounts: that is looked at', () => {
    const arrivals = [update(60, 'settled', { amount: '40.00' }), update(61, 'settled', { amount: '40' })];
    expectEnd(payOut({ arrivals }), { status: 'completed', balance: '60' });
    expectEnd(payOut({ arrivals: [...arrivals, update(62, 'settled', { amount: '39' })] }), {
      status: 'needs-review',
      balance: '60',
      error: 'ProviderContradicts',
    });
  });
});

describe('cancelling', () => {
  it('before it is sent gives the funds back at once', () => {
    const told = payOut({ arrivals: [cancelAt(1.5)] });
    expectEnd(told, { status: 'failed', balance: '100', error: 'Cancelled' });
    expect(names(told)).not.toContain('SendToProvider');
  });

  it('after that asks the provider, whose answer counts', () => {
    const stopped = payOut({ provider: { ...silent, cancel: found('cancelled') }, arrivals: [cancelAt(60)] });
    expectEnd(stopped, { status: 'failed', balance: '100', error: 'ProviderFailed' });
    const tooLate = payOut({ provider: { ...silent, cancel: found('settled') }, arrivals: [cancelAt(60)] });
    expectEnd(tooLate, { status: 'completed', balance: '60' });
    expectEnd(payOut({ arrivals: [cancelAt(60)] }), {
      status: 'needs-review',
      balance: '100',
      held: '40',
      error: 'OutcomeUnknown',
    });
  });

  it('what is settled changes nothing', () => {
    expectEnd(payOut({ arrivals: [update(60, 'settled'), cancelAt(70)] }), { status: 'completed', balance: '60' });
  });
});

describe('an operator', () => {
  const DAY = 86_400;
  const asked = (answer: InquiryOutcome, act: 'retry' | 'compensate', later: World['arrivals'] = []): Told =>
    payOut({
      provider: { ...silent, inquire: (afterSeconds) => (afterSeconds < 9 * DAY ? UNKNOWN : answer) },
      arrivals: [operatorAt(10 * DAY, act), ...later],
    });

  it('has the provider asked again, whose answer counts', () => {
    expectEnd(asked(found('settled'), 'retry'), { status: 'completed', balance: '60', error: 'OutcomeUnknown' });
    expectEnd(asked(found('failed'), 'retry'), { status: 'failed', balance: '100', error: 'ProviderFailed' });
    expectEnd(asked(UNKNOWN, 'retry'), { status: 'needs-review', balance: '100', held: '40', error: 'OutcomeUnknown' });
  });

  it('rules that it failed, and the funds are given back; what is settled later is booked all the same', () => {
    expectEnd(asked(UNKNOWN, 'compensate'), { status: 'failed', balance: '100', error: 'RuledFailed' });
    const late = asked(UNKNOWN, 'compensate', [update(11 * DAY, 'settled')]);
    expectEnd(late, { status: 'completed', balance: '60', error: 'RuledFailed' });
  });

  it('has a contradiction decided by the provider', () => {
    const provider = (answer: 'settled' | 'failed'): ProviderScript => ({ ...silent, inquire: () => found(answer) });
    const arrivals = [update(60, 'failed', { reason: 'closed' }), update(60, 'settled'), operatorAt(DAY, 'retry')];
    expectEnd(payOut({ provider: provider('settled'), arrivals }), {
      status: 'completed',
      balance: '60',
      error: 'ProviderContradicts',
    });
    expectEnd(payOut({ provider: provider('failed'), arrivals }), {
      status: 'failed',
      balance: '100',
      error: 'ProviderFailed',
    });
  });

  it('has a check made again, and lets nothing through by that alone', () => {
    const review: World['checks'] = {
      CheckCompliance: { kind: 'assessed', decision: 'review', riskScore: 60, flags: [] },
    };
    const told = payOut({
      transfer: transferOf({ domain: 'banking' }),
      checks: review,
      arrivals: [operatorAt(DAY, 'retry')],
    });
    expectEnd(told, { status: 'needs-review', balance: '100', held: '40', error: 'ComplianceReview' });
    expect(names(told).filter((name) => name === 'CheckCompliance')).toHaveLength(2);
    const stopped = payOut({
      transfer: transferOf({ domain: 'banking' }),
      checks: review,
      arrivals: [operatorAt(DAY, 'compensate')],
    });
    expectEnd(stopped, { status: 'failed', balance: '100', error: 'Compensated' });
  });

  it('can’t give back what the provider has paid, nor move what is over', () => {
    const fails = (name: string) => name === 'CompleteHold';
    const arrivals = [update(60, 'settled'), operatorAt(DAY, 'compensate')];
    expect(payOut({ arrivals, fails }).run.refusals).toEqual(['NotPossibleNow']);
    expect(payOut({ arrivals }).run.refusals).toEqual(['WorkflowOver']);
  });

  it('has what is settled booked that couldn’t be before, and once', () => {
    let isDown = true;
    const told = payOut({
      arrivals: [update(60, 'settled'), operatorAt(DAY, 'retry')],
      fails: (name, attempt) => {
        if (name !== 'CompleteHold') return false;
        if (attempt === 8) isDown = false;
        return isDown || attempt === 8;
      },
    });
    expect(told.history.slice(-3)).toEqual([
      'needs-review provider-processing',
      'running provider-processing',
      'completed completed',
    ]);
    expectEnd(told, { status: 'completed', balance: '60', error: 'PostingFailed' });
  });
});
