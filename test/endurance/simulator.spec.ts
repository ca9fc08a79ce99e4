import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { IS_LONG } from '../faults/support/sizes.ts';

const MAIN = fileURLToPath(new URL('../faults/simulator/main.ts', import.meta.url));

interface Ended {
  readonly code: number;
  readonly told: string;
}

/** In a process of its own, whose time and chance are the simulator's. */
const simulated = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, told: `${stdout}${stderr}` });
    });
  });

describe('the simulator', () => {
  it('finds all as it must be, whatever a seed lets go wrong, and does the same again from the same seed', async () => {
    const { code, told } = await simulated('--seeds', IS_LONG ? '3000' : '200', '--twice', '3');
    expect(told).toContain('3 seeds did the same twice');
    expect(told).toContain('all is as it must be');
    expect(code).toBe(0);
  });

  it('catches a safeguard that is switched off, and says how to see it', async () => {
    const mutant = 'stored answer: put in the append';
    const { code, told } = await simulated('--seeds', '50', '--mutant', mutant);
    expect(told).toMatch(/^seed \d+: /m);
    expect(told).toMatch(/npm run simulate -- --seed \d+ --trace --mutant 'stored answer: put in the append'/);
    expect(code).toBe(1);
  });

  it('does not take a mutant that no longer fits for one that is caught', async () => {
    const { code, told } = await simulated('--seeds', '1', '--mutant', 'there is none of this name');
    expect(told).toContain('there is no mutant');
    expect(code).not.toBe(0);
  });
});
