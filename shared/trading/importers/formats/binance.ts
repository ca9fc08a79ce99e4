/**
 * Binance's transaction history ("statement"): one row per change of a coin. Nothing but the second and the kind of the
 * operation says which rows belong together: the fills of an order, what they brought, and the fees.
 */
import { absolute, type Decimal } from '../../../kernel/money/decimal.ts';
import { fromEpochMs, type Timestamp } from '../../../kernel/time.ts';
import { assetOf } from '../aliases.ts';
import { ignored, quoted, readCells, rejectAll } from '../cells.ts';
import { type Draft, finish } from '../draft.ts';
import { exchangeResults } from '../exchange-results.ts';
import { type Entry, grouped } from '../groups.ts';
import type { Column, Format, FormatContext, Result, Row } from '../types.ts';
import { fillsByMarket } from './binance-fills.ts';
import { type BinanceRule, binanceRule, type SingleRule } from './binance-rules.ts';

interface StatementEntry extends Entry {
  readonly at: Timestamp;
  readonly operation: string;
  readonly rule: BinanceRule;
  readonly asset: string;
  readonly change: Decimal;
  readonly isFee: boolean;
  readonly notes: string;
}

const SECOND_MS = 1000;

function parse(row: Row, context: FormatContext) {
  const cells = readCells(row, context.numbers);
  const operation = cells.needed('operation');
  const rule = binanceRule(operation);
  const at = cells.date('time');
  const atMs = Date.parse(at);
  const isExchange = rule?.kind === 'exchange';
  const keyAt = (ms: number) => `${isExchange ? rule.family : ''}|${cells.text('account').toLowerCase()}|${ms}`;
  const entry = {
    row,
    at,
    atMs,
    operation,
    rule: rule ?? { kind: 'internal', reason: '' },
    asset: assetOf('binance', cells.needed('coin')),
    change: cells.number('change'),
    isFee: isExchange && rule.isFee === true,
    notes: cells.text('remark'),
    groupKey: isExchange ? keyAt(atMs) : undefined,
    // an order that is filled across the turn of a second
    nearKeys: isExchange ? [keyAt(atMs - SECOND_MS), keyAt(atMs + SECOND_MS)] : undefined,
  } satisfies StatementEntry;
  if (rule === undefined && operation !== '') {
    cells.fail('unknown-operation', `Binance's operation ${quoted(operation)} is not known here`);
  }
  const fault = cells.fault();
  return fault ? { fault } : entry;
}

const rowsOf = (entries: readonly StatementEntry[]): readonly Row[] => entries.map((entry) => entry.row);

function interpret(entries: readonly StatementEntry[], context: FormatContext): readonly Result[] {
  const [first] = entries;
  if (first === undefined) return [];
  switch (first.rule.kind) {
    case 'internal':
      return [ignored(rowsOf(entries), first.rule.reason)];
    case 'single':
      return single(first, first.rule, context);
    case 'exchange':
      return fillsByMarket(entries).flatMap((fills) => together(fills, context));
  }
}

const commonOf = (entry: StatementEntry, context: FormatContext): Omit<Draft, 'type'> => ({
  account: context.account,
  timestamp: entry.at,
  notes: entry.notes,
  metadata: { operation: entry.operation, account: entry.row.cells['account'] ?? '' },
});

function single(entry: StatementEntry, rule: SingleRule, context: FormatContext): readonly Result[] {
  if (entry.change === 0n) return [ignored([entry.row], 'nothing moved')];
  const leg = [{ asset: entry.asset, quantity: absolute(entry.change) }];
  const common = commonOf(entry, context);
  return entry.change > 0n
    ? finish([entry.row], { ...common, ...rule.in, ins: leg })
    : finish([entry.row], { ...common, ...rule.out, outs: leg });
}

function together(entries: readonly StatementEntry[], context: FormatContext): readonly Result[] {
  const [first] = entries;
  if (first === undefined || first.rule.kind !== 'exchange') return [];
  const rows = rowsOf(entries);
  const startMs = Math.min(...entries.map((entry) => entry.atMs));
  const notes = [...new Set(entries.map((entry) => entry.notes))].filter((note) => note !== '').join('; ');
  const common = { ...commonOf(first, context), timestamp: fromEpochMs(startMs), notes };
  const whole = exchangeResults({ rows, movements: entries, common, type: first.rule.type });
  if (whole) return whole;
  const { alone } = first.rule;
  if (alone) return entries.flatMap((entry) => single(entry, alone, context));
  const reason = `the other side of this ${quoted(first.operation)} is not in the file`;
  return rejectAll(rows, { code: 'incomplete-group', reason });
}

const isWhole = (entries: readonly StatementEntry[]): boolean => {
  const moved = entries.filter((entry) => !entry.isFee);
  const [first] = entries;
  if (first?.rule.kind === 'exchange' && first.rule.alone) return true;
  return moved.some((entry) => entry.change > 0n) && moved.some((entry) => entry.change < 0n);
};

const column = (field: string, required: boolean, ...names: string[]): Column => ({ field, required, names });
const HEADER = ['utc_time', 'account', 'operation', 'coin', 'change', 'remark'];

export const binance: Format = {
  name: 'binance',
  title: 'Binance transaction history',
  columns: [
    column('user', false, 'user_id', 'user id'),
    column('time', true, 'utc_time', 'time', 'time(utc)'),
    column('account', true, 'account'),
    column('operation', true, 'operation'),
    column('coin', true, 'coin'),
    column('change', true, 'change'),
    column('remark', false, 'remark'),
  ],
  variants: [
    { name: 'with user', header: ['user_id', ...HEADER] },
    { name: 'without user', header: HEADER },
    { name: 'with user, spaced', header: ['user id', 'time', 'account', 'operation', 'coin', 'change', 'remark'] },
  ],
  start: (context) => grouped({ parse, interpret, isWhole, windowSeconds: 1 }, context),
};
