/** Condition blocks of policies: the operators and keys that this host knows. Others fail at start. */
import type { StatementModel } from '../template/model.ts';
import { wildcard } from './wildcard.ts';

/** Values of condition keys that a call carries; a key that isn't there is absent. */
export type ConditionContext = Readonly<Partial<Record<ConditionKey, readonly string[]>>>;
export type ConditionKey = 'dynamodb:LeadingKeys' | 's3:prefix';
export type Condition = (context: ConditionContext) => boolean;

const KEYS: readonly ConditionKey[] = ['dynamodb:LeadingKeys', 's3:prefix'];

interface Operator {
  readonly matcher: (pattern: string) => (value: string) => boolean;
  readonly negated: boolean;
}
const exact = (pattern: string) => (value: string) => value === pattern;
const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: { matcher: exact, negated: false },
  StringLike: { matcher: (pattern) => wildcard(pattern), negated: false },
  StringNotEquals: { matcher: exact, negated: true },
  StringNotLike: { matcher: (pattern) => wildcard(pattern), negated: true },
};

const compileOne = (operator: string, key: ConditionKey, patterns: readonly string[], fail: Fail): Condition => {
  const [, quantifier, name = ''] = /^(?:(ForAllValues|ForAnyValue):)?(\w+)$/.exec(operator) ?? [];
  const known = OPERATORS[name];
  if (!known) return fail(`condition operator ${operator} is unknown locally; add it in infra/local/iam/conditions.ts`);
  const matchers = patterns.map(known.matcher);
  const fits = (value: string): boolean => matchers.some((matches) => matches(value)) !== known.negated;
  // IAM: ForAllValues holds where the key is absent; ForAnyValue doesn't; a negated operator without quantifier does.
  if (quantifier === 'ForAllValues') return (context) => (context[key] ?? []).every(fits);
  if (quantifier === 'ForAnyValue') return (context) => (context[key] ?? []).some(fits);
  return (context) => {
    const values = context[key];
    return values === undefined || values.length === 0 ? known.negated : values.every(fits);
  };
};

type Fail = (what: string) => never;

export const compileConditions = (conditions: StatementModel['conditions'], fail: Fail): Condition => {
  const all = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([name, patterns]) => {
      const key = KEYS.find((known) => known === name);
      if (!key) return fail(`condition key ${name} is unknown locally; add it in infra/local/iam/conditions.ts`);
      return compileOne(operator, key, patterns, fail);
    }),
  );
  return (context) => all.every((condition) => condition(context));
};
