/**
 * What moved of one asset within a day, in order. Runs of one kind that follow each other are one run, so that a day
 * weighs what it brought and not how many transactions it took: at average cost both come to the same.
 */
import * as z from 'zod/mini';
import { add, type Decimal, ZERO } from '../../../kernel/money/decimal.ts';
import type { Json, MapOptions } from '../../../kernel/pages/types.ts';
import { pack, unpack } from '../packed.ts';

export interface Leg {
  readonly asset: string;
  readonly quantity: Decimal;
}

export interface Money {
  readonly amount: Decimal;
  /** Empty for the base currency of the user, whichever that is. */
  readonly currency: string;
}

/** What moved was worth: known as money, or to be found on the market by what came in, else by what went out. */
export interface Worth {
  readonly money?: Money;
  /** Where no money is known: what came in and what went out. */
  readonly sides?: readonly [came: readonly Leg[], went: readonly Leg[]];
  /** The legs that share the worth, where there are several; this run's own is among them. */
  readonly shared?: readonly Leg[];
  /** What it cost, where that is stated apart from what it was worth. */
  readonly basis?: Money;
}

/** The cost that a transaction takes from one asset to others. */
export interface Carried {
  /** Of the transaction. */
  readonly id: string;
  /** The asset that the cost comes from. */
  readonly from: string;
  /** The part of the cost that goes on here, and that of those before it, so that all parts come to the whole. */
  readonly share: Decimal;
  readonly before: Decimal;
}

export const NOTHING: Worth = { money: { amount: ZERO, currency: '' } };

/**
 * - `in` and `out`: bought or got, sold or given.
 * - `move`: from `account` to the account `to`, with its cost.
 * - `split`: the same holding in other pieces; `quantity` is the difference.
 * - `fee` and `income`: money that the asset cost or brought beside; without a quantity.
 * - `give` and `take`: goes on as another asset, with its cost; comes of another asset, with its cost.
 */
const KINDS = ['in', 'out', 'move', 'split', 'fee', 'income', 'give', 'take'] as const;
export type RunKind = (typeof KINDS)[number];

export interface Run {
  readonly kind: RunKind;
  readonly account: string;
  readonly to?: string;
  /** Whether a currency that comes in this way is kept as an asset from then on, and not just what something was paid with. */
  readonly isOwn: boolean;
  readonly quantity: Decimal;
  readonly worth: Worth;
  /** Of `give` and `take`. */
  readonly carried?: Carried;
}

const plainMoney = ({ worth: { money, sides, shared, basis }, carried }: Run): Money | undefined =>
  [sides, shared, basis, carried].every((more) => more === undefined) ? money : undefined;

/** Two runs as one; `undefined` where that would say something else. */
function joined(a: Run, b: Run): Run | undefined {
  const [first, second] = [plainMoney(a), plainMoney(b)];
  if (!first || !second || first.currency !== second.currency) return undefined;
  if (a.kind !== b.kind || a.account !== b.account || a.isOwn !== b.isOwn) return undefined;
  if (a.kind === 'move' || a.kind === 'split') return undefined;
  const money = { amount: add(first.amount, second.amount), currency: first.currency };
  return { ...a, quantity: add(a.quantity, b.quantity), worth: { money } };
}

const isBeside = ({ kind }: Run): boolean => kind === 'fee' || kind === 'income';

/** Runs in order, as few as say the same. Fees and income have no place in the order. */
export function joinRuns(runs: readonly Run[]): readonly Run[] {
  const ordered: Run[] = [];
  const beside: Run[] = [];
  for (const run of runs) {
    const among = isBeside(run) ? beside : ordered;
    const at = isBeside(run) ? among.findIndex((other) => joined(other, run) !== undefined) : among.length - 1;
    const last = among[at];
    const both = last && joined(last, run);
    if (both) among[at] = both;
    else among.push(run);
  }
  return [...ordered, ...beside];
}

const leg = z.tuple([z.string(), z.string()]);
const worthForm = z.union([
  z.tuple([z.string(), z.string()]),
  z.object({
    m: z.optional(z.tuple([z.string(), z.string()])),
    s: z.optional(z.tuple([z.array(leg), z.array(leg)])),
    p: z.optional(z.array(leg)),
    b: z.optional(z.tuple([z.string(), z.string()])),
    c: z.optional(z.tuple([z.string(), z.string(), z.string(), z.string()])),
  }),
]);
const runForm = z.tuple(
  [z.int().check(z.minimum(0), z.maximum(KINDS.length - 1)), z.string(), z.string(), z.string(), worthForm],
  z.string(),
);

const legsJson = (legs: readonly Leg[]): Json => legs.map(({ asset, quantity }) => [asset, pack(quantity)]);
const legsOf = (legs: readonly (readonly [string, string])[]): readonly Leg[] =>
  legs.map(([asset, quantity]) => ({ asset, quantity: unpack(quantity) }));

const moneyJson = ({ amount, currency }: Money): Json => [pack(amount), currency];
const moneyOf = ([amount, currency]: readonly [string, string]): Money => ({ amount: unpack(amount), currency });

const carriedJson = ({ id, from, share, before }: Carried): Json => [id, from, pack(share), pack(before)];

function worthJson(run: Run): Json {
  const { money, sides, shared, basis } = run.worth;
  if (money && plainMoney(run)) return moneyJson(money);
  return {
    ...(money && { m: moneyJson(money) }),
    ...(sides && { s: sides.map(legsJson) }),
    ...(shared && { p: legsJson(shared) }),
    ...(basis && { b: moneyJson(basis) }),
    ...(run.carried && { c: carriedJson(run.carried) }),
  };
}

function worthOf(form: z.output<typeof worthForm>): Worth {
  if (Array.isArray(form)) return { money: moneyOf([form[0], form[1]]) };
  return {
    ...(form.m && { money: moneyOf(form.m) }),
    ...(form.s && { sides: [legsOf(form.s[0]), legsOf(form.s[1])] as const }),
    ...(form.p && { shared: legsOf(form.p) }),
    ...(form.b && { basis: moneyOf(form.b) }),
  };
}

function carriedOf(form: z.output<typeof worthForm>): Pick<Run, 'carried'> {
  if (Array.isArray(form) || !form.c) return {};
  const [id, from, share, before] = form.c;
  return { carried: { id, from, share: unpack(share), before: unpack(before) } };
}

export const encodeRun = (run: Run): Json => [
  KINDS.indexOf(run.kind),
  run.account,
  run.isOwn ? '1' : '',
  pack(run.quantity),
  worthJson(run),
  ...(run.to === undefined ? [] : [run.to]),
];

export function decodeRun(json: Json): Run {
  const [code, account, own, quantity, worth, to] = z.parse(runForm, json);
  const kind = KINDS[code];
  if (kind === undefined) throw new RangeError(`no kind of run has the number ${code}`);
  const base = {
    ...{ kind, account, isOwn: own === '1', quantity: unpack(quantity), worth: worthOf(worth) },
    ...carriedOf(worth),
  };
  return to === undefined ? base : { ...base, to };
}

/** How a map of the runs of a day is opened. */
export const RUNS = {
  encode: (runs) => runs.map(encodeRun),
  decode: (json) => {
    if (!Array.isArray(json)) throw new TypeError('The runs of a day are a list');
    return json.map(decodeRun);
  },
} satisfies Pick<MapOptions<readonly Run[]>, 'encode' | 'decode'>;
