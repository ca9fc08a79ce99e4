/** A row of a timeline: what one transaction did to one asset in one scope, and the state after it. */
import * as z from 'zod/mini';
import { assertNever } from '../../kernel/errors.ts';
import { ZERO } from '../../kernel/money/decimal.ts';
import type { Json, MapOptions } from '../../kernel/pages/types.ts';
import { pack, unpack } from './packed.ts';
import type { Cost, Effect, State } from './state.ts';

export interface Row {
  readonly effect: Effect;
  /** Whether this is the first row of its transaction in this timeline, which is the one that counts it. */
  readonly counts: boolean;
  /** Set where the transaction carries cost from or to this row. */
  readonly transactionId?: string;
  /** What an `out` passed on when it was last worked out. */
  readonly carriedOn?: Cost;
  readonly after: State;
}

type Fields = readonly (string | number)[];

const KINDS = { in: 0, out: 1, split: 2, touch: 3, return: 4 } as const;

function effectFields(effect: Effect): Fields {
  switch (effect.kind) {
    case 'in':
      return [KINDS.in, pack(effect.quantity), pack(effect.cost.amount), effect.cost.incomplete ? 1 : 0];
    case 'out':
      return [KINDS.out, pack(effect.quantity), pack(effect.carried), effect.isUnknownIfShort ? 1 : 0];
    case 'split':
      return [KINDS.split, pack(effect.delta), '0', 0];
    case 'touch':
      return [KINDS.touch, '0', '0', 0];
    case 'return':
      return [KINDS.return, '0', pack(effect.cost.amount), effect.cost.incomplete ? 1 : 0];
    default:
      return assertNever(effect);
  }
}

const flag = z.union([z.literal(0), z.literal(1)]);
const kind = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const stateTuple = z.tuple([z.string(), z.string(), flag, z.string(), z.number()]);
const rowTuple = z.tuple(
  [kind, z.string(), z.string(), flag, flag, stateTuple],
  z.union([z.string(), z.array(z.string())]),
);

function effectOf([code, a, b, bit]: readonly [z.output<typeof kind>, string, string, number]): Effect {
  switch (code) {
    case KINDS.in:
      return { kind: 'in', quantity: unpack(a), cost: { amount: unpack(b), incomplete: bit === 1 } };
    case KINDS.out:
      return { kind: 'out', quantity: unpack(a), carried: unpack(b), ...(bit === 1 && { isUnknownIfShort: true }) };
    case KINDS.split:
      return { kind: 'split', delta: unpack(a) };
    case KINDS.touch:
      return { kind: 'touch' };
    case KINDS.return:
      return { kind: 'return', cost: { amount: unpack(b), incomplete: bit === 1 } };
    default:
      return assertNever(code);
  }
}

export const encodeState = ({ quantity, cost, firstAcquired, transactions }: State): Json => [
  pack(quantity),
  pack(cost.amount),
  cost.incomplete ? 1 : 0,
  firstAcquired,
  transactions,
];
const stateOf = ([quantity, amount, incomplete, firstAcquired, transactions]: z.output<typeof stateTuple>): State => ({
  quantity: unpack(quantity),
  cost: { amount: unpack(amount), incomplete: incomplete === 1 },
  firstAcquired,
  transactions,
});
export const decodeState = (json: Json): State => stateOf(z.parse(stateTuple, json));

const encode = ({ effect, counts, transactionId, carriedOn, after }: Row): Json => [
  ...effectFields(effect),
  counts ? 1 : 0,
  encodeState(after),
  ...(transactionId === undefined ? [] : [transactionId]),
  ...(carriedOn === undefined ? [] : [[pack(carriedOn.amount), carriedOn.incomplete ? '1' : '']]),
];

const decode = (json: Json): Row => {
  const [code, a, b, bit, counts, after, ...linked] = z.parse(rowTuple, json);
  const transactionId = linked.find((part) => typeof part === 'string');
  const carried = linked.find((part) => typeof part !== 'string');
  return {
    effect: effectOf([code, a, b, bit]),
    counts: counts === 1,
    after: stateOf(after),
    ...(transactionId === undefined ? {} : { transactionId }),
    ...(carried === undefined
      ? {}
      : {
          carriedOn: { amount: carried[0] === undefined ? ZERO : unpack(carried[0]), incomplete: carried[1] === '1' },
        }),
  };
};

export const ROWS = { encode, decode } satisfies Pick<MapOptions<Row>, 'encode' | 'decode'>;
