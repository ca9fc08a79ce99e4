/** A statement as one CSV table, each row named by its section, so that a spreadsheet can filter it. */
import { csvRecord } from '../../../kernel/csv.ts';
import type { Movement } from '../../contract/movement.ts';
import type { Statement } from '../../contract/statements-http.ts';

const COLUMNS = [
  ...(['section', 'recordedAt', 'effectiveAt', 'cause', 'asset', 'credit', 'debit', 'balance', 'fees'] as const),
  ...(['counterparty', 'reference', 'description', 'transactionId', 'transferId'] as const),
] as const;
type Cells = Readonly<Partial<Record<(typeof COLUMNS)[number], string | undefined>>>;

const record = (cells: Cells): string => csvRecord(COLUMNS.map((column) => cells[column]));

/** The other account, or what of the system's it is. */
export const nameOfOther = ({ counterparty }: Pick<Movement, 'counterparty'>): string =>
  counterparty?.accountId ?? counterparty?.kind ?? '';

function entry({ type, amount, ...movement }: Movement): string {
  const { recordedAt, effectiveAt, cause, asset, balance, reference, description } = movement;
  const { transactionId, transferId } = movement;
  return record({
    ...{ section: 'entry', recordedAt, effectiveAt, cause, asset, [type]: amount, balance },
    ...{ counterparty: nameOfOther(movement), reference, description, transactionId, transferId },
  });
}

/** Parts that are joined, without the heads of those after the first, are the statement as one table. */
export function statementCsv({ from, before, part = 1, parts = 1, balances, entries }: Statement): string {
  const opening = balances.map(({ asset, opening: balance }) =>
    record({ section: 'opening', recordedAt: from, asset, balance }),
  );
  const closing = balances.map(({ asset, credits: credit, debits: debit, closing: balance, fees }) =>
    record({ section: 'closing', recordedAt: before, asset, credit, debit, balance, fees }),
  );
  const [first, last] = [part === 1 ? opening : [], part === parts ? closing : []];
  return [csvRecord(COLUMNS), ...first, ...entries.map(entry), ...last].join('');
}
