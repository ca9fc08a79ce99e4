/** The DynamoDB engine as a child process on one durable file. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dynoxideBinary } from './dynoxide-binary.ts';
import { freePort } from './port.ts';
import { endStaleEngine } from './stale-engine.ts';
import { openStreamRecords, type StreamRecords } from './stream-records.ts';

export interface DynamoEngine {
  readonly endpoint: string;
  /** Left out for an engine that isn't ours. */
  readonly streamRecords?: StreamRecords;
  readonly close: () => Promise<void>;
}

const START_ATTEMPTS_MAX = 5;
const READY_MS_MAX = 5_000;

/**
 * Runs the engine ("$@") and kills it as soon as descriptor 3 ends, which is when the host has ended, even by SIGKILL.
 * Every Unix has sh; only Linux has a parent-death signal, and Node can't set it.
 */
const GUARD = `
"$@" 3<&- & engine=$!
echo "$engine"
(read -r _ <&3; kill -KILL "$engine") 2>/dev/null & watcher=$!
wait "$engine"; code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

interface Running {
  readonly child: ChildProcess;
  readonly exited: Promise<string>;
}

const launch = (binary: string, args: readonly string[], pidFile: string): Running => {
  const guarded = process.platform !== 'win32';
  const child = guarded
    ? spawn('/bin/sh', ['-c', GUARD, 'foldbook-dynamodb', binary, ...args], {
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        // Out of the terminal's process group: Ctrl-C is for the host, which still writes while it closes.
        detached: true,
      })
    : spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  if (!guarded) writeFileSync(pidFile, String(child.pid));
  let said = '';
  let pidKnown = !guarded;
  child.stdout?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-2_000);
    const pid = pidKnown ? undefined : /^(\d+)\n/.exec(said)?.[1];
    if (pid === undefined) return;
    pidKnown = true;
    writeFileSync(pidFile, pid);
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-2_000);
  });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(`${said.trim()} (exit ${code ?? signal})`));
    child.once('error', (error) => resolve(error.message));
  });
  return { child, exited };
};

/** True once something answers HTTP there. */
export const waitUntilReady = async (
  endpoint: string,
  milliseconds: number,
  failed: () => boolean,
): Promise<boolean> => {
  const until = Date.now() + milliseconds;
  while (Date.now() < until && !failed()) {
    try {
      await fetch(endpoint, { signal: AbortSignal.timeout(1_000) });
      return true;
    } catch {
      await sleep(10);
    }
  }
  return false;
};

const startOnce = async (
  binary: string,
  databaseFile: string,
  pidFile: string,
): Promise<[Running, string] | string> => {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const running = launch(binary, ['serve', '--port', String(port), '--db-path', databaseFile], pidFile);
  let reason: string | undefined;
  void running.exited.then((text) => {
    reason = text;
  });
  const ready = await waitUntilReady(endpoint, READY_MS_MAX, () => reason !== undefined);
  if (ready && reason === undefined) return [running, endpoint];
  running.child.stdio[3]?.destroy();
  running.child.kill('SIGKILL');
  return reason ?? `no answer within ${READY_MS_MAX} ms`;
};

/** `dir` holds the database. `onExit` hears of an engine that ends by itself. */
export const startDynoxide = async (dir: string, onExit: (reason: string) => void): Promise<DynamoEngine> => {
  mkdirSync(dir, { recursive: true });
  const databaseFile = join(dir, 'dynamodb.db');
  const pidFile = join(dir, 'dynoxide.pid');
  await endStaleEngine(pidFile, databaseFile);
  const binary = dynoxideBinary();
  let reason = '';
  for (let attempt = 0; attempt < START_ATTEMPTS_MAX; attempt += 1) {
    const started = await startOnce(binary, databaseFile, pidFile);
    if (typeof started === 'string') {
      reason = started;
      continue;
    }
    const [{ child, exited }, endpoint] = started;
    let closing = false;
    void exited.then((text) => {
      if (!closing) onExit(`The DynamoDB engine ended: ${text}. Start again; its data is in ${databaseFile}.`);
    });
    const streamRecords = openStreamRecords(databaseFile);
    const close = async (): Promise<void> => {
      closing = true;
      streamRecords.close();
      // Ends the guard's read, and with it the engine. The write-ahead log makes that as safe as any other end.
      child.stdio[3]?.destroy();
      if (process.platform === 'win32') child.kill('SIGKILL');
      await exited;
      rmSync(pidFile, { force: true });
    };
    return { endpoint, streamRecords, close };
  }
  throw new Error(`The DynamoDB engine (${binary}) doesn't start: ${reason}`);
};
