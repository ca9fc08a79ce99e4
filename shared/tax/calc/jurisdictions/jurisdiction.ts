/** What the law of one country says, as data and pure functions. Every module cites what it goes by. */
import type { Decimal } from '../../../kernel/money/decimal.ts';
import type { LotScope, MergerCash, TaxMethod, TermRule } from '../../../settings/contract/settings.ts';

export interface Jurisdiction {
  /** ISO 3166 code; empty for the one that stands for all others. */
  readonly code: string;
  readonly name: string;
  /** Methods that a user may choose; the first one where they don't say. */
  readonly methods: readonly [TaxMethod, ...TaxMethod[]];
  /** Whose lots are in reach of each other; the first one where the user doesn't say. */
  readonly scopes: readonly [LotScope, ...LotScope[]];
  /** How long is long, or exempt; the first one where the user doesn't say. */
  readonly terms: readonly [TermRule, ...TermRule[]];
  /** What money is that comes with a merger; the first one where the user doesn't say. */
  readonly mergerCash: readonly [MergerCash, ...MergerCash[]];
  /** Whether a gift that was worth less than it had cost its giver has that worth for the basis of a loss. */
  readonly giftsLoseFromWorth: boolean;
  /** Whether to give something away is to dispose of it at what it is worth. */
  readonly giftsAreDisposals: boolean;
  /** The last day of the tax year; without a day, that of the month. Only where the user doesn't say. */
  readonly fiscalYearEnd: { readonly month: number; readonly day?: number };
  /** Rounds a gain, or the sum of gains, as its forms take it. */
  readonly roundForForm: (amount: Decimal) => Decimal;
  /** What a report cites. */
  readonly sources: readonly string[];
  /** What a report says is left to the return. */
  readonly remarks?: readonly string[];
}
