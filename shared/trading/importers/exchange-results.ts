/** The results of rows that make one exchange. */
import { isFiat } from '../../kernel/money/currencies.ts';
import { type Decimal, subtract, ZERO } from '../../kernel/money/decimal.ts';
import type { TransactionType } from '../contract/transaction-types.ts';
import { ignored, rejectAll } from './cells.ts';
import { type Draft, finish } from './draft.ts';
import { apportioned, bounded, exchange, type Leg, type Movement, type Settled, settle, type Value } from './legs.ts';
import type { Result, Row } from './types.ts';

interface Exchanged {
  readonly rows: readonly Row[];
  readonly movements: readonly Movement[];
  readonly common: Omit<Draft, 'type' | 'ins' | 'outs' | 'fees' | 'value'>;
  /** What the export says it was worth, if no side is money. */
  readonly stated?: Value | undefined;
  /** What the export says each asset that went was worth, in one currency. */
  readonly worth?: ReadonlyMap<string, Decimal> | undefined;
  /** In place of buy, sell or trade. */
  readonly type?: TransactionType | undefined;
}

/** `undefined` if a side is missing, which only the format can judge. */
export function exchangeResults(exchanged: Exchanged): readonly Result[] | undefined {
  const { rows, movements, common, stated, type, worth = new Map() } = exchanged;
  const settled = settle(movements);
  const parts = apportioned(settled, worth) ?? bounded(settled);
  const drafts = parts.flatMap((part): Draft[] => {
    const whole = exchange(part, parts.length === 1 ? stated : statedFor(part, stated, worth));
    return whole ? [{ ...common, ...whole, type: type ?? whole.type }] : [];
  });
  if (drafts.length > 0 && drafts.length === parts.length) return finishParts(rows, drafts);
  if (settled.ins.length === 0 && settled.outs.length === 0) {
    return settled.fees.length === 0
      ? [ignored(rows, 'moves inside the exchange that cancel out')]
      : finish(rows, { ...common, type: 'fee', outs: settled.fees });
  }
  const eaten = soldForNothing(settled);
  return eaten && finish(rows, { ...common, ...eaten });
}

/** The value of one part of several, by the asset that went. */
function statedFor(part: Settled, stated: Value | undefined, worth: ReadonlyMap<string, Decimal>): Value | undefined {
  const amount = part.outs.length === 1 ? worth.get(part.outs[0]?.asset ?? '') : undefined;
  return stated && amount !== undefined ? { currency: stated.currency, amount } : undefined;
}

/** Rows that make several transactions: the first covers the rows, the others cover none. */
function finishParts(rows: readonly Row[], drafts: readonly Draft[]): readonly Result[] {
  const results = drafts.flatMap((draft, at) => {
    const suffix = at === 0 || draft.externalId === undefined ? '' : `-${at + 1}`;
    return finish(
      rows,
      draft.externalId === undefined ? draft : { ...draft, externalId: `${draft.externalId}${suffix}` },
    );
  });
  const refused = results.find((result) => result.kind === 'rejected');
  if (refused) return rejectAll(rows, refused);
  return results.map((result, at) => (at === 0 ? result : { ...result, rows: [] }));
}

/** A sale whose fee took all that it brought: the coins are gone, and perhaps some money with them. */
function soldForNothing({ ins, outs, fees }: Settled): Pick<Draft, 'type' | 'outs' | 'fees' | 'value'> | undefined {
  const feeOf = (asset: string): Decimal => fees.find((fee) => fee.asset === asset)?.quantity ?? ZERO;
  const [got] = ins;
  if (got === undefined || ins.length > 1 || outs.length === 0 || feeOf(got.asset) < got.quantity) return undefined;
  const rest: readonly Leg[] = fees.map((fee) =>
    fee.asset === got.asset ? { ...fee, quantity: subtract(fee.quantity, got.quantity) } : fee,
  );
  return { type: 'sell', outs, fees: rest, value: { currency: isFiat(got.asset) ? got.asset : 'USD', amount: ZERO } };
}
