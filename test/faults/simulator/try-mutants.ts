/**
 * `npm run simulate:mutants [-- --seeds 5000] [--only text]`: switches each safeguard off in turn and says which seed
 * catches it. One that nothing catches, or that no longer fits the code, fails the command.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MUTANTS, type Mutant } from './mutants.ts';

const AT_ONCE = 2;
const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '5000' }, only: { type: 'string', default: '' } },
});

interface Tried {
  readonly isCaught: boolean;
  readonly told: string;
}

const tried = ({ name }: Mutant): Promise<Tried> =>
  new Promise((resolve) => {
    const args = [MAIN, '--seeds', values.seeds, '--mutant', name];
    execFile(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const first = stdout.split('\n').find((line) => line.startsWith('seed '));
      if (!error) resolve({ isCaught: false, told: `nothing in ${values.seeds} seeds` });
      else if (first === undefined) resolve({ isCaught: false, told: stderr.trim() || String(error) });
      else resolve({ isCaught: true, told: first.slice(0, 160) });
    });
  });

const left = MUTANTS.filter(({ name }) => name.includes(values.only));
let missed = 0;
let count = 0;

async function work(): Promise<void> {
  for (let mutant = left.shift(); mutant; mutant = left.shift()) {
    const { isCaught, told } = await tried(mutant);
    count += 1;
    if (!isCaught) missed += 1;
    process.stdout.write(`${isCaught ? 'caught    ' : 'NOT CAUGHT'}  ${mutant.name}: ${told}\n`);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
process.stdout.write(`${count - missed} of ${count} mutants were caught\n`);
process.exitCode = missed === 0 ? 0 : 1;
