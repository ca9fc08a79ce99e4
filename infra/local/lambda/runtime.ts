import { randomBytes } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { runtimeEnvironment } from './environment.ts';
import type { LambdaFunction } from './function.ts';
import { type LogFile, openLogFile } from './log-file.ts';
import type { InvocationResult } from './messages.ts';
import { Pool } from './pool.ts';
import { Sandbox } from './sandbox.ts';

export interface LambdaOptions {
  readonly functions: readonly LambdaFunction[];
  readonly region: string;
  readonly dataDir: string;
  /** What a function gets on top of the template's environment: its credentials, endpoints, issuer. It wins. */
  readonly environmentOf: (fn: LambdaFunction) => Readonly<Record<string, string>>;
  /** Most environments of one function at a time. */
  readonly environmentsMax?: number;
  readonly idleSecondsMax?: number;
  /** Function output goes here too (`LOG=debug`). */
  readonly echo?: (functionName: string, text: string) => void;
}

/** AWS Lambda, as far as the host needs it. */
export interface Lambdas {
  /**
   * Runs a function with a JSON payload and waits for its answer. What goes wrong inside the function is in the result;
   * rejects for an unknown function or a request above 6 MB (`RequestTooLargeError`).
   */
  readonly invoke: (functionName: string, payload: string) => Promise<InvocationResult>;
  /** Has an environment of every function ready ahead of its first invocation; resolves when all are loaded. */
  readonly warm: () => Promise<void>;
  readonly stop: (graceMs?: number) => Promise<void>;
}

const RUNTIMES = new Set(['nodejs24.x', 'nodejs22.x']);

export function startLambdas(options: LambdaOptions): Lambdas {
  const logDir = path.join(options.dataDir, 'logs');
  mkdirSync(logDir, { recursive: true });
  const logs: LogFile[] = [];
  const pools = new Map<string, Pool>();
  for (const fn of options.functions) {
    refuseUnknown(fn);
    const echo = options.echo;
    const log = openLogFile(path.join(logDir, `${fn.name}.log`), echo && ((text) => echo(fn.name, text)));
    logs.push(log);
    pools.set(fn.name, poolOf(fn, log, options));
  }
  const poolNamed = (name: string): Pool => {
    const pool = pools.get(name);
    if (pool === undefined) throw new Error(`no function is called ${name}`);
    return pool;
  };
  return {
    invoke: async (name, payload) => poolNamed(name).invoke(payload),
    warm: async () => {
      // One after the other, so that what is asked for meanwhile has the machine.
      for (const pool of pools.values()) await pool.warm();
    },
    stop: async (graceMs = 10_000) => {
      await Promise.all([...pools.values()].map((pool) => pool.stop(graceMs)));
      await Promise.all(logs.map((log) => log.close()));
    },
  };
}

function poolOf(fn: LambdaFunction, log: LogFile, options: LambdaOptions): Pool {
  const compileCacheDir = path.join(options.dataDir, 'compile-cache');
  const extra = options.environmentOf(fn);
  return new Pool({
    name: fn.name,
    environmentsMax: Math.max(1, Math.min(options.environmentsMax ?? 4, fn.reservedConcurrency ?? 4)),
    idleSecondsMax: options.idleSecondsMax ?? 120,
    start: (onGone) => {
      const stream = `${new Date().toISOString().slice(0, 10)}/[$LATEST]${randomBytes(16).toString('hex')}`;
      const environment = {
        ...runtimeEnvironment(fn, { region: options.region, stream }),
        ...fn.environment,
        ...extra,
      };
      return new Sandbox({ fn, environment, compileCacheDir, output: log.write, onGone });
    },
    report: ({ result, durationMs, initMs }) => log.write(`${platformReport(result, durationMs, initMs)}\n`),
  });
}

/** The line Lambda itself logs after each invocation (JSON log format). */
function platformReport(result: InvocationResult, durationMs: number, initMs: number | undefined): string {
  const metrics = {
    durationMs: Number(durationMs.toFixed(3)),
    ...(initMs === undefined ? {} : { initDurationMs: Number(initMs.toFixed(3)) }),
  };
  const outcome =
    result.functionError === undefined ? { status: 'success' } : { status: 'error', error: JSON.parse(result.payload) };
  const record = { requestId: result.requestId, metrics, ...outcome };
  return JSON.stringify({ time: new Date().toISOString(), type: 'platform.report', record });
}

function refuseUnknown(fn: LambdaFunction): void {
  if (!RUNTIMES.has(fn.runtime)) throw new Error(`${fn.name}: the local host has no runtime ${fn.runtime}`);
  if (statSync(fn.assetPath, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new Error(`${fn.name}: its bundle is not a folder: ${fn.assetPath}`);
  }
}
