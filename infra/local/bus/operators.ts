/** Comparison operators of event patterns: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
import { isRecord, isText } from '../template/json.ts';

/** Tells whether one scalar of the event fits. Undefined stands for a field that isn't there. */
export type Matcher = (value: unknown) => boolean;

/** The pattern can't be understood here; the start ends with it. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

const fail = (what: string): never => {
  throw new PatternError(`${what}; the local host's event patterns are in infra/local/bus/operators.ts`);
};

const isScalar = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);

const onText =
  (matches: (text: string) => boolean): Matcher =>
  (value) =>
    isText(value) && matches(value);

/** `{ "prefix": "a" }` or `{ "prefix": { "equals-ignore-case": "a" } }`; suffix likewise. */
const affix = (operand: unknown, has: (text: string, part: string) => boolean, name: string): Matcher => {
  if (isText(operand)) return onText((text) => has(text, operand));
  const folded = isRecord(operand) && Object.keys(operand).length === 1 ? operand['equals-ignore-case'] : undefined;
  if (!isText(folded)) return fail(`${name} takes a text or {"equals-ignore-case": text}`);
  return onText((text) => has(text.toLowerCase(), folded.toLowerCase()));
};
const startsWith = (text: string, part: string): boolean => text.startsWith(part);
const endsWith = (text: string, part: string): boolean => text.endsWith(part);

const ignoringCase = (operand: unknown): Matcher =>
  isText(operand)
    ? onText((text) => text.toLowerCase() === operand.toLowerCase())
    : fail('equals-ignore-case takes a text');

/** `*` stands for any text; `\*` and `\\` for themselves. */
const wildcard = (operand: unknown): Matcher => {
  if (!isText(operand)) return fail('wildcard takes a text');
  if (/(?<!\\)(?:\\\\)*\*\*/.test(operand)) return fail('wildcard takes no two stars in a row');
  const source = operand.replace(/\\[*\\]|[\\^$.|?+()[\]{}*]/g, (part) => {
    if (part === '*') return '.*';
    if (part === '\\*' || part === '\\\\') return part;
    return `\\${part}`;
  });
  const expression = new RegExp(`^${source}$`, 's');
  return onText((text) => expression.test(text));
};

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `[">", 0, "<=", 5]`. */
const numeric = (operand: unknown): Matcher => {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0) {
    return fail('numeric takes pairs of a comparison and a number');
  }
  const tests = Array.from({ length: operand.length / 2 }, (_, index): ((value: number) => boolean) => {
    const compare = COMPARISONS[String(operand[2 * index])];
    const bound: unknown = operand[2 * index + 1];
    if (!compare || typeof bound !== 'number') return fail(`numeric doesn't know ${JSON.stringify(operand)}`);
    return (value) => compare(value, bound);
  });
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
};

const ANYTHING_BUT: ReadonlySet<string> = new Set(['prefix', 'suffix', 'equals-ignore-case', 'wildcard']);

/** Values, or one of a few operators over one text or several. */
const anythingBut = (operand: unknown): Matcher => {
  if (isRecord(operand)) {
    const [entry, ...more] = Object.entries(operand);
    if (!entry || more.length > 0 || !ANYTHING_BUT.has(entry[0])) {
      return fail(`anything-but doesn't know ${JSON.stringify(operand)}`);
    }
    const [name, argument] = entry;
    const refused = [argument].flat().map((one: unknown) => compileMatcher({ [name]: one }));
    return (value) => value !== undefined && !refused.some((matches) => matches(value));
  }
  const refused: readonly unknown[] = [operand].flat();
  if (refused.length === 0 || !refused.every((value) => isText(value) || typeof value === 'number')) {
    return fail('anything-but takes texts, numbers or an operator');
  }
  const values: ReadonlySet<unknown> = new Set(refused);
  return (value) => value !== undefined && !values.has(value);
};

const exists = (operand: unknown): Matcher =>
  typeof operand === 'boolean' ? (value) => (value !== undefined) === operand : fail('exists takes true or false');

const OPERATORS: Readonly<Record<string, (operand: unknown) => Matcher>> = {
  prefix: (operand) => affix(operand, startsWith, 'prefix'),
  suffix: (operand) => affix(operand, endsWith, 'suffix'),
  'equals-ignore-case': ignoringCase,
  'anything-but': anythingBut,
  wildcard,
  numeric,
  exists,
};

/** One entry of a pattern's list: a value, or an object with one operator. */
export const compileMatcher = (entry: unknown): Matcher => {
  if (isScalar(entry)) return (value) => value === entry;
  const [operator, ...more] = isRecord(entry) ? Object.entries(entry) : [];
  if (!operator || more.length > 0) return fail(`a pattern's list can't hold ${JSON.stringify(entry)}`);
  const compile = OPERATORS[operator[0]];
  return compile ? compile(operator[1]) : fail(`the operator ${operator[0]} is unknown locally`);
};
