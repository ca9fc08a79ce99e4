import { describe, expect, it } from 'vitest';
import { compilePattern, PatternError } from '../../../infra/local/bus/pattern.ts';

/** Event and patterns from AWS's user guide (eb-create-pattern-operators, eb-event-patterns-arrays), plus edges. */
type Case = readonly [what: string, pattern: Record<string, unknown>, event: unknown, fits: boolean];

const detail = (value: Record<string, unknown>) => ({ source: 'aws.ec2', detail: value });

const CASES: readonly Case[] = [
  ['a value', { source: ['aws.ec2'] }, detail({}), true],
  ['one of several values', { source: ['aws.fargate', 'aws.ec2'] }, detail({}), true],
  ['another value', { source: ['aws.fargate'] }, detail({}), false],
  ['values are compared with their case', { source: ['AWS.EC2'] }, detail({}), false],
  ['nested values', { detail: { state: ['terminated'] } }, detail({ state: 'terminated' }), true],
  [
    'all fields must fit',
    { source: ['aws.ec2'], detail: { state: ['terminated'] } },
    detail({ state: 'running' }),
    false,
  ],
  ['null', { detail: { id: [null] } }, detail({ id: null }), true],
  ['null is not an absent field', { detail: { id: [null] } }, detail({}), false],
  ['an empty text', { detail: { name: [''] } }, detail({ name: '' }), true],
  ['a number', { detail: { count: [5] } }, detail({ count: 5 }), true],
  ['a number is no text', { detail: { count: ['5'] } }, detail({ count: 5 }), false],
  ['true', { detail: { live: [true] } }, detail({ live: true }), true],
  ['any element of a list', { detail: { ids: ['b'] } }, detail({ ids: ['a', 'b'] }), true],
  ['no element of a list', { detail: { ids: ['c'] } }, detail({ ids: ['a', 'b'] }), false],
  [
    'an element of a list of objects',
    { detail: { legs: { asset: ['ETH'] } } },
    detail({ legs: [{ asset: 'BTC' }, { asset: 'ETH' }] }),
    true,
  ],
  [
    'one element has to fit as a whole',
    { detail: { legs: { asset: ['ETH'], side: ['in'] } } },
    detail({
      legs: [
        { asset: 'BTC', side: 'in' },
        { asset: 'ETH', side: 'out' },
      ],
    }),
    false,
  ],

  ['prefix', { time: [{ prefix: '2017-10-02' }] }, { time: '2017-10-02T18:43:48Z' }, true],
  ['another prefix', { time: [{ prefix: '2017-10-03' }] }, { time: '2017-10-02T18:43:48Z' }, false],
  [
    'prefix without regard to case',
    { service: [{ prefix: { 'equals-ignore-case': 'EventB' } }] },
    { service: 'EVENTBRIDGE' },
    true,
  ],
  ['suffix', { file: [{ suffix: '.png' }] }, { file: 'cat.png' }, true],
  ['another suffix', { file: [{ suffix: '.png' }] }, { file: 'cat.jpg' }, false],
  [
    'suffix without regard to case',
    { file: [{ suffix: { 'equals-ignore-case': '.png' } }] },
    { file: 'cat.PnG' },
    true,
  ],
  ['a number has no prefix', { time: [{ prefix: '2' }] }, { time: 2017 }, false],

  [
    'anything but a text',
    { detail: { state: [{ 'anything-but': 'initializing' }] } },
    detail({ state: 'running' }),
    true,
  ],
  [
    'the text itself',
    { detail: { state: [{ 'anything-but': 'initializing' }] } },
    detail({ state: 'initializing' }),
    false,
  ],
  ['anything but a number', { detail: { limit: [{ 'anything-but': 123 }] } }, detail({ limit: 124 }), true],
  [
    'anything but several',
    { detail: { state: [{ 'anything-but': ['stopped', 'overloaded'] }] } },
    detail({ state: 'overloaded' }),
    false,
  ],
  ['anything but numbers', { detail: { limit: [{ 'anything-but': [100, 200, 300] }] } }, detail({ limit: 200 }), false],
  ['anything but needs the field', { detail: { state: [{ 'anything-but': 'x' }] } }, detail({}), false],
  [
    'anything but a case',
    { detail: { state: [{ 'anything-but': { 'equals-ignore-case': 'initializing' } }] } },
    detail({ state: 'INITIALIZING' }),
    false,
  ],
  [
    'anything but cases',
    { detail: { state: [{ 'anything-but': { 'equals-ignore-case': ['a', 'b'] } }] } },
    detail({ state: 'c' }),
    true,
  ],
  [
    'anything but a prefix',
    { detail: { state: [{ 'anything-but': { prefix: 'init' } }] } },
    detail({ state: 'initializing' }),
    false,
  ],
  [
    'anything but another prefix',
    { detail: { state: [{ 'anything-but': { prefix: 'init' } }] } },
    detail({ state: 'running' }),
    true,
  ],
  [
    'anything but prefixes',
    { detail: { state: [{ 'anything-but': { prefix: ['init', 'run'] } }] } },
    detail({ state: 'running' }),
    false,
  ],
  [
    'anything but a suffix',
    { detail: { file: [{ 'anything-but': { suffix: '.txt' } }] } },
    detail({ file: 'a.txt' }),
    false,
  ],
  [
    'anything but a wildcard',
    { detail: { file: [{ 'anything-but': { wildcard: '*/lib/*' } }] } },
    detail({ file: 'a/lib/b' }),
    false,
  ],

  ['a range of numbers', { detail: { count: [{ numeric: ['>', 0, '<=', 5] }] } }, detail({ count: 5 }), true],
  ['outside the range', { detail: { count: [{ numeric: ['>', 0, '<=', 5] }] } }, detail({ count: 0 }), false],
  ['an equal number', { detail: { count: [{ numeric: ['=', 301.8] }] } }, detail({ count: 301.8 }), true],
  ['a smaller number', { detail: { count: [{ numeric: ['<', 10] }] } }, detail({ count: 10 }), false],
  ['a text is no number', { detail: { count: [{ numeric: ['>=', 1] }] } }, detail({ count: '5' }), false],

  ['a field exists', { detail: { state: [{ exists: true }] } }, detail({ state: 'x' }), true],
  ['null exists', { detail: { state: [{ exists: true }] } }, detail({ state: null }), true],
  ['a field does not exist', { detail: { state: [{ exists: true }] } }, detail({}), false],
  ['a field is absent', { detail: { state: [{ exists: false }] } }, detail({}), true],
  ['a field is not absent', { detail: { state: [{ exists: false }] } }, detail({ state: 'x' }), false],
  ['exists is about leaves', { detail: { state: [{ exists: true }] } }, detail({ state: { deep: 1 } }), false],
  ['a parent is absent', { missing: { deep: [{ exists: false }] } }, detail({}), true],

  [
    'equals without regard to case',
    { 'detail-type': [{ 'equals-ignore-case': 'ec2 instance state-change' }] },
    { 'detail-type': 'EC2 Instance State-Change' },
    true,
  ],
  ['not equal in any case', { name: [{ 'equals-ignore-case': 'a' }] }, { name: 'b' }, false],

  ['a wildcard', { path: [{ wildcard: 'dir/*.png' }] }, { path: 'dir/sub/cat.png' }, true],
  ['a wildcard that does not fit', { path: [{ wildcard: 'dir/*.png' }] }, { path: 'dir/cat.jpg' }, false],
  ['an escaped star', { path: [{ wildcard: 'a\\*b' }] }, { path: 'a*b' }, true],
  ['an escaped star is no star', { path: [{ wildcard: 'a\\*b' }] }, { path: 'axb' }, false],
  ['a dot is a dot', { path: [{ wildcard: 'a.b*' }] }, { path: 'axb' }, false],

  ['operators beside values', { detail: { state: ['x', { prefix: 'y' }] } }, detail({ state: 'yes' }), true],

  [
    'one of the alternatives',
    { source: ['aws.cloudwatch'], $or: [{ metricType: ['MetricType'] }, { namespace: ['AWS/EC2', 'AWS/ES'] }] },
    { source: 'aws.cloudwatch', namespace: 'AWS/ES' },
    true,
  ],
  [
    'none of the alternatives',
    { source: ['aws.cloudwatch'], $or: [{ metricType: ['MetricType'] }, { namespace: ['AWS/EC2'] }] },
    { source: 'aws.cloudwatch', namespace: 'AWS/S3' },
    false,
  ],
  [
    'alternatives below the top, next to another field',
    {
      detail: {
        $or: [{ 'c-count': [{ numeric: ['>', 0, '<=', 5] }] }, { 'd-count': [{ numeric: ['<', 10] }] }],
        region: ['us'],
      },
    },
    detail({ 'd-count': 7, region: 'us' }),
    true,
  ],
];

describe('event patterns', () => {
  it.each(CASES)('%s', (_what, pattern, event, fits) => {
    expect(compilePattern(pattern)(event)).toBe(fits);
  });

  it.each([
    ['an operator that is unknown here', { detail: { ip: [{ cidr: '10.0.0.0/24' }] } }, /cidr is unknown/],
    ['a value without a list', { source: 'aws.ec2' }, /lists and objects only/],
    ['an empty list', { source: [] }, /empty list/],
    ['two operators in one', { a: [{ prefix: 'x', suffix: 'y' }] }, /can't hold/],
    ['a comparison that is unknown', { a: [{ numeric: ['!=', 1] }] }, /numeric doesn't know/],
    [
      'anything-but of an unknown operator',
      { a: [{ 'anything-but': { numeric: ['>', 1] } }] },
      /anything-but doesn't know/,
    ],
    ['two stars in a row', { a: [{ wildcard: 'a**b' }] }, /two stars/],
    ['one alternative', { $or: [{ a: ['x'] }] }, /at least two/],
  ])('refuses %s', (_what, pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(PatternError);
    expect(() => compilePattern(pattern)).toThrow(message);
  });
});
