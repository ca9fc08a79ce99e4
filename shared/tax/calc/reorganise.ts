/** Transactions by which lots go on in other assets: reorganisations of companies, and what is put into pools. */
import { isFiat } from '../../kernel/money/currencies.ts';
import { type Decimal, decimal, ONE, plus, sum, ZERO } from '../../kernel/money/decimal.ts';
import type { FeeContext } from './fees.ts';
import { sharing } from './lot.ts';
import type { Boot } from './merger-cash.ts';
import type { Convert, Move } from './steps.ts';
import { type Leg, marketValueOf, valuesOfLegs } from './values.ts';

/** Money has no lots that could go on. */
const hasMoney = ({ ins, outs }: FeeContext): boolean => ins.base !== ZERO || outs.base !== ZERO;

/**
 * A merger or a spin-off: the cost goes on in what comes in, by the shares that were stated (26 USC 358; the company
 * states them on Form 8937). Undefined where all of it is an exchange: where money moves with it that makes it
 * one by the settings, or that goes.
 */
export function reorganisation(context: FeeContext): Reorganisation | undefined {
  const { transaction, rules, ins, outs } = context;
  const [out] = outs.legs;
  const legs = ins.legs.filter(({ asset }) => !isFiat(asset));
  const money = ins.legs.filter(({ asset }) => isFiat(asset));
  if (out === undefined || legs.length === 0 || outs.base !== ZERO) return undefined;
  const isMixed = ins.base !== ZERO || money.length > 0;
  if (isMixed && (transaction.type !== 'merger' || rules.mergerCash === 'disposal')) return undefined;
  const shareOf = (asset: string): Decimal =>
    sum(
      transaction.amounts.flatMap((each) =>
        each.asset === asset && each.direction === 'in' ? [decimal(each.basisShare ?? '0')] : [],
      ),
    );
  const into = legs.map((leg) => ({ ...leg, weight: legs.length === 1 ? ONE : shareOf(leg.asset) }));
  const { asset, quantity } = out;
  const boot = isMixed ? bootOf(context, money) : undefined;
  return { convert: { do: 'convert', asset, account: transaction.account, quantity, into, boot }, money };
}

export interface Reorganisation {
  readonly convert: Convert;
  /** Money of other currencies than the base that came with it: it has lots. */
  readonly money: readonly Leg[];
}

/** Nothing where money is income, of which no cost is any part. */
function bootOf(context: FeeContext, money: readonly Leg[]): Boot | undefined {
  const { transaction, rules, values, ins } = context;
  const { mergerCash: rule } = rules;
  if (rule === 'income' || rule === 'disposal') return undefined;
  const worths = money.map((leg) => values.worth(leg));
  const known = worths.filter((worth) => worth !== undefined);
  const worth = marketValueOf(transaction.value, context, context.values);
  return { rule, money: known.length < worths.length ? undefined : plus(ins.base, sum(known)), worth };
}

/** Parts of the whole by market value; equal ones where a price is missing, as pools of two assets are worth as much in each. */
function weightsOf(side: FeeContext['ins'], context: FeeContext): readonly Decimal[] {
  const value = marketValueOf(context.transaction.value, context, context.values);
  const known = valuesOfLegs(side, value, context.values).filter((each) => each !== undefined);
  const isKnown = known.length === side.legs.length && known.some((each) => each > ZERO);
  return isKnown ? known : side.legs.map(() => ONE);
}

/**
 * What is put into a pool goes on in its tokens, and these in what is taken out. Undefined for more than one kind of
 * token, none, or money, which can't be carried over.
 */
export function liquidity(context: FeeContext): readonly (Move | Convert)[] | undefined {
  const { transaction, ins, outs } = context;
  const { account } = transaction;
  if (hasMoney(context) || ins.legs.length === 0 || outs.legs.length === 0) return undefined;
  const [token] = transaction.type === 'liquidity_add' ? ins.legs : outs.legs;
  if (token === undefined) return undefined;
  if (transaction.type === 'liquidity_remove') {
    if (outs.legs.length > 1) return undefined;
    const weights = weightsOf(ins, context);
    const into = ins.legs.map((leg, at) => ({ ...leg, weight: weights[at] ?? ZERO }));
    return [{ do: 'convert', asset: token.asset, account, quantity: token.quantity, into }];
  }
  if (ins.legs.length > 1) return undefined;
  const weights = weightsOf(outs, context);
  const share = sharing(token.quantity, sum(weights));
  return outs.legs.map(
    ({ asset, quantity }, at): Move => ({
      do: 'move',
      ...{ asset, account, quantity, toAsset: token.asset, toAccount: account },
      arriving: share(weights[at] ?? ZERO),
    }),
  );
}
