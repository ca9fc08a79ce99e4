import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AwsRequestFailed } from '../../shared/adapters/aws-json.ts';
import type { Units } from '../../shared/adapters/dynamodb/units.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import type { Log } from '../../shared/kernel/observe/log.ts';

let written: string[];
beforeEach(() => {
  written = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  vi.stubEnv('SERVICE_NAME', 'trading');
  vi.stubEnv('FUNCTION_NAME', 'trading.http');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const logOf = (level?: string, units?: () => Units): Log => {
  if (level !== undefined) vi.stubEnv('LOG_LEVEL', level);
  return jsonLog(units);
};
const lines = (): Record<string, unknown>[] => written.map((text) => JSON.parse(text));

describe('a log line', () => {
  it('is one line of JSON that names context, function and what was done', () => {
    logOf().info('request', { correlationId: 'c', status: 201, code: undefined });
    expect(written[0]).toMatch(/^\{[^\n]*\}\n$/);
    expect(lines()).toEqual([
      {
        level: 'INFO',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        service: 'trading',
        function: 'trading.http',
        message: 'request',
        correlationId: 'c',
        status: 201,
      },
    ]);
  });

  it('carries its metrics, by context and function alone', () => {
    logOf().info('request', { tenant: 't' }, { Requests: 1, Latency: 12.5 });
    const [line] = lines();
    expect(line).toMatchObject({ service: 'trading', function: 'trading.http', Requests: 1, Latency: 12.5 });
    expect(line?.['_aws']).toEqual({
      Timestamp: Date.parse(String(line?.['timestamp'])),
      CloudWatchMetrics: [
        {
          Namespace: 'Foldbook',
          Dimensions: [['service', 'function']],
          Metrics: [{ Name: 'Requests' }, { Name: 'Latency', Unit: 'Milliseconds' }],
        },
      ],
    });
  });

  it('says what was used of DynamoDB since the last one', () => {
    const used = [
      { read: 1.5, write: 4 },
      { read: 0, write: 0 },
    ];
    const log = logOf('INFO', () => used.shift() ?? { read: 0, write: 0 });
    log.info('note', {});
    log.info('request', {}, { Requests: 1 });
    log.info('request', {}, { Requests: 1 });
    const [note, first, second] = lines();
    expect(first).toMatchObject({ ReadUnits: 1.5, WriteUnits: 4 });
    for (const line of [note, second]) expect(line).not.toHaveProperty('ReadUnits');
  });

  it('below the level is left out, unless it has metrics', () => {
    const log = logOf('ERROR');
    log.info('note', {});
    log.info('request', {}, { Requests: 1 });
    log.error('failed', {});
    expect(lines().map(({ message }) => message)).toEqual(['request', 'failed']);
  });

  it('shortens what is very long', () => {
    logOf().info('note', { text: 'x'.repeat(10_000) });
    expect(String(lines()[0]?.['text'])).toHaveLength(3_001);
  });
});

describe('an error in a log line', () => {
  const amount = '12.345';
  const thrown = (): Error => {
    try {
      BigInt(amount);
      throw new Error('unreachable');
    } catch (error) {
      return new TypeError(`row of ${amount}\n    at ${amount}`, { cause: error });
    }
  };

  it('is named with where it came from, without what it says', () => {
    logOf().error('failed', { error: thrown() });
    const [line] = lines();
    expect(line?.['error']).toMatchObject({
      name: 'TypeError',
      at: expect.arrayContaining([expect.stringContaining('json-log.spec.ts')]),
      cause: { name: 'SyntaxError', at: expect.anything() },
    });
    expect(written.join()).not.toContain(amount);
  });

  it('says everything where somebody asked for it', () => {
    logOf('DEBUG').error('failed', { error: thrown() });
    expect(lines()[0]?.['error']).toMatchObject({ message: expect.stringContaining(amount) });
  });

  it.each([
    ['a service', new AwsRequestFailed('dynamodb Query', 'ThrottlingException', 'rate exceeded')],
    ['the network', Object.assign(new Error('rate exceeded'), { code: 'ECONNRESET', syscall: 'read' })],
  ])('says what %s said', (_, error) => {
    logOf().error('failed', { error });
    expect(lines()[0]?.['error']).toMatchObject({ message: expect.stringContaining('rate exceeded') });
  });

  it('that is none says only what kind of thing was thrown', () => {
    logOf().error('failed', { error: `row of ${amount}` });
    expect(lines()[0]?.['error']).toEqual({ name: 'string' });
  });
});
