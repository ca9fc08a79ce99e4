import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { parseInput } from '../../shared/kernel/issues.ts';

const issuesOf = (schema: z.ZodMiniType, value: unknown) => {
  const parsed = parseInput(schema, value);
  return 'refused' in parsed ? parsed.errors : [];
};

describe('what is wrong is said in words', () => {
  it.each([
    [z.string(), 1, 'must be a string'],
    [z.string(), undefined, 'is required'],
    [z.array(z.string()), {}, 'must be an array'],
    [z.enum(['FIFO', 'LIFO']), 'X', 'must be FIFO or LIFO'],
    [z.enum(['FIFO', 'LIFO']), undefined, 'is required'],
    [z.literal('in'), 'out', 'must be in'],
    [z.string().check(z.maxLength(3)), 'long', 'must have at most 3 characters'],
    [z.array(z.int()).check(z.minLength(1)), [], 'must have at least 1 item'],
    [z.int().check(z.minimum(1)), 0, 'must be at least 1'],
    [z.number().check(z.positive()), 0, 'must be above 0'],
    [z.number().check(z.lt(5)), 5, 'must be below 5'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.record(z.string(), z.string()), [], 'must be an object'],
    [z.number().check(z.multipleOf(5)), 3, 'must be a multiple of 5'],
    [z.string().check(z.regex(/^a/)), 'b', 'has the wrong form'],
    [z.string().check(z.regex(/^a/, 'must start with a')), 'b', 'must start with a'],
    [z.url(), 'x', 'must be a URL'],
    [z.union([z.string(), z.int()]), true, 'has none of the allowed forms'],
    [z.string().check(z.refine(() => false)), 'x', 'is not valid'],
  ])('%#: %s', (schema, value, message) => {
    expect(issuesOf(schema, value)).toEqual([{ path: '', message }]);
  });
});

it('says of a name in an object what is wrong with it, under its path', () => {
  const years = z.record(z.string().check(z.regex(/^20\d\d$/, 'must be a year')), z.string());
  expect(issuesOf(years, { 21: 'FIFO', 2021: 'LIFO' })).toEqual([{ path: '21', message: 'must be a year' }]);
  expect(issuesOf(z.record(z.string().check(z.maxLength(2)), z.string()), { abc: 'x' })).toEqual([
    { path: 'abc', message: 'must have at most 2 characters' },
  ]);
});

it('speaks of the form of a union that came nearest', () => {
  const schema = z.strictObject({
    from: z.union([
      z.string(),
      z.strictObject({ content: z.string() }),
      z.strictObject({ uploadId: z.string(), size: z.int() }),
    ]),
  });
  expect(issuesOf(schema, { from: { uploadId: 'u', size: 'big' } })).toEqual([
    { path: 'from.size', message: 'must be a number' },
  ]);
});

it('gives the parsed value of good input', () => {
  expect(parseInput(z._default(z.int(), 3), undefined)).toEqual({ value: 3 });
});
