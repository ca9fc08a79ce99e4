import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InquiryOutcome, PaymentStage, SendOutcome } from '../../../../shared/ledger/contract/payment-provider.ts';
import type { TransferMessage } from '../../../../shared/ledger/domain/external-transfer/definition.ts';
import { IS_LONG } from '../../../faults/support/sizes.ts';
import type { Arrival } from '../../../kernel/workflow/virtual-time.ts';
import {
  ACCEPTED,
  BALANCE,
  cancelAt,
  found,
  PAID,
  type ProviderScript,
  play,
  state,
  type Told,
  transferOf,
  UNKNOWN,
  update,
} from './world.ts';

const RUNS = { numRuns: IS_LONG ? 5_000 : 1_000 };
const FEWER_RUNS = { numRuns: IS_LONG ? 5_000 : 1_000 };
const TIMEOUT = { timeout: 900_000 };
const DAY = 86_400;
const STAGES: readonly PaymentStage[] = [
  'processing',
  'confirming',
  'settled',
  'failed',
  'cancelled',
  'refunded',
  'disputed',
];
const when = fc.integer({ min: 0, max: 5 * DAY });
const direction = fc.constantFrom('pay-in' as const, 'pay-out' as const, 'refund' as const);
const domain = fc.constantFrom('banking' as const, 'defi' as const);
const transfers = fc
  .record({
    direction,
    domain,
    onReversal: fc.constantFrom('review' as const, 'reverse' as const),
    clearingSeconds: fc.constantFrom(0, DAY),
  })
  .map(transferOf);

const sends = fc.array(
  fc.constantFrom<SendOutcome | null>(ACCEPTED, UNKNOWN, null, { kind: 'refused', code: 'No', message: 'no' }),
  { minLength: 1, maxLength: 4 },
);
const answers = fc.array(
  fc.oneof(
    fc.constantFrom<InquiryOutcome | null>(UNKNOWN, { kind: 'unknown-to-provider' }, null),
    fc.constantFrom(...STAGES).map(found),
  ),
  { minLength: 1, maxLength: 6 },
);
const parts = fc.record({ part: fc.constantFrom('re_1', 're_2'), amount: fc.constantFrom('0', '15', '25') });
const updates = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(when, fc.constantFrom(...STAGES)).map(([at, stage]) => update(at, stage)) },
    { weight: 1, arbitrary: fc.tuple(when, parts).map(([at, part]) => update(at, 'refunded', part)) },
  ),
  { maxLength: 8 },
);
const cancels = fc.option(when.map(cancelAt), { nil: undefined });

/** Value is conserved, and what is recorded of holds and postings is what the ledger has. */
function expectSound({ ledger, saga, run, performed }: Told): void {
  const { posted, hold } = saga.facts;
  const { status } = run.workflow;
  expect(ledger.balance + ledger.outside).toBe(BALANCE);
  const moved = saga.transfer.direction === 'pay-in' ? PAID : -PAID;
  expect(ledger.balance).toBe(posted === 'posted' ? BALANCE + moved : BALANCE);
  expect(ledger.held).toBe(hold.state === 'held' ? PAID : 0n);
  expect(['completed', 'failed', 'needs-review']).toContain(status);
  if (status !== 'needs-review') expect(posted === 'posted').toBe(status === 'completed');
  if (status === 'needs-review' && saga.transfer.direction !== 'pay-in' && posted === 'no')
    expect(hold.state).toBe('held');
  expect(new Set(performed.filter(({ name }) => name === 'SendToProvider').map(({ key }) => key)).size).toBeLessThan(2);
}

/** Nothing is given back before the provider has refused it, or said when asked that nothing comes of it. */
function expectPatient({ saga, performed }: Told): void {
  const { facts } = saga;
  const wasSent = performed.some(({ name }) => name === 'SendToProvider');
  const gaveBack = performed.some(({ name }) => name === 'ReleaseHold' || name === 'ReversePosting');
  if (gaveBack && wasSent) expect(facts.isFailureCertain).toBe(true);
}

describe('whatever a provider says, in whatever order', () => {
  test('a transfer ends completed, failed, or looked at with its funds held, and value is conserved', TIMEOUT, () => {
    fc.assert(
      fc.property(transfers, sends, answers, updates, cancels, (transfer, sent, asked, told, cancel) => {
        const provider: ProviderScript = { sends: sent, inquire: (_, count) => asked[count % asked.length] ?? null };
        const played = play({ transfer, provider, arrivals: [...told, ...(cancel ? [cancel] : [])] });
        expectSound(played);
        expectPatient(played);
      }),
      RUNS,
    );
  });
});

/** A provider that knows how it ends, and says so sooner or later, though calls get lost. */
const truths = fc.record({
  end: fc.constantFrom('settled' as const, 'failed' as const, 'cancelled' as const),
  at: fc.integer({ min: 120, max: DAY }),
  lost: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
});
const sendsOk = fc.array(fc.constantFrom<SendOutcome>(ACCEPTED, UNKNOWN), { minLength: 1, maxLength: 2 });
const noise = fc.array(
  fc.tuple(fc.integer({ min: 10, max: 2 * DAY }), fc.constantFrom('processing' as const, 'confirming' as const)),
  { maxLength: 5 },
);
const repeats = fc.array(fc.integer({ min: 0, max: 6 * DAY }), { maxLength: 4 });

describe('an honest provider', () => {
  test('is believed, however late, often and out of order its news come, and whichever get lost', TIMEOUT, () => {
    fc.assert(
      fc.property(transfers, truths, sendsOk, noise, repeats, (transfer, { end, at, lost }, sent, before, again) => {
        const provider: ProviderScript = {
          sends: sent,
          inquire: (afterSeconds, count) =>
            lost[count % lost.length] && count < 5 ? UNKNOWN : found(afterSeconds < at ? 'processing' : end),
        };
        const arrivals: Arrival<TransferMessage>[] = [
          ...before.map(([time, stage]) => update(time, stage)),
          update(at, end, { inputId: 'the end' }),
          ...again.map((time, number) =>
            update(at + time, end, { inputId: number % 2 === 0 ? 'the end' : `again ${number}` }),
          ),
        ];
        const played = play({ transfer, provider, arrivals });
        expectSound(played);
        expect(played.run.workflow.status).toBe(end === 'settled' ? 'completed' : 'failed');
        expect(played.saga.facts.posted).toBe(end === 'settled' ? 'posted' : 'no');
      }),
      RUNS,
    );
  });

  test('that goes silent leaves the funds held', TIMEOUT, () => {
    fc.assert(
      fc.property(transfers, noise, fc.constantFrom(UNKNOWN, ACCEPTED), (transfer, before, sent) => {
        const arrivals = before.map(([time, stage]) => update(time, stage));
        const played = play({ transfer, provider: { sends: [sent], inquire: () => UNKNOWN }, arrivals });
        expectSound(played);
        expect(played.run.workflow).toMatchObject({ status: 'needs-review', error: { code: 'OutcomeUnknown' } });
      }),
      FEWER_RUNS,
    );
  });
});

describe('the order of news', () => {
  test('makes no difference to how it ends', TIMEOUT, () => {
    const news = fc.array(fc.constantFrom(...STAGES.slice(0, 3)), { minLength: 1, maxLength: 6 });
    const pairs = news.chain((stages) =>
      fc.tuple(fc.constant(stages), fc.shuffledSubarray([...stages], { minLength: stages.length })),
    );
    fc.assert(
      fc.property(transfers, pairs, (transfer, orders) => {
        const ends = orders.map((stages) => {
          const arrivals = stages.map((stage, at) => update(60 + at, stage, { ...state(stage), inputId: `${at}` }));
          const { run, saga, ledger } = play({
            transfer,
            provider: { sends: [ACCEPTED], inquire: () => UNKNOWN },
            arrivals,
          });
          const { status, error } = run.workflow;
          return { status, error: error?.code, posted: saga.facts.posted, held: ledger.held, balance: ledger.balance };
        });
        expect(ends[0]).toEqual(ends[1]);
      }),
      FEWER_RUNS,
    );
  });
});
