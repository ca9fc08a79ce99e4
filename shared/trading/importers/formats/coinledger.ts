/** CoinLedger's export: one row per change of a balance, fees too; the rows of one transaction share its internal id. */
import { absolute, type Decimal, negate } from '../../../kernel/money/decimal.ts';
import { assetOf } from '../aliases.ts';
import { ignored, quoted, readCells, rejectAll } from '../cells.ts';
import { type Draft, finish } from '../draft.ts';
import { exchangeResults } from '../exchange-results.ts';
import { type Entry, grouped } from '../groups.ts';
import { type Leg, settle } from '../legs.ts';
import type { OneRowRule } from '../one-row.ts';
import { EXCHANGE, GIFT, income, MOVED, only, PROFIT, SPENT } from '../rules.ts';
import type { Column, Format, FormatContext, Result, Row } from '../types.ts';

interface LedgerEntry extends Entry {
  readonly type: string;
  readonly rule: OneRowRule;
  readonly id: string;
  readonly asset: string;
  readonly change: Decimal;
  readonly isFee: boolean;
  readonly common: Omit<Draft, 'type'>;
}

const TYPES: ReadonlyMap<string, OneRowRule> = new Map<string, OneRowRule>([
  ...['buy', 'sell', 'trade'].map((type) => [type, EXCHANGE] as const),
  ...['deposit', 'withdrawal', 'transfer', 'manual position'].map((type) => [type, MOVED] as const),
  ['airdrop', income('airdrop')],
  ['hard fork', income('fork')],
  ['interest', income('interest')],
  ['interest payment', income('interest')],
  ['mining', income('mining')],
  ['staking', income('staking')],
  ['income', income('other')],
  ['gift received', GIFT],
  ['gift sent', GIFT],
  ['margin gain', PROFIT],
  ['margin loss', PROFIT],
  ['investment loss', only('out', 'lost')],
  ['theft loss', only('out', 'lost')],
  ['casualty loss', only('out', 'lost')],
  ['charitable donation', only('out', 'donation_sent')],
  ['merchant payment', SPENT],
  ['network fee', only('out', 'fee')],
  ['platform fee', only('out', 'fee')],
]);

const FEE_RECORDS: ReadonlySet<string> = new Set(['platform fee', 'network fee']);
/** A debit takes what its amount says, whatever the sign; other records go the way of theirs. */
const signOf = (record: string, amount: Decimal): Decimal =>
  record === 'debit' || FEE_RECORDS.has(record) ? negate(absolute(amount)) : amount;

function parse(row: Row, context: FormatContext) {
  const cells = readCells(row, context.numbers);
  const at = cells.date('date');
  const [type, id] = [cells.needed('type'), cells.needed('internal id')];
  const record = cells.needed('record type').toLowerCase();
  const rule = TYPES.get(type.toLowerCase());
  if (rule === undefined) cells.fail('unknown-operation', `CoinLedger's ${quoted(type)} is not known here`);
  const entry = {
    row,
    atMs: Date.parse(at),
    groupKey: id,
    type,
    rule: rule ?? MOVED,
    id,
    asset: assetOf('coinledger', cells.needed('asset')),
    change: signOf(record, cells.number('amount')),
    isFee: FEE_RECORDS.has(record),
    common: {
      account: cells.text('account name') || cells.text('platform') || context.account,
      timestamp: at,
      externalId: id,
      notes: cells.text('description'),
      metadata: { operation: type, txHash: cells.text('blockchain id') },
    },
  } satisfies LedgerEntry;
  const fault = cells.fault();
  return fault ? { fault } : entry;
}

function isWhole(entries: readonly LedgerEntry[]): boolean {
  const { ins, outs } = settle(entries);
  return entries[0]?.rule.both === undefined || (ins.length > 0 && outs.length > 0);
}

function interpret(entries: readonly LedgerEntry[]): readonly Result[] {
  const rows = entries.map(({ row }) => row);
  const [first] = entries;
  if (first === undefined) return [];
  const { rule, common, type, id } = first;
  const { ins, outs, fees } = settle(entries);
  const [into, out] = [ins[0], outs[0]];
  if (into && out && rule.both) {
    return exchangeResults({ rows, movements: entries, common }) ?? rejectAll(rows, oneSided(type, id));
  }
  if (into === undefined && out === undefined) {
    if (fees.length === 0) return [ignored(rows, 'nothing moved')];
    return rule.both ? rejectAll(rows, oneSided(type, id)) : finish(rows, { ...common, type: 'fee', outs: fees });
  }
  if (rule.both) return rejectAll(rows, oneSided(type, id));
  const booking = into && out ? undefined : into ? rule.in : rule.out;
  if (booking === undefined) {
    const reason = `CoinLedger's ${quoted(type)} is not known here as something that moves this way`;
    return rejectAll(rows, { code: 'unknown-operation', reason });
  }
  const notes = common.notes || booking.notes;
  return finish(rows, { ...common, ...booking, notes, ins: lessFees(ins, fees), outs, fees });
}

/** What arrived: a fee in the same coin was kept of it. */
const lessFees = (ins: readonly Leg[], fees: readonly Leg[]): readonly Leg[] =>
  ins.map(({ asset, quantity }) => {
    const kept = fees.find((fee) => fee.asset === asset)?.quantity ?? 0n;
    return { asset, quantity: (quantity - kept) as Decimal };
  });

const oneSided = (type: string, id: string) =>
  ({ code: 'incomplete-group', reason: `the other side of the ${type} ${id} is not in the file` }) as const;

const HEADER = [
  ...['timestamp (utc)', 'type', 'internal id', 'platform', 'account name', 'platform id', 'blockchain id'],
  ...['record type', 'asset', 'amount', 'description'],
];
const OPTIONAL: ReadonlySet<string> = new Set(['platform id', 'blockchain id', 'description', 'account name']);

const columns: readonly Column[] = HEADER.map((name) => ({
  field: name === 'timestamp (utc)' ? 'date' : name,
  names: [name],
  required: !OPTIONAL.has(name),
}));

export const coinledger: Format = {
  name: 'coinledger',
  title: 'CoinLedger transactions',
  columns,
  variants: [
    { name: 'plain', header: HEADER },
    { name: 'without account name', header: HEADER.filter((name) => name !== 'account name') },
  ],
  start: (context) => grouped({ parse, interpret, isWhole, windowSeconds: 1 }, context),
};
