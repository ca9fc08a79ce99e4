import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { waitUntilReady } from '../dynoxide.ts';
import { freePort } from '../port.ts';
import { fetchDynamoDbLocal } from './fetch.ts';

export interface DynamoDbLocal {
  readonly endpoint: string;
  /** Ends with the engine. */
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DynamoDbLocalOptions {
  /** Left out: any. */
  readonly port?: number;
  /** Where its data goes; left out: it is kept in memory. */
  readonly dataDir?: string;
  readonly say: (line: string) => void;
}

const READY_MS_MAX = 30_000;
const HEAP = '-Xmx768m';

/** Starts AWS's own DynamoDB Local (Java 17 or later), after fetching it if need be. Resolves once it answers. */
export async function startDynamoDbLocal({ port, dataDir, say }: DynamoDbLocalOptions): Promise<DynamoDbLocal> {
  const folder = await fetchDynamoDbLocal(say);
  const at = port ?? (await freePort());
  const where = dataDir === undefined ? ['-inMemory'] : ['-dbPath', dataDir];
  const main = ['-cp', join(folder, '*'), 'com.amazonaws.services.dynamodbv2.local.main.ServerRunner'];
  const child = spawn(
    'java',
    [HEAP, `-Dsqlite4java.library.path=${folder}`, ...main, ...where, '-port', String(at), '-disableTelemetry'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let trouble = '';
  let isOver = false;
  child.stderr.on('data', (chunk: Buffer) => {
    trouble = `${trouble}${chunk.toString()}`.slice(-2_000);
  });
  const ended = new Promise<void>((resolve) => {
    const over = (why: string) => {
      isOver = true;
      trouble = `${trouble}\n${why}`.trim();
      resolve();
    };
    child.once('exit', (code, signal) => over(`it ended with ${code ?? signal}`));
    child.once('error', (error) => over(`${error.message} (DynamoDB Local needs Java 17)`));
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const close = async (): Promise<void> => {
    process.off('exit', end);
    end();
    await ended;
  };
  const endpoint = `http://127.0.0.1:${at}`;
  if (await waitUntilReady(endpoint, READY_MS_MAX, () => isOver)) return { endpoint, ended, close };
  await close();
  throw new Error(`DynamoDB Local does not start: ${trouble}`);
}
