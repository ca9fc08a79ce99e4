/**
 * Binance's transaction history ("statement"): one row per change of a coin. Nothing but the second and the kind of the
 * operation says which rows belong together: the fills of an order, what they brought, and the fees.
 */
import { absolute, type Decimal, ZERO } from '../../../kernel/money/decimal.ts';
import { fromEpochMs, type Timestamp } from '../../../kernel/time.ts';
import { assetOf } from '../aliases.ts';
import { ignored, quoted, readCells, rejectAll } from '../cells.ts';
import { type Draft, finish } from '../draft.ts';
import { exchangeResults } from '../exchange-results.ts';
import { type Entry, grouped } from '../groups.ts';
import { stakingResults } from '../staking.ts';
import type { Column, Format, FormatContext, Result, Row } from '../types.ts';
import { betweenAccounts } from './binance-accounts.ts';
import { fillsByMarket } from './binance-fills.ts';
import { type BinanceRule, binanceRule, type SingleRule, type StakingRule } from './binance-rules.ts';

interface StatementEntry extends Entry {
  readonly at: Timestamp;
  readonly operation: string;
  readonly rule: BinanceRule;
  readonly asset: string;
  readonly change: Decimal;
  readonly isFee: boolean;
  /** Of the balance in Earn, and not of the one at hand. */
  readonly isStaked: boolean;
  readonly notes: string;
}

const SECOND_MS = 1000;
const EARN_ACCOUNT = /earn|savings|staking/;
const TRADE: BinanceRule = { kind: 'exchange', family: 'trade' };

function parse(row: Row, context: FormatContext) {
  const cells = readCells(row, context.numbers);
  const operation = cells.needed('operation');
  const rule = binanceRule(operation);
  const at = cells.date('time');
  const atMs = Date.parse(at);
  const isExchange = rule?.kind === 'exchange';
  const account = cells.text('account').toLowerCase();
  const keyAt = (ms: number) => `${isExchange ? rule.family : ''}|${account}|${ms}`;
  const coin = coinOf(cells.needed('coin'), rule);
  const change = cells.number('change');
  const entry = {
    row,
    at,
    atMs,
    operation,
    rule: rule ?? TRADE,
    asset: coin.asset,
    change,
    isStaked: coin.isLent || EARN_ACCOUNT.test(account),
    isFee: isExchange && rule.isFee === true,
    notes: cells.text('remark'),
    groupKey: isExchange ? keyAt(atMs) : pairKey(rule, { operation, asset: coin.asset, change }),
    // an order that is filled across the turn of a second
    nearKeys: isExchange ? [keyAt(atMs - SECOND_MS), keyAt(atMs + SECOND_MS)] : undefined,
  } satisfies StatementEntry;
  if (rule === undefined && operation !== '') {
    cells.fail('unknown-operation', `Binance's operation ${quoted(operation)} is not known here`);
  }
  const fault = cells.fault();
  return fault ? { fault } : entry;
}

/** A coin that is lent out stands in the statement as `LDUSDT`. */
function coinOf(written: string, rule: BinanceRule | undefined): { readonly asset: string; readonly isLent: boolean } {
  const symbol = written.toUpperCase();
  const asset = assetOf('binance', symbol);
  if (rule?.kind !== 'staking' || !symbol.startsWith('LD') || asset === symbol) return { asset, isLent: false };
  return { asset: assetOf('binance', symbol.slice(2)), isLent: true };
}

/** The two sides of a move inside Binance, which stand within a second. */
function pairKey(
  rule: BinanceRule | undefined,
  { operation, asset, change }: Pick<StatementEntry, 'operation' | 'asset' | 'change'>,
): string | undefined {
  if (rule?.kind === 'staking') return `${operation}|${asset}`;
  return rule?.kind === 'between accounts' ? `between accounts|${asset}|${absolute(change)}` : undefined;
}

const rowsOf = (entries: readonly StatementEntry[]): readonly Row[] => entries.map((entry) => entry.row);

function interpret(entries: readonly StatementEntry[], context: FormatContext): readonly Result[] {
  const [first] = entries;
  if (first === undefined) return [];
  switch (first.rule.kind) {
    case 'between accounts':
      return betweenAccounts(entries);
    case 'staking':
      return staking(entries, first.rule, context);
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

/** Of the balance at hand, the sign says which way it went: Binance pays back a purchase under the same name. */
function staking(entries: readonly StatementEntry[], rule: StakingRule, context: FormatContext): readonly Result[] {
  return stakingResults(
    entries.map((entry) => {
      const { row, asset, change, isStaked } = entry;
      const bySign = change > 0n === isStaked ? 'stake' : 'unstake';
      const type = rule.type ?? bySign;
      const typeAlone = isStaked ? type : bySign;
      return { row, asset, amount: change, fee: ZERO, isStaked, type, typeAlone, common: commonOf(entry, context) };
    }),
  );
}

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
  if (first?.rule.kind !== 'exchange' || first.rule.alone) return true;
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
