import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LambdaFunction } from '../../../infra/local/lambda/function.ts';
import { RequestTooLargeError } from '../../../infra/local/lambda/limits.ts';
import { type Lambdas, startLambdas } from '../../../infra/local/lambda/runtime.ts';
import { freshDir, functionOf } from './bundle.ts';

let running: Lambdas | undefined;
afterEach(async () => {
  await running?.stop(0);
  running = undefined;
});

function start(fn: LambdaFunction, options: { dataDir?: string; environmentsMax?: number } = {}) {
  const lambdas = startLambdas({
    functions: [fn],
    region: 'us-east-1',
    dataDir: options.dataDir ?? freshDir(),
    environmentOf: () => ({ AWS_ACCESS_KEY_ID: 'AKIDTEST' }),
    ...(options.environmentsMax === undefined ? {} : { environmentsMax: options.environmentsMax }),
  });
  running = lambdas;
  return async (event: unknown) => {
    const result = await lambdas.invoke(fn.name, JSON.stringify(event));
    return { error: result.functionError, body: JSON.parse(result.payload) };
  };
}

describe('running a function', () => {
  it('hands over the event and answers what the handler returns', async () => {
    const invoke = start(functionOf('echo', 'export const handler = async (event) => ({ got: event.n + 1 });'));
    expect(await invoke({ n: 1 })).toEqual({ error: undefined, body: { got: 2 } });
  });

  it('answers null for a handler that returns nothing', async () => {
    const invoke = start(functionOf('nothing', 'export const handler = async () => {};'));
    expect(await invoke({})).toEqual({ error: undefined, body: null });
  });

  it('gives each function its own environment and nothing of the host', async () => {
    vi.stubEnv('HOST_ONLY', 'secret');
    onTestFinished(() => void vi.unstubAllEnvs());
    const source = 'export const handler = async () => ({ ...process.env });';
    const invoke = start(functionOf('env', source, { environment: { TABLE: 'events' } }));
    const { body } = await invoke({});
    expect(body).toMatchObject({
      TABLE: 'events',
      AWS_ACCESS_KEY_ID: 'AKIDTEST',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'foldbook-env',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    });
    expect(body._X_AMZN_TRACE_ID).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=0$/);
    expect(body).not.toHaveProperty('HOST_ONLY');
  });

  it('gives the handler a context', async () => {
    const source = `export const handler = async (event, context) => ({
      id: context.awsRequestId, left: context.getRemainingTimeInMillis(), arn: context.invokedFunctionArn,
    });`;
    const fn = functionOf('context', source);
    const { body } = await start(fn)({});
    expect(body.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(body.arn).toBe(fn.arn);
    expect(body.left).toBeGreaterThan(4_000);
    expect(body.left).toBeLessThanOrEqual(5_000);
  });

  it('keeps an environment for the next invocation', async () => {
    const invoke = start(functionOf('warm', 'let n = 0; export const handler = async () => ++n;'));
    await invoke({});
    expect((await invoke({})).body).toBe(2);
  });

  it('loads ahead of the first invocation when it is told to', async () => {
    const mark = path.join(freshDir(), 'loaded');
    const source = `import { writeFileSync } from 'node:fs'; writeFileSync('${mark}', ''); export const handler = async () => {};`;
    start(functionOf('ahead', source));
    expect(existsSync(mark)).toBe(false);
    await running?.warm();
    expect(existsSync(mark)).toBe(true);
  });

  it('loads nothing before anybody asks once it was stopped', async () => {
    const mark = path.join(freshDir(), 'loaded');
    const source = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(mark)}, '');
      export const handler = async () => 1;`;
    start(functionOf('late', source));
    await running?.stop();
    await running?.warm();
    expect(existsSync(mark)).toBe(false);
  });

  it('runs one invocation at a time in an environment, and more in others up to the limit', async () => {
    const source = `import { threadId } from 'node:worker_threads'; let busy = 0;
      export const handler = async () => { busy += 1; const most = busy;
        await new Promise((r) => setTimeout(r, 150)); busy -= 1; return { threadId, most }; };`;
    const invoke = start(functionOf('pool', source), { environmentsMax: 2 });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => invoke({})));
    expect(new Set(answers.map((answer) => answer.body.threadId)).size).toBe(2);
    expect(answers.every((answer) => answer.body.most === 1)).toBe(true);
  });

  it('waits a moment for an environment that is at work before it starts another', async () => {
    const source = `import { threadId } from 'node:worker_threads';
      export const handler = async () => { await new Promise((r) => setTimeout(r, 10)); return threadId; };`;
    const invoke = start(functionOf('brief', source));
    await running?.warm();
    const answers = await Promise.all([1, 2, 3, 4].map(() => invoke({})));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });

  it('keeps what the function prints in its log, and the report of the platform', async () => {
    const dataDir = freshDir();
    const fn = functionOf('chatty', `export const handler = async () => { console.log('{"message":"hello"}'); };`);
    await start(fn, { dataDir })({});
    await running?.stop();
    const log = readFileSync(path.join(dataDir, 'logs', 'chatty.log'), 'utf8');
    expect(log).toContain('{"message":"hello"}\n');
    expect(log).toContain('"type":"platform.report"');
    expect(log).toContain('"initDurationMs"');
  });
});

describe('a function that fails', () => {
  it('is reported with the type, message and trace of the error', async () => {
    const invoke = start(functionOf('throws', `export const handler = async () => { throw new RangeError('no'); };`));
    const { error, body } = await invoke({});
    expect(error).toBe('Unhandled');
    expect(body).toMatchObject({ errorType: 'RangeError', errorMessage: 'no' });
    expect(body.trace[0]).toBe('RangeError: no');
  });

  it('is ended when its time is over, and the next invocation gets a new environment', async () => {
    const source = `let n = 0; export const handler = async (event) => { n += 1;
      if (event.hang) for (;;); return n; };`;
    const invoke = start(functionOf('hangs', source, { timeoutSeconds: 0.3 }));
    await invoke({});
    const { error, body } = await invoke({ hang: true });
    expect(error).toBe('Unhandled');
    expect(body.errorType).toBe('Sandbox.Timedout');
    expect(body.errorMessage).toMatch(/^RequestId: \S+ Error: Task timed out after 0.30 seconds$/);
    expect((await invoke({})).body).toBe(1);
  });

  it('serves those who waited behind one that timed out', async () => {
    const source = 'export const handler = async (event) => { if (event.hang) for (;;); return "served"; };';
    const invoke = start(functionOf('queue', source, { timeoutSeconds: 0.3 }), { environmentsMax: 1 });
    const [first, second] = await Promise.all([invoke({ hang: true }), invoke({})]);
    expect(first.error).toBe('Unhandled');
    expect(second.body).toBe('served');
  });

  it('names what is missing when the bundle cannot be loaded', async () => {
    const invoke = start(functionOf('broken', `import 'nowhere-to-be-found'; export const handler = 1;`));
    const { body } = await invoke({});
    expect(body.errorMessage).toContain('nowhere-to-be-found');
    expect((await start(functionOf('absent', 'export const other = 1;'))({})).body.errorType).toBe(
      'Runtime.HandlerNotFound',
    );
  });

  it('survives a process.exit and an error outside of the handler', async () => {
    const source = `export const handler = async (event) => {
      if (event.exit) process.exit(3);
      if (event.stray) { setTimeout(() => { throw new Error('stray'); }, 1); await new Promise(() => {}); }
      return 'fine'; };`;
    const invoke = start(functionOf('exits', source));
    expect((await invoke({ exit: true })).body.errorMessage).toContain('exited with exit status 3');
    expect((await invoke({ stray: true })).body.errorMessage).toContain('stray');
    expect((await invoke({})).body).toBe('fine');
  });

  it('is killed when it takes more memory than it has', async () => {
    const source =
      'const all = []; export const handler = async () => { for (;;) all.push(new Array(1e5).fill({})); };';
    const { body } = await start(functionOf('greedy', source, { memoryMb: 64 }))({});
    expect(body.errorType).toBe('Runtime.ExitError');
    expect(body.errorMessage).toContain('signal: killed');
  });

  it('may neither take nor answer more than 6 MB', async () => {
    const source = `export const handler = async (event) => 'x'.repeat(event.answer ?? 0);`;
    const invoke = start(functionOf('big', source));
    await expect(invoke({ pad: 'x'.repeat(6 * 1024 * 1024) })).rejects.toThrow(RequestTooLargeError);
    expect((await invoke({ answer: 7 * 1024 * 1024 })).body.errorType).toBe('Function.ResponseSizeTooLarge');
    expect((await invoke({ answer: 5 * 1024 * 1024 })).error).toBeUndefined();
  });
});
