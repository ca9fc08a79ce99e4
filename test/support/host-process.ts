import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHttpClient, type HttpClient } from './http-client.ts';

export interface HostProcess {
  readonly origin: string;
  readonly dataDir: string;
  readonly pid: number;
  /** All it has printed so far, on stdout and stderr. */
  readonly output: () => string;
  readonly client: (userId: string) => Promise<HttpClient>;
  /** Resolves with its exit code, or the signal that ended it. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => Promise<number | string>;
}

export interface HostProcessOptions {
  /** Left out: a new one. Give the same one to start again on the data of a host that ended. */
  readonly dataDir?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const START_MS_MAX = 60_000;
const MAIN = path.resolve('infra/local/main.ts');

/** The host as `npm start` runs it, in a process of its own, without the sample data. Resolves once it is ready. */
export async function startHostProcess(options: HostProcessOptions = {}): Promise<HostProcess> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'foldbook-process-'));
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, DEMO: '0', IAM: 'enforce', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`the host ${why}:\n${output}`));
    const timer = setTimeout(() => fail('did not get ready'), START_MS_MAX);
    const read = (text: string): void => {
      output += text;
      const ready = /^ready (http:\S+)$/m.exec(output)?.[1];
      if (ready === undefined) return;
      clearTimeout(timer);
      resolve(ready);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
  return {
    origin,
    dataDir,
    pid: child.pid ?? 0,
    output: () => output,
    client: async (userId) => createHttpClient({ origin, userId, accessToken: await signIn(origin, userId) }),
    end: (signal) => endProcess(child, signal),
  };
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | string> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? String(child.signalCode);
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code, by] = await ended;
  return code ?? by;
}

async function signIn(origin: string, userId: string): Promise<string> {
  const response = await fetch(`${origin}/local/token`, {
    method: 'POST',
    body: JSON.stringify({ userId, scopes: ['*'] }),
  });
  const body: unknown = await response.json();
  if (typeof body !== 'object' || body === null || !('accessToken' in body)) throw new Error('no token');
  return String(body.accessToken);
}
