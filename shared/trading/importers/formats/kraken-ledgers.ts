/**
 * Kraken's ledgers: one row per change of a balance, by `amount` less `fee`. Rows of one trade share a `refid`.
 * Meaning of the columns: support.kraken.com, "How to interpret Ledger history fields".
 */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { absolute, type Decimal, multiplyDivide, negate, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { assetOf } from '../aliases.ts';
import { ignored, readCells, rejectAll } from '../cells.ts';
import { type Draft, finish } from '../draft.ts';
import { exchangeResults } from '../exchange-results.ts';
import { type Entry, grouped } from '../groups.ts';
import { type Movement, settle, type Value } from '../legs.ts';
import { stakingResults } from '../staking.ts';
import type { Column, Format, FormatContext, Result, Row } from '../types.ts';
import { type KrakenRule, krakenRule, type SingleRule, type StakingRule } from './kraken-rules.ts';

interface LedgerEntry extends Entry {
  readonly at: Timestamp;
  readonly refid: string;
  readonly operation: string;
  readonly rule: KrakenRule;
  readonly asset: string;
  readonly amount: Decimal;
  readonly fee: Decimal;
  readonly usd?: Decimal | undefined;
  readonly isPending: boolean;
}

/** How far apart the rows of a move between spot and staking may be. */
const STAKING_WINDOW_SECONDS = 600;

function parse(row: Row, context: FormatContext) {
  const cells = readCells(row, context.numbers);
  const [type, subtype] = [cells.needed('type').toLowerCase(), cells.text('subtype').toLowerCase()];
  const rule = krakenRule(type, subtype);
  const operation = subtype ? `${type}/${subtype}` : type;
  const at = cells.date('time');
  const refid = cells.needed('refid');
  const asset = assetOf('kraken', cells.needed('asset'));
  const amount = cells.number('amount');
  const entry = {
    row,
    at,
    atMs: Date.parse(at),
    refid,
    operation,
    rule: rule ?? { kind: 'exchange' },
    asset,
    amount,
    fee: cells.optionalNumber('fee') ?? ZERO,
    usd: cells.optionalNumber('usd'),
    // Kraken lists a deposit or withdrawal when it is asked for, and again with its txid when it is booked
    isPending: cells.text('txid') === '',
    ...groupOf(rule, { refid, move: `${asset} ${absolute(amount)}` }),
  } satisfies LedgerEntry;
  if (rule === undefined) cells.fail('unknown-operation', `Kraken's "${operation}" is not known here`);
  const fault = cells.fault();
  return fault ? { fault } : entry;
}

/** A move between spot and staking is known by its coin and amount, where its two rows have a refid each. */
function groupOf(rule: KrakenRule | undefined, { refid, move }: { readonly refid: string; readonly move: string }) {
  if (rule?.kind === 'exchange') return { groupKey: refid };
  if (rule?.kind !== 'staking') return {};
  const windowSeconds = STAKING_WINDOW_SECONDS;
  return { groupKey: `${rule.type} ${rule.isOneRefid ? refid : move}`, windowSeconds };
}

const changeOf = (entry: LedgerEntry): Decimal => subtract(entry.amount, entry.fee);
const rowsOf = (entries: readonly LedgerEntry[]): readonly Row[] => entries.map((entry) => entry.row);

const movementsOf = (entries: readonly LedgerEntry[]): readonly Movement[] =>
  entries.flatMap(({ asset, amount, fee }) => [
    { asset, change: amount, isFee: false },
    { asset, change: negate(fee), isFee: true },
  ]);

function interpret(entries: readonly LedgerEntry[], context: FormatContext): readonly Result[] {
  const [first] = entries;
  if (first === undefined) return [];
  switch (first.rule.kind) {
    case 'staking':
      return staking(entries, first.rule, context);
    case 'single':
      if (first.isPending) return pending(entries);
      return single(first, first.rule, context);
    case 'exchange':
      return trade(entries, first, context);
  }
}

const pending = (entries: readonly LedgerEntry[]): readonly Result[] =>
  entries.length > 0 ? [ignored(rowsOf(entries), 'asked for, but not booked yet: the row has no txid')] : [];

const staking = (entries: readonly LedgerEntry[], rule: StakingRule, context: FormatContext): readonly Result[] => [
  ...pending(entries.filter((entry) => entry.isPending)),
  ...stakingResults(
    entries
      .filter((entry) => !entry.isPending)
      .map(({ row, asset, amount, fee, at, refid, operation }) => ({
        row,
        asset,
        amount,
        fee,
        isStaked: amount > 0n === (rule.type === 'stake'),
        type: rule.type,
        isRenaming: rule.isRenaming === true,
        common: { account: context.account, timestamp: at, externalId: refid, metadata: { operation } },
      })),
  ),
];

const usdValue = (entry: LedgerEntry, of: Decimal): Value | undefined =>
  entry.usd === undefined || isFiat(entry.asset) || entry.amount === 0n
    ? undefined
    : { currency: 'USD', amount: absolute(multiplyDivide(entry.usd, of, entry.amount)) };

function single(entry: LedgerEntry, rule: SingleRule, context: FormatContext, id = entry.refid): readonly Result[] {
  const { asset, amount, fee } = entry;
  const change = changeOf(entry);
  if (change === 0n && fee === 0n) return [ignored([entry.row], 'nothing moved')];
  const isReversal = rule.usual !== undefined && amount !== 0n && amount > 0n !== (rule.usual === 'in');
  const common = {
    account: context.account,
    timestamp: entry.at,
    externalId: isReversal ? `${id}-reversal` : id,
    metadata: { operation: entry.operation },
  };
  if (amount > 0n && change > 0n) {
    const isIncome = rule.in.type === 'income';
    // what Kraken keeps of a reward was never received, so it is neither income nor a fee
    const fees = isIncome || fee <= 0n ? [] : [{ asset, quantity: fee }];
    const metadata =
      isIncome && fee > 0n ? { ...common.metadata, commission: entry.row.cells['fee'] ?? '' } : common.metadata;
    return finish([entry.row], {
      ...common,
      ...rule.in,
      ins: [{ asset, quantity: change }],
      fees,
      value: usdValue(entry, change),
      metadata,
    });
  }
  if (amount < 0n) {
    const quantity = absolute(amount);
    return finish([entry.row], {
      ...common,
      ...rule.out,
      outs: [{ asset, quantity: fee < 0n ? subtract(quantity, negate(fee)) : quantity }],
      fees: fee > 0n ? [{ asset, quantity: fee }] : [],
      value: usdValue(entry, quantity),
    });
  }
  // nothing but a fee, as for margin that is rolled over, or a fee that took all that came
  if (change < 0n)
    return finish([entry.row], { ...common, type: 'fee', outs: [{ asset, quantity: absolute(change) }] });
  if (change > 0n) return finish([entry.row], { ...common, ...rule.in, ins: [{ asset, quantity: change }] });
  return [ignored([entry.row], 'the fee took all that came in, so nothing moved')];
}

/** What left, in dollars, or else what came; only if every row of that side says so. */
function statedUsd(entries: readonly LedgerEntry[]): Value | undefined {
  const side = (sign: 1n | -1n) => entries.filter((entry) => entry.amount * sign > 0n).map((entry) => entry.usd);
  const total = [side(-1n), side(1n)].find(
    (values) => values.length > 0 && values.every((value) => value !== undefined),
  );
  const amount = sum((total ?? []).flatMap((value) => (value === undefined ? [] : [absolute(value)])));
  return amount > 0n ? { currency: 'USD', amount } : undefined;
}

/** What each asset that left was worth, in dollars. */
const worthOf = (entries: readonly LedgerEntry[]): ReadonlyMap<string, Decimal> =>
  Map.groupBy(
    entries.filter((entry) => entry.amount < 0n),
    (entry) => entry.asset,
  )
    .entries()
    .map(([asset, rows]): [string, Decimal] => [asset, sum(rows.map((row) => absolute(row.usd ?? ZERO)))])
    .reduce((worth, [asset, usd]) => worth.set(asset, usd), new Map<string, Decimal>());

function trade(entries: readonly LedgerEntry[], first: LedgerEntry, context: FormatContext): readonly Result[] {
  const rows = rowsOf(entries);
  const { rule, at, refid, operation } = first;
  const common = { account: context.account, timestamp: at, externalId: refid, metadata: { operation } };
  const type = operation.startsWith('nft') ? 'nft_trade' : undefined;
  const movements = movementsOf(entries);
  const whole = exchangeResults({ rows, movements, common, stated: statedUsd(entries), worth: worthOf(entries), type });
  if (whole) return whole;
  if (rule.kind === 'exchange' && rule.alone) {
    const { alone } = rule;
    return entries.flatMap((entry, index) =>
      single(entry, alone, context, index === 0 ? refid : `${refid}-${index + 1}`),
    );
  }
  const nothing = entries.find((entry) => entry.amount === 0n);
  if (nothing) return forNothing(entries, nothing.asset, common);
  const reason = `the other side of ${operation} ${refid} is not in the file`;
  return rejectAll(rows, { code: 'incomplete-group', reason });
}

/** Kraken rounds what a tiny trade costs or brings to nothing; the coins moved all the same. */
function forNothing(entries: readonly LedgerEntry[], other: string, common: Omit<Draft, 'type'>): readonly Result[] {
  const { ins, outs, fees } = settle(movementsOf(entries));
  const value = { currency: isFiat(other) ? other : 'USD', amount: ZERO };
  const net = ins.map((leg) => ({ ...leg, quantity: changeIn(entries, leg.asset) }));
  return finish(rowsOf(entries), { ...common, type: ins.length > 0 ? 'buy' : 'sell', ins: net, outs, fees, value });
}

const changeIn = (entries: readonly LedgerEntry[], asset: string): Decimal =>
  sum(entries.filter((entry) => entry.asset === asset).map(changeOf));

/** A trade has what came and what went, or a row that says that one of them was rounded to nothing. */
function isWhole(entries: readonly LedgerEntry[]): boolean {
  const [first] = entries;
  if (first?.rule.kind !== 'exchange' || first.rule.alone) return true;
  return (
    entries.some((entry) => entry.amount >= 0n) && entries.some((entry) => entry.amount <= 0n) && entries.length > 1
  );
}

const column = (field: string, required: boolean, ...names: string[]): Column => ({
  field,
  names: names.length > 0 ? names : [field],
  required,
});

const HEADS = ['txid', 'refid', 'time', 'type', 'subtype', 'aclass'];
const TAIL = ['amount', 'fee', 'balance'];

export const krakenLedgers: Format = {
  name: 'kraken-ledgers',
  title: 'Kraken ledgers',
  columns: [
    ...['txid', 'refid', 'time', 'type', 'subtype'].map((field) => column(field, true)),
    ...['aclass', 'subclass', 'wallet', 'balance'].map((field) => column(field, false)),
    ...['asset', 'amount', 'fee'].map((field) => column(field, true)),
    column('usd', false, 'amountusd'),
  ],
  variants: [
    { name: 'with subclass and wallet', header: [...HEADS, 'subclass', 'asset', 'wallet', ...TAIL] },
    { name: 'with wallet and dollars', header: [...HEADS, 'asset', 'wallet', ...TAIL, 'amountusd'] },
    { name: 'with wallet', header: [...HEADS, 'asset', 'wallet', ...TAIL] },
    { name: 'with dollars', header: [...HEADS, 'asset', ...TAIL, 'amountusd'] },
    { name: 'plain', header: [...HEADS, 'asset', ...TAIL] },
    { name: 'with a trailing comma', header: [...HEADS, 'asset', ...TAIL, ''] },
  ],
  start: (context) => grouped({ parse, interpret, isWhole, windowSeconds: 10 }, context),
};
