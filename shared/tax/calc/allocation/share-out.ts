/** Which units of which open lots an account gets when lots of all accounts become those of each. */
import { add, type Decimal, minimum, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { AllocationOrder } from '../../../settings/contract/settings.ts';
import type { LotAt } from '../stored-lots.ts';

export interface Share {
  readonly lot: LotAt;
  readonly account: string;
  readonly quantity: Decimal;
}

interface How {
  /** Lots in this order go to accounts in theirs. */
  readonly order: AllocationOrder;
  /** Accounts that come first, in this order; the others follow by name. */
  readonly accounts: readonly string[];
}

/** Compares unit costs without dividing. */
const dearerFirst = ([, a]: LotAt, [, b]: LotAt): number => {
  const difference = b.costBasis * a.quantity - a.costBasis * b.quantity;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
};

/** Sorting is stable, so that lots of one cost stay in order of age. */
function inOrder(lots: readonly LotAt[], order: AllocationOrder): readonly LotAt[] {
  switch (order) {
    case 'oldest-first':
      return lots;
    case 'youngest-first':
      return lots.toReversed();
    case 'dearest-first':
      return lots.toSorted(dearerFirst);
    case 'cheapest-first':
      return lots.toSorted((a, b) => dearerFirst(b, a));
  }
}

const rankOf = (account: string, accounts: readonly string[]): number => {
  const at = accounts.indexOf(account);
  return at < 0 ? accounts.length : at;
};

/**
 * Shares out the open lots of an asset, oldest first as given, by where its units are (Rev. Proc. 2024-28, sections 4 and
 * 5). Units of lots that are nowhere stay with the account that acquired them, so that no basis is lost.
 */
export function shareOut(
  lots: readonly LotAt[],
  balances: ReadonlyMap<string, Decimal>,
  { order, accounts }: How,
): readonly Share[] {
  const wanting = [...balances]
    .filter(([, quantity]) => quantity > ZERO)
    .toSorted(([a], [b]) => rankOf(a, accounts) - rankOf(b, accounts) || (a < b ? -1 : 1));
  const shares: Share[] = [];
  let at = 0;
  let given = ZERO;
  for (const lot of inOrder(lots, order)) {
    let left = lot[1].remaining;
    while (left > ZERO) {
      const [account, wanted] = wanting[at] ?? [lot[1].account, undefined];
      const quantity = wanted === undefined ? left : minimum(left, subtract(wanted, given));
      shares.push({ lot, account, quantity });
      left = subtract(left, quantity);
      given = add(given, quantity);
      if (wanted === undefined || given < wanted) continue;
      at += 1;
      given = ZERO;
    }
  }
  return shares;
}
