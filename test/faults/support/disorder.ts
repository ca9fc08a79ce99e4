/** Scenarios for the consumers: what is sent, in which order, how often, and how its notices are delivered. */
import fc from 'fast-check';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import type { UserPriceEvent } from '../../../shared/market-data/contract/events.ts';
import type { Settings } from '../../../shared/settings/contract/settings.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { anySettings, histories } from '../../tax/support/arbitrary.ts';

/** What a user sends; members are places in the history. */
export type Sending =
  | { readonly kind: 'one' | 'batch' | 'file'; readonly members: readonly number[] }
  | { readonly kind: 'prices' | 'settings' };

/** One invocation of one consumer with some notices out of all there are, old ones and repeated ones too. */
export interface Delivery {
  readonly consumer: number;
  readonly picks: readonly number[];
  /** The invocation breaks off at its so-manieth step (before or after a request to the store), if it gets that far. */
  readonly breaksAt: number | undefined;
}

export interface Scenario {
  /** In order of time. */
  readonly history: readonly TransactionInput[];
  readonly settings: Settings;
  readonly prices: UserPriceEvent;
  readonly sendings: readonly Sending[];
  /** After how many steps of the sender its work breaks off, over and over. */
  readonly senderBreaks: readonly number[];
  readonly deliveries: readonly Delivery[];
}

const CLOSES = ['BTC', 'ETH', 'EUR', 'BNB'].flatMap((asset, index) =>
  ['2019-11-20', '2020-02-01', '2020-05-11'].map((date) => ({
    asset,
    date,
    close: `${20 + index}.5`,
    currency: 'USD',
  })),
);
const somePrices = fc
  .subarray(CLOSES, { minLength: 1 })
  .map((prices): UserPriceEvent => ({ type: 'PricesRecorded', data: { prices } }));

const numbered = histories().map((entries) =>
  entries.map(
    ({ transaction: { fees = [], amounts, ...rest } }, index): TransactionInput => ({
      ...rest,
      externalId: `sent-${index}`,
      // As an importer writes them, since what was sent by one way comes again by another.
      amounts: amounts.map((amount) => ({ ...amount, quantity: format(decimal(amount.quantity)) })),
      ...(fees.length > 0 && { fees }),
    }),
  ),
);

/** Cuts a list into runs of random length. */
function cut<T>(items: readonly T[], sizes: readonly number[]): T[][] {
  const runs: T[][] = [];
  for (let start = 0; start < items.length; ) {
    const size = sizes[runs.length % sizes.length] ?? 1;
    runs.push(items.slice(start, start + size));
    start += size;
  }
  return runs;
}

const kinds = fc.array(fc.constantFrom('one', 'batch', 'file'), { minLength: 1, maxLength: 5 });
const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 });

/** Every transaction at least once, some again, in any order; prices and settings at some point in between. */
const sendingsOf = (count: number): fc.Arbitrary<Sending[]> => {
  const places = Array.from({ length: count }, (_, index) => index);
  const order = fc
    .subarray(places)
    .chain((again) => fc.shuffledSubarray([...places, ...again], { minLength: count + again.length }));
  return fc.record({ order, sizes, kinds, pricesAt: fc.nat(40), settingsAt: fc.nat(40) }).map((drawn) => {
    const sendings = cut(drawn.order, drawn.sizes).flatMap((members, index): Sending[] => {
      const kind = drawn.kinds[index % drawn.kinds.length] ?? 'one';
      return kind === 'one' ? members.map((member) => ({ kind, members: [member] })) : [{ kind, members }];
    });
    sendings.splice(drawn.pricesAt % (sendings.length + 1), 0, { kind: 'prices' });
    sendings.splice(drawn.settingsAt % (sendings.length + 1), 0, { kind: 'settings' });
    return sendings;
  });
};

const delivery: fc.Arbitrary<Delivery> = fc.record({
  consumer: fc.nat(2),
  picks: fc.array(fc.nat(200), { minLength: 1, maxLength: 3 }),
  breaksAt: fc.option(fc.integer({ min: 1, max: 14 }), { nil: undefined, freq: 2 }),
});

export const scenarios: fc.Arbitrary<Scenario> = numbered.chain((history) =>
  fc.record({
    history: fc.constant(history),
    settings: anySettings,
    prices: somePrices,
    sendings: sendingsOf(history.length),
    senderBreaks: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }),
    deliveries: fc.array(delivery, { minLength: 5, maxLength: 30 }),
  }),
);
