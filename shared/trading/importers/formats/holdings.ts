/** Lists of what was held, or of accounts. They are known so that their refusal can say what they are. */
import { ungrouped } from '../groups.ts';
import type { Format } from '../types.ts';

const HEADERS: readonly (readonly [name: string, header: readonly string[]])[] = [
  ['holdings at dates', ['date', 'symbol', 'quantity', 'price', 'currency']],
  ['accounts', ['type', 'name', 'amount', 'currency']],
  ['accounts, described', ['name', 'description', 'amount', 'currency']],
];

export const holdings: Format = {
  name: 'holdings',
  title: 'Holdings or accounts (no transactions)',
  // none is required, and too few are known for another header to be taken for one of these
  columns: ['quantity', 'amount', 'currency'].map((name) => ({ field: name, names: [name], required: false })),
  variants: HEADERS.map(([name, header]) => ({ name, header })),
  refusal:
    'this is a list of holdings or accounts, which says what there was and not what came or went; export the transactions',
  start: () => ungrouped(() => []),
};
