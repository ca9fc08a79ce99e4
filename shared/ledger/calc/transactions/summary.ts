/** Counts, amounts and fees of transactions by category, type and status. */
import type { TransactionView } from '../../contract/transactions-http.ts';
import { totalsOf } from '../fees/breakdown.ts';

const groupOf = ({ category, type, status }: TransactionView): string => [category, type, status].join(' ');

/** In order of category, type and status. */
export const summaryOf = (transactions: readonly TransactionView[]) =>
  [...Map.groupBy(transactions, groupOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own;
      if (!first) return [];
      const { category, type, status } = first;
      const amounts = totalsOf(own).toSorted((a, b) => (a.asset < b.asset ? -1 : 1));
      return [
        { category, type, status, count: own.length, amounts, fees: [...totalsOf(own.flatMap(({ fees }) => fees))] },
      ];
    });
