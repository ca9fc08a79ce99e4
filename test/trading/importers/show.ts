/** Results as lines of text, one per result, so that an expectation can be read beside its file. */
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import type { Result } from '../../../shared/trading/importers/types.ts';

/** By line: `2 2021-02-01T09:15:00Z mine buy +0.1 BTC -3200 EUR fee 4.8 EUR=4.8 = 3200 EUR #id "notes" {operation}` */
export const shownLines = (results: readonly Result[]): readonly string[] =>
  [...results]
    .sort((a, b) => a.line - b.line)
    .map((result) => {
      const lines = result.rows.join(',') || '-';
      if (result.kind === 'ignored') return `${lines} ignored: ${result.reason}`;
      if (result.kind === 'rejected') return `${lines} rejected ${result.code}: ${result.reason}`;
      return `${lines} ${shownTransaction(result.transaction)}`;
    });

function shownTransaction(transaction: TransactionInput): string {
  const { timestamp, account, type, incomeKind, amounts, fees = [], value, toAccount, externalId, notes } = transaction;
  const operation = transaction.metadata?.['operation'];
  return [
    timestamp.replace('.000Z', 'Z'),
    account,
    incomeKind === undefined ? type : `${type}/${incomeKind}`,
    ...amounts.map(({ direction, quantity, asset }) => `${direction === 'in' ? '+' : '-'}${quantity} ${asset}`),
    ...fees.map(
      ({ quantity, asset, value: worth }) => `fee ${quantity} ${asset}${worth === undefined ? '' : `=${worth}`}`,
    ),
    ...(value ? [`= ${value.amount} ${value.currency}`] : []),
    ...(toAccount === undefined ? [] : [`> ${toAccount}`]),
    ...(externalId === undefined ? [] : [`#${externalId}`]),
    ...(notes === undefined ? [] : [JSON.stringify(notes)]),
    ...(operation === undefined ? [] : [`{${String(operation)}}`]),
  ].join(' ');
}
