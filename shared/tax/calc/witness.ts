import { type Fact, factOf } from './facts.ts';
import type { Witness } from './ledger.ts';
import type { MissedPrices } from './missed-prices.ts';
import { Restatement } from './restatement.ts';
import type { Logged } from './row-log.ts';
import type { TaxRules } from './rules.ts';
import type { Shortfalls } from './shortfalls.ts';

/** Hears of rows and makes facts of them: of new ones a list, of a redone book a restatement. */
export function witnessOf({
  shortfalls,
  facts,
  missed,
  states,
  rules,
}: {
  readonly shortfalls: Shortfalls;
  readonly facts: Fact[] | Restatement;
  readonly missed: MissedPrices;
  /** Whether anybody wants the facts. */
  readonly states: boolean;
  /** The rules at that moment. */
  readonly rules: () => TaxRules;
}): Witness {
  const fact = ({ key, row, lot }: Logged): Fact | undefined => (states ? factOf(key, row, lot, rules()) : undefined);
  return {
    missed: (lacking) => missed.note(lacking),
    stated: (logged) => {
      shortfalls.stated(logged);
      const stated = fact(logged);
      if (stated === undefined) return;
      if (facts instanceof Restatement) facts.state(stated);
      else facts.push(stated);
    },
    withdrawn: (logged) => {
      shortfalls.withdrawn(logged);
      const withdrawn = fact(logged);
      if (withdrawn !== undefined && facts instanceof Restatement) facts.withdraw(withdrawn);
    },
  };
}
