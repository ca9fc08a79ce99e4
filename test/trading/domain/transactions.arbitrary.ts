/** Valid transactions, over few assets, accounts and instants, so that they meet. */
import fc from 'fast-check';
import { parseTransaction, type TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import {
  DIRECTIONS,
  type Need,
  SAME_ASSET_BOTH_WAYS,
  TRANSACTION_TYPES,
  type TransactionType,
} from '../../../shared/trading/contract/transaction-types.ts';

interface Leg {
  readonly asset: string;
  readonly quantity: string;
}

interface Draft {
  readonly type: TransactionType;
  readonly account: string;
  readonly other: string;
  readonly timestamp: string;
  readonly ins: readonly Leg[];
  readonly outs: readonly Leg[];
  readonly useIn: boolean;
  readonly useOut: boolean;
  readonly fees: readonly (Leg & { readonly value: string | undefined })[];
  readonly value: { readonly currency: string; readonly amount: string } | undefined;
}

const account = fc.constantFrom('kraken', 'cold-wallet', 'broker');
const quantity = fc
  .tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom('', '.5', '.000000000000000001', '.333'))
  .map(([whole, rest]) => `${whole}${rest}`);
const timestamp = fc.integer({ min: 0, max: 40 }).map((day) => new Date(Date.UTC(2021, 0, 1 + day)).toISOString());

interface Kinds {
  readonly types: readonly TransactionType[];
  readonly assets: readonly string[];
  readonly legsMax: number;
}

const drafts = ({ types, assets, legsMax }: Kinds): fc.Arbitrary<Draft> => {
  const asset = fc.constantFrom(...assets);
  const legs = fc.uniqueArray(fc.record({ asset, quantity }), {
    selector: (leg) => leg.asset,
    minLength: 1,
    maxLength: legsMax,
  });
  return fc.record({
    type: fc.constantFrom(...types),
    account,
    other: account,
    timestamp,
    ins: legs,
    outs: legs,
    useIn: fc.boolean(),
    useOut: fc.boolean(),
    fees: fc.array(fc.record({ asset, quantity, value: fc.option(quantity, { nil: undefined }) }), { maxLength: 2 }),
    value: fc.option(fc.record({ currency: fc.constantFrom('USD', 'EUR'), amount: quantity }), { nil: undefined }),
  });
};

const uses = (need: Need, choice: boolean): boolean => need === 'required' || (need !== 'forbidden' && choice);

/** A transfer sends the first leg out; of that, a part may be said to arrive. */
const transferAmounts = ([out]: readonly Leg[], useIn: boolean) =>
  out === undefined
    ? []
    : [{ ...out, direction: 'out' }, ...(useIn ? [{ asset: out.asset, quantity: '0.7', direction: 'in' }] : [])];

/** Shapes a draft to what its type allows; `undefined` where that can't be done. */
function shaped(draft: Draft): TransactionInput | undefined {
  const { type, ins, outs, useIn, useOut, fees, value } = draft;
  const gone = uses(DIRECTIONS[type].out, useOut) ? outs : [];
  const goneAssets = new Set(gone.map(({ asset }) => asset));
  const come = uses(DIRECTIONS[type].in, useIn)
    ? ins.filter(({ asset }) => SAME_ASSET_BOTH_WAYS.has(type) || !goneAssets.has(asset))
    : [];
  const amounts = [
    ...come.map((leg) => ({ ...leg, direction: 'in' })),
    ...gone.map((leg) => ({ ...leg, direction: 'out' })),
  ];
  const parsed = parseTransaction({
    type,
    account: draft.account,
    timestamp: draft.timestamp,
    amounts: type === 'transfer' ? transferAmounts(gone, useIn) : amounts,
    ...(type === 'transfer' ? { toAccount: draft.other } : {}),
    ...(type === 'return_of_capital'
      ? { paidBy: ['BTC', 'ETH', 'REIT'].find((asset) => !amounts.some((amount) => amount.asset === asset)) }
      : {}),
    fees: fees.map(({ value: stated, ...fee }) => (stated === undefined ? fee : { ...fee, value: stated })),
    ...(value === undefined ? {} : { value }),
  });
  return parsed.ok ? parsed.transaction : undefined;
}

const transactionsOf = (kinds: Kinds): fc.Arbitrary<TransactionInput> =>
  drafts(kinds)
    .map(shaped)
    .filter((transaction) => transaction !== undefined);

/** Of every type. */
export const transactions = transactionsOf({
  types: TRANSACTION_TYPES,
  assets: ['BTC', 'ETH', 'STETH', 'USD', 'EUR'],
  legsMax: 2,
});

/** Mostly such as carry cost from one asset or account to another. */
export const carryingTransactions = transactionsOf({
  types: ['buy', 'buy', 'sell', 'transfer', 'transfer', 'stake', 'unstake'],
  assets: ['ETH', 'STETH', 'WSTETH', 'USD'],
  legsMax: 1,
});
