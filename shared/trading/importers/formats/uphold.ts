/**
 * Uphold's transaction history. What went out holds the fee. One row can be two things: coins that are sent in another
 * coin are exchanged first, and then leave. So its id, which would be that of both, is kept in the metadata.
 */
import { negate } from '../../../kernel/money/decimal.ts';
import { assetOf } from '../aliases.ts';
import { ignored, quoted, readCells, rejected } from '../cells.ts';
import { type Draft, finish } from '../draft.ts';
import { exchangeResults } from '../exchange-results.ts';
import { ungrouped } from '../groups.ts';
import type { Leg } from '../legs.ts';
import { bookRow, withoutFee } from '../one-row.ts';
import { DEPOSIT, EXCHANGE, WITHDRAWAL } from '../rules.ts';
import type { Column, Format, FormatContext, Result, Row } from '../types.ts';

const HEADER = [
  ...['date', 'destination', 'destination amount', 'destination currency', 'fee amount', 'fee currency'],
  ...['id', 'origin', 'origin amount', 'origin currency', 'status', 'type'],
];

const columns: readonly Column[] = HEADER.map((name) => ({
  field: name,
  names: [name],
  required: name !== 'destination' && name !== 'origin',
}));

function interpret(row: Row, context: FormatContext): readonly Result[] {
  const cells = readCells(row, context.numbers);
  const status = cells.text('status');
  if (status !== 'completed') return [ignored([row], `not booked: its status is ${quoted(status)}`)];
  const type = cells.needed('type');
  const leg = (side: 'origin' | 'destination'): Leg => ({
    asset: assetOf('uphold', cells.needed(`${side} currency`)),
    quantity: cells.number(`${side} amount`),
  });
  const [origin, destination] = [leg('origin'), leg('destination')];
  const charged = cells.optionalNumber('fee amount');
  const fee =
    charged === undefined || charged === 0n
      ? undefined
      : { asset: assetOf('uphold', cells.needed('fee currency')), quantity: charged };
  const timestamp = cells.date('date');
  const fault = cells.fault();
  if (fault) return [rejected(row, fault)];
  const sides = { row, origin, destination, fee };
  const common = { account: context.account, timestamp, metadata: { id: cells.text('id') } };
  const booked = { row, common, operation: type, fees: fee ? [fee] : [] };
  const isOneCoin = origin.asset === destination.asset;
  if (type === 'in' && isOneCoin) return bookRow({ ...booked, rule: DEPOSIT, into: origin });
  if (type === 'out' && isOneCoin) {
    return bookRow({ ...booked, ...withoutFee({ out: origin, fee }), rule: WITHDRAWAL });
  }
  if (type === 'out') return exchangedAndSent(sides, { ...common, metadata: { ...common.metadata, operation: type } });
  if (type === 'in' || type === 'transfer') {
    return bookRow({ ...booked, ...withoutFee({ into: destination, out: origin, fee }), rule: EXCHANGE });
  }
  return [rejected(row, { code: 'unknown-operation', reason: `Uphold's ${quoted(type)} is not known here` })];
}

interface Sent {
  readonly row: Row;
  readonly origin: Leg;
  readonly destination: Leg;
  readonly fee: Leg | undefined;
}

function exchangedAndSent({ row, origin, destination, fee }: Sent, common: Omit<Draft, 'type'>): readonly Result[] {
  const { into, out } = withoutFee({ into: destination, out: origin, fee });
  const movements = [
    ...(into ? [{ asset: into.asset, change: into.quantity, isFee: false }] : []),
    ...(out ? [{ asset: out.asset, change: negate(out.quantity), isFee: false }] : []),
    ...(fee ? [{ asset: fee.asset, change: negate(fee.quantity), isFee: true }] : []),
  ];
  const exchanged = exchangeResults({ rows: [row], movements, common }) ?? [];
  const sent = finish([row], { ...common, type: 'withdrawal', outs: [destination] });
  const isWhole = [...exchanged, ...sent].every((result) => result.kind === 'transaction') && exchanged.length > 0;
  if (isWhole) return [...exchanged, ...sent.map((result) => ({ ...result, rows: [] }))];
  return [rejected(row, { code: 'invalid-transaction', reason: 'what was sent is not more than its fee' })];
}

export const uphold: Format = {
  name: 'uphold',
  title: 'Uphold transaction history',
  columns,
  variants: [{ name: 'plain', header: HEADER }],
  start: (context) => ungrouped((row) => interpret(row, context)),
};
