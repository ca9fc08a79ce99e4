/** An engine that outlived its killed host would hold the database file; this ends it, and nothing else. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const commandOf = (pid: number): string => {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
};

/** Ends the process of the pid file if it really is a dynoxide on this database. Process ids are reused. */
export const endStaleEngine = async (pidFile: string, databaseFile: string): Promise<boolean> => {
  if (!existsSync(pidFile)) return false;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const isOurs = (): boolean => {
    const command = commandOf(pid);
    return command.includes('dynoxide') && command.includes(databaseFile);
  };
  const stale = Number.isInteger(pid) && pid > 1 && isOurs();
  if (stale) {
    process.kill(pid, 'SIGKILL');
    for (let waited = 0; waited < 100 && isOurs(); waited += 1) await sleep(20);
  }
  rmSync(pidFile, { force: true });
  return stale;
};
