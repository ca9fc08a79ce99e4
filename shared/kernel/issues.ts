/** Says in words what zod found wrong, without zod's locale files, which weigh more than the rest of the edge's own code. */
import * as z from 'zod/mini';
import { type Issue, type Refusal, refuse } from './errors.ts';

/** More than these help nobody, and a body of 4 MB can hold a million. */
const ISSUES_MAX = 100;

const NAMES: Readonly<Record<string, string>> = {
  int: 'a whole number',
  url: 'a URL',
  uuid: 'a UUID',
  record: 'an object',
};
const article = (noun: string): string => NAMES[noun] ?? (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);
const plural = (count: number | bigint, noun: string): string => `${count} ${noun}${Number(count) === 1 ? '' : 's'}`;

const UNITS: Readonly<Record<string, string>> = { string: 'character', array: 'item', map: 'entry', set: 'item' };

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const bound = (issue: RawIssue & { code: 'too_small' | 'too_big' }): string => {
  const isSmall = issue.code === 'too_small';
  const limit = isSmall ? issue.minimum : issue.maximum;
  const unit = UNITS[issue.origin];
  const word = isSmall ? 'at least' : 'at most';
  if (unit !== undefined) return `must have ${word} ${plural(limit, unit)}`;
  if (issue.inclusive === false) return `must be ${isSmall ? 'above' : 'below'} ${limit}`;
  return `must be ${word} ${limit}`;
};

/** The message for an issue whose schema brings none of its own. */
const describe: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${article(issue.expected)}`;
    case 'too_small':
    case 'too_big':
      return bound(issue);
    case 'invalid_value':
      return issue.input === undefined ? 'is required' : `must be ${issue.values.map(String).join(' or ')}`;
    case 'invalid_format':
      return issue.format === 'regex' ? 'has the wrong form' : `must be ${article(issue.format)}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return 'has none of the allowed forms';
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is not valid';
    default:
      return 'is not valid';
  }
};

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** Of a union, the branch that came furthest is the one that was meant. */
const meant = (branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined => {
  const depth = (branch: readonly z.core.$ZodIssue[]) => Math.max(0, ...branch.map((issue) => issue.path.length));
  const deep = branches.filter((branch) => depth(branch) > 0).sort((a, b) => a.length - b.length);
  return deep[0];
};

const flatten = (issue: z.core.$ZodIssue, prefix: readonly PropertyKey[]): Issue[] => {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: dotted([...path, key]), message: 'is not a known field' }));
  }
  if (issue.code === 'invalid_union') {
    const branch = meant(issue.errors);
    if (branch) return branch.flatMap((inner) => flatten(inner, path));
  }
  return [{ path: dotted(path), message: issue.message }];
};

/** What a failed parse found, one entry per field, unknown fields each on their own. */
const toIssues = (error: z.core.$ZodError, prefix: readonly PropertyKey[] = []): readonly Issue[] =>
  error.issues.flatMap((issue) => flatten(issue, prefix)).slice(0, ISSUES_MAX);

/** Checks a value that came from outside. The refusal names each field that is wrong. */
export const parseInput = <Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): { readonly value: z.output<Schema> } | Refusal<'ValidationFailed'> => {
  const result = z.safeParse(schema, value, { error: describe });
  return result.success ? { value: result.data } : refuseInput(toIssues(result.error));
};

/** The refusal of bad input. */
export const refuseInput = (errors: readonly Issue[]): Refusal<'ValidationFailed'> => {
  const [first] = errors;
  const where = first?.path ? `\`${first.path}\` ` : 'The input ';
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return refuse('ValidationFailed', `${where}${first?.message ?? 'is not valid'}${others}.`, { errors });
};
