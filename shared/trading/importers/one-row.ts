/** Rows that each say by themselves what came, what went and what it cost. */
import { add, negate, subtract, sum } from '../../kernel/money/decimal.ts';
import type { TransactionType } from '../contract/transaction-types.ts';
import { ignored, quoted, rejected } from './cells.ts';
import { type Draft, finish } from './draft.ts';
import { exchangeResults } from './exchange-results.ts';
import type { FeeLeg, Leg, Movement, Value } from './legs.ts';
import type { Result, Row } from './types.ts';

/** What an amount that goes one way is. */
export interface OneWay {
  readonly type: TransactionType;
  readonly incomeKind?: string;
  readonly notes?: string;
}

/** What an operation is, by the sides that a row states. A side that is left out can't be. */
export interface OneRowRule {
  readonly in?: OneWay;
  readonly out?: OneWay;
  /** `exchange` is a buy, a sale or a trade, by what is money. */
  readonly both?: TransactionType | 'exchange';
}

export interface OneRow {
  readonly row: Row;
  /** As the export calls it: for reasons, and kept in the metadata. */
  readonly operation?: string | undefined;
  readonly rule: OneRowRule;
  readonly common: Omit<Draft, 'type' | 'ins' | 'outs' | 'fees' | 'value' | 'incomeKind'>;
  /** Before a fee that is taken off it. */
  readonly into?: Leg | undefined;
  /** Without a fee that leaves on top of it. */
  readonly out?: Leg | undefined;
  readonly fees?: readonly FeeLeg[] | undefined;
  /** What it was worth, where no side is money. */
  readonly value?: Value | undefined;
}

type Complete = OneRow & { readonly fees: readonly FeeLeg[] };

const stated = (leg: Leg | undefined): Leg | undefined => (leg && leg.quantity !== 0n ? leg : undefined);

/** One fee per asset, of those that are more than nothing. */
function byAsset(fees: readonly FeeLeg[]): readonly FeeLeg[] {
  const charged = fees.filter((fee) => fee.quantity !== 0n);
  const groups = Map.groupBy(charged, (fee) => fee.asset);
  return [...groups].map(([asset, [first, ...more]]) =>
    first && more.length === 0
      ? first
      : { asset, quantity: sum(groups.get(asset)?.map(({ quantity }) => quantity) ?? []) },
  );
}

/** The results of one row. Amounts of zero are as good as none. */
export function bookRow(given: OneRow): readonly Result[] {
  const [into, out] = [stated(given.into), stated(given.out)];
  const fees = byAsset(given.fees ?? []);
  const negative = [into, out, ...fees].find((leg) => leg !== undefined && leg.quantity < 0n);
  if (negative) {
    return [rejected(given.row, { code: 'bad-number', reason: `the amount of ${negative.asset} is below zero` })];
  }
  const { metadata } = given.common;
  const common = given.operation
    ? { ...given.common, metadata: { ...metadata, operation: given.operation } }
    : given.common;
  const parts = { ...given, common, fees };
  if (into && out) return bothWays({ ...parts, into, out });
  if (into) return oneWay(parts, 'in', into);
  if (out) return oneWay(parts, 'out', out);
  if (given.rule.both !== undefined && given.rule.in === undefined) return [oneSided(given)];
  if (fees.length === 0) return [ignored([given.row], 'nothing moved')];
  return finish([given.row], { ...common, type: 'fee', outs: fees });
}

const nameOf = ({ operation }: OneRow): string => (operation ? quoted(operation) : 'trade');

const oneSided = (given: OneRow): Result => {
  const reason = `the row of a ${nameOf(given)} does not state both sides`;
  return rejected(given.row, { code: 'incomplete-group', reason });
};

const unknown = (given: OneRow, what: string): Result => {
  const reason = `${nameOf(given)} is not known here as something that ${what}`;
  return rejected(given.row, { code: 'unknown-operation', reason });
};

function bothWays(given: Complete & { readonly into: Leg; readonly out: Leg }): readonly Result[] {
  const { row, rule, into, out, fees, value, common } = given;
  if (rule.both === undefined) return [unknown(given, 'brings one thing in and takes another out')];
  if (rule.both === 'transfer') return transfer(given);
  const movements: readonly Movement[] = [
    { asset: into.asset, change: into.quantity, isFee: false },
    { asset: out.asset, change: negate(out.quantity), isFee: false },
    ...fees.map(({ asset, quantity }) => ({ asset, change: negate(quantity), isFee: true })),
  ];
  const type = rule.both === 'exchange' ? undefined : rule.both;
  return exchangeResults({ rows: [row], movements, common, stated: value, type }) ?? [oneSided(given)];
}

/** What leaves holds the fee, if it is of the same coin. */
function transfer({ row, common, into, out, fees }: Complete & { readonly into: Leg; readonly out: Leg }) {
  const fee = fees.find(({ asset }) => asset === out.asset);
  const sent = fee === undefined ? out : { ...out, quantity: add(out.quantity, fee.quantity) };
  return finish([row], { ...common, type: 'transfer', ins: [into], outs: [sent], fees });
}

function oneWay(given: Complete, way: 'in' | 'out', leg: Leg): readonly Result[] {
  const { row, rule, fees, value, common } = given;
  const booking = rule[way];
  if (booking === undefined) {
    return [rule.both ? oneSided(given) : unknown(given, way === 'in' ? 'brings something in' : 'takes something out')];
  }
  // money states its own value
  const worth = value?.currency === leg.asset ? undefined : value;
  const booked = { ...common, ...booking, notes: common.notes || booking.notes, fees, value: worth };
  if (way === 'out') return finish([row], { ...booked, outs: [leg] });
  const kept = fees.find((fee) => fee.asset === leg.asset)?.quantity;
  const arrived = kept === undefined ? leg.quantity : subtract(leg.quantity, kept);
  if (arrived > 0n) return finish([row], { ...booked, ins: [{ ...leg, quantity: arrived }] });
  return [rejected(row, { code: 'invalid-transaction', reason: 'the fee is no less than what came in' })];
}

interface Sides {
  readonly into?: Leg | undefined;
  readonly out?: Leg | undefined;
  readonly fee?: Leg | undefined;
}

/**
 * For exports whose amounts include the fee: what left holds it, and what came is what was left of it. The amounts come
 * back as `bookRow` takes them. A fee in a third coin changes neither.
 */
export function withoutFee({ into, out, fee }: Sides): Sides {
  if (fee === undefined) return { into, out };
  if (out?.asset === fee.asset) return { into, out: { ...out, quantity: subtract(out.quantity, fee.quantity) }, fee };
  if (into?.asset === fee.asset) return { into: { ...into, quantity: add(into.quantity, fee.quantity) }, out, fee };
  return { into, out, fee };
}
