/** Which transactions are asked for. */
import type * as z from 'zod/mini';
import { decimal } from '../../../kernel/money/decimal.ts';
import type { transactionFilter } from '../../contract/transactions-http.ts';
import type { Seen } from './seen.ts';

export type TransactionFilter = {
  readonly [Name in keyof typeof transactionFilter]?: z.output<(typeof transactionFilter)[Name]> | undefined;
};

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

function hasText({ view, notes }: Seen, text: string): boolean {
  const { id, accountId, counterparty, reference = '', description = '' } = view;
  const texts = [id, accountId, reference, description, ...Object.values(counterparty), ...notes];
  return texts.some((one) => folded(one ?? '').includes(folded(text)));
}

function hasAmount({ view: { asset, amount, converted } }: Seen, filter: TransactionFilter): boolean {
  const sides = [{ asset, amount }, ...(converted ? [converted] : [])];
  return sides.some(
    (side) =>
      (filter.asset === undefined || side.asset === filter.asset) &&
      (filter.minAmount === undefined || decimal(side.amount) >= decimal(filter.minAmount)) &&
      (filter.maxAmount === undefined || decimal(side.amount) <= decimal(filter.maxAmount)),
  );
}

const hasCounterparty = ({ view: { counterparty } }: Seen, name: string): boolean =>
  Object.values(counterparty).some((one) => folded(one ?? '') === folded(name));

/** Of an own transfer, both accounts take part. */
const hasAccount = ({ view }: Seen, accountId: string): boolean =>
  view.accountId === accountId || (view.type !== 'user' && view.counterparty.accountId === accountId);

export const fits = (seen: Seen, filter: TransactionFilter): boolean =>
  (['source', 'category', 'type', 'status'] as const).every(
    (name) => filter[name] === undefined || filter[name] === seen.view[name],
  ) &&
  (filter.accountId === undefined || hasAccount(seen, filter.accountId)) &&
  (filter.counterparty === undefined || hasCounterparty(seen, filter.counterparty)) &&
  hasAmount(seen, filter) &&
  (filter.text === undefined || hasText(seen, filter.text));
