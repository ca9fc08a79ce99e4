/**
 * Event patterns, as rules and event source filters use them. One difference remains: AWS compares numbers as written
 * (300 isn't 300.0), JavaScript by value.
 */
import { isRecord, type JsonRecord } from '../template/json.ts';
import { compileMatcher, type Matcher, PatternError } from './operators.ts';

export { PatternError };

/** Tells whether an event fits. */
export type EventTest = (event: unknown) => boolean;

/** A field's scalars: one, those of a list, or none where it is absent, empty or an object. */
const scalarsOf = (value: unknown): readonly unknown[] => {
  if (value === undefined || isRecord(value)) return [];
  return Array.isArray(value) ? value.flat(Number.POSITIVE_INFINITY).filter((item) => !isRecord(item)) : [value];
};

const compileList = (entries: readonly unknown[]): EventTest => {
  if (entries.length === 0) throw new PatternError('a pattern has an empty list, which no event fits');
  const matchers: readonly Matcher[] = entries.map(compileMatcher);
  return (value) => {
    const scalars = scalarsOf(value);
    if (scalars.length === 0) return matchers.some((matches) => matches(undefined));
    return scalars.some((scalar) => matchers.some((matches) => matches(scalar)));
  };
};

const compileObject = (pattern: JsonRecord): EventTest => {
  const tests = Object.entries(pattern).map(([name, part]): EventTest => {
    if (name === '$or') return compileOr(part);
    const test = compilePart(part);
    return (event) => test(isRecord(event) ? event[name] : undefined);
  });
  const all: EventTest = (event) => tests.every((test) => test(event));
  // In a list of objects, one of them has to fit as a whole.
  return (event) => (Array.isArray(event) ? event.some((item) => all(item)) : all(event));
};

const compileOr = (part: unknown): EventTest => {
  if (!Array.isArray(part) || part.length < 2) throw new PatternError('$or takes a list of at least two patterns');
  const tests = part.map((option: unknown) => {
    if (!isRecord(option)) throw new PatternError('$or takes patterns');
    return compileObject(option);
  });
  return (event) => tests.some((test) => test(event));
};

const compilePart = (part: unknown): EventTest => {
  if (Array.isArray(part)) return compileList(part);
  if (isRecord(part)) return compileObject(part);
  throw new PatternError(`a pattern holds lists and objects only, not ${JSON.stringify(part)}`);
};

/** @throws PatternError for an operator that isn't known here. */
export const compilePattern = (pattern: JsonRecord): EventTest => compileObject(pattern);
