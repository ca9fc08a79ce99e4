/** Refunds of a transfer that was settled, told in whatever order, and more than once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACCEPTED, found, type ProviderScript, play, transferOf, update } from './world.ts';

const parts = fc.record({ part: fc.constantFrom('re_1', 're_2'), amount: fc.constantFrom('0', '15', '25') });
const orders = fc
  .array(parts, { minLength: 1, maxLength: 6 })
  .chain((told) =>
    fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 })),
  );
const directions = fc.constantFrom('pay-in' as const, 'pay-out' as const);
const ends = fc.constantFrom('settled' as const, 'refunded' as const, 'disputed' as const);

test('make no difference by their order, nor by what comes twice', () => {
  fc.assert(
    fc.property(directions, orders, ends, (direction, told, end) => {
      // Where the rule is to reverse, what was complete for a moment is reversed, though a part fails after it.
      const transfer = transferOf({ direction, onReversal: 'review' });
      const provider: ProviderScript = { sends: [ACCEPTED], inquire: () => found(end) };
      const [plain, wild] = told.map((those) => {
        const arrivals = those.map((one, at) => update(9_000 + at, 'refunded', { ...one, inputId: `${at}` }));
        const { run, saga, ledger } = play({ transfer, provider, arrivals: [update(60, 'settled'), ...arrivals] });
        const { status, error } = run.workflow;
        const { claims, posted } = saga.facts;
        return { status, error: error?.code, claims, posted, balance: ledger.balance };
      });
      expect(wild).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});
