import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockDataDir } from './engines/data-lock.ts';

/** Another host runs on the same data folder. */
export class DataDirInUseError extends Error {
  constructor(dataDir: string, pid: string | undefined, cause: unknown) {
    const who = pid === undefined ? 'another local host' : `the local host with process id ${pid}`;
    super(`The data folder ${dataDir} is in use by ${who}. Stop that one, or choose another folder with DATA_DIR.`, {
      cause,
    });
    this.name = 'DataDirInUseError';
  }
}

/**
 * Takes the data folder for this process before anything in it is touched. The lock ends with the process, however that
 * ends; the process id beside it is for the message only.
 */
export function lockHost(dataDir: string): () => void {
  const dir = path.join(dataDir, 'host');
  const pidFile = path.join(dir, 'pid');
  try {
    const unlock = lockDataDir(dir);
    writeFileSync(pidFile, String(process.pid));
    return unlock;
  } catch (thrown) {
    throw new DataDirInUseError(dataDir, readPid(pidFile), thrown);
  }
}

function readPid(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
