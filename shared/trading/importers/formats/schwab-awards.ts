/**
 * Charles Schwab's Equity Awards Center. An award stands in two rows: what it was of, and below it the price and what was
 * kept for tax. What is left of the shares goes on to the brokerage account, whose own export calls it stock plan activity.
 */
import { multiply } from '../../../kernel/money/decimal.ts';
import { shareOf } from '../brokers.ts';
import { ignored, quoted, readCells, rejectAll } from '../cells.ts';
import { finish } from '../draft.ts';
import type { Column, Format, FormatContext, Interpreter, Result, Row } from '../types.ts';

const HEADER = [
  ...['date', 'action', 'symbol', 'description', 'quantity', 'feesandcommissions', 'disbursementelection', 'amount'],
  ...['awarddate', 'awardid', 'fairmarketvalueprice', 'saleprice', 'sharessoldwithheldfortaxes', 'netsharesdeposited'],
  'taxes',
];
const OPTIONAL = new Set(['feesandcommissions', 'disbursementelection', 'amount', 'awarddate', 'saleprice', 'taxes']);

const columns: readonly Column[] = HEADER.map((name) => ({
  field: name,
  names: [name],
  required: !OPTIONAL.has(name),
}));

const textOf = (row: Row, field: string): string => row.cells[field] ?? '';

function interpret(rows: readonly Row[], context: FormatContext): readonly Result[] {
  const [award, details] = rows;
  if (award === undefined) return [];
  const action = textOf(award, 'action');
  if (action.toLowerCase() !== 'lapse') {
    const reason = `${quoted(action)} of Charles Schwab equity awards is not known here`;
    return rejectAll(rows, { code: 'unknown-operation', reason });
  }
  if (details === undefined) {
    const reason = 'the row with the price and the shares that were deposited is not below it';
    return rejectAll(rows, { code: 'incomplete-group', reason });
  }
  const [cells, below] = [award, details].map((row) => readCells(row, context.numbers, { order: 'month-first' }));
  if (cells === undefined || below === undefined) return [];
  const [asset, timestamp] = [shareOf(cells.needed('symbol')), cells.date('date')];
  const [price, quantity] = [below.number('fairmarketvalueprice'), below.number('netsharesdeposited')];
  const withheld = below.optionalNumber('sharessoldwithheldfortaxes');
  const fault = cells.fault() ?? below.fault();
  if (fault) return rejectAll(rows, fault);
  if (quantity === 0n) return [ignored(rows, 'all shares were kept for tax, so that none arrived')];
  const id = textOf(details, 'awardid');
  const common = { account: context.account, timestamp, metadata: { operation: action } };
  const kept = withheld ? `, of which ${textOf(details, 'sharessoldwithheldfortaxes')} were kept for tax` : '';
  const [vested, sent] = [
    finish(rows, {
      ...common,
      type: 'income',
      incomeKind: 'wages',
      ins: [{ asset, quantity }],
      value: { currency: 'USD', amount: multiply(quantity, price) },
      externalId: id && `${id} ${timestamp.slice(0, 10)}`,
      notes: `${textOf(award, 'quantity')} shares vested${kept}`,
    }),
    finish(rows, {
      ...common,
      type: 'withdrawal',
      outs: [{ asset, quantity }],
      externalId: id && `${id} ${timestamp.slice(0, 10)}-2`,
      notes: 'deposited to the brokerage account',
    }),
  ];
  const isWhole = [...vested, ...sent].every((result) => result.kind === 'transaction');
  return isWhole ? [...vested, ...sent.map((result) => ({ ...result, rows: [] }))] : vested;
}

/** A row without a date belongs to the one above it. */
function start(context: FormatContext): Interpreter {
  let open: readonly Row[] = [];
  const close = (): readonly Result[] => {
    const rows = open;
    open = [];
    return interpret(rows, context);
  };
  return {
    push: (row) => {
      if (textOf(row, 'date') !== '') {
        const results = close();
        open = [row];
        return results;
      }
      if (open.length === 1) {
        open = [...open, row];
        return [];
      }
      return [
        ...close(),
        ...rejectAll([row], { code: 'incomplete-group', reason: 'details without the award that they are of' }),
      ];
    },
    end: close,
    held: () => open,
  };
}

export const schwabAwards: Format = {
  name: 'schwab-awards',
  title: 'Charles Schwab equity awards',
  columns,
  variants: [{ name: 'plain', header: HEADER }],
  start,
};
