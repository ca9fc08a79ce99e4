/** Runs seeds one after the other; stops at the first that fails, and says how to see it again. */
import { loadLambdas } from './lambdas.ts';
import { type Run, simulate } from './simulate.ts';

export interface RunSeeds {
  readonly from: number;
  readonly count: number;
  readonly isTraced: boolean;
  /** So many of the first seeds are run twice, and their traces compared. */
  readonly twice: number;
  readonly mutant: string | undefined;
  /** Called when all modules are there. */
  readonly loaded: () => void;
}

const PROGRESS_MILLISECONDS = 5_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Answers whether all was as it must be. */
export async function runSeeds({ from, count, isTraced, twice, mutant, loaded }: RunSeeds): Promise<boolean> {
  const lambdas = await loadLambdas();
  loaded();
  const startedMs = performance.now();
  let saidMs = startedMs;
  let [steps, commits] = [0, 0];
  const rate = (done: number): string => {
    const seconds = (performance.now() - startedMs) / 1_000;
    return `${done} seeds, ${commits} commits, ${steps} steps in ${seconds.toFixed(1)} s (${(done / seconds).toFixed(0)} seeds/s)`;
  };
  for (let seed = from; seed < from + count; seed += 1) {
    const run = await runOnce(seed);
    steps += run.steps;
    commits += run.commits;
    if (run.violations.length > 0) {
      for (const violation of run.violations) say(`seed ${seed}: ${violation}`);
      const withMutant = mutant === undefined ? '' : ` --mutant '${mutant}'`;
      say(`see it again: npm run simulate -- --seed ${seed} --trace${withMutant}`);
      return false;
    }
    if (performance.now() - saidMs < PROGRESS_MILLISECONDS) continue;
    saidMs = performance.now();
    say(`… ${rate(seed - from + 1)}`);
  }
  if (twice > 0) say(`${twice} seeds did the same twice`);
  say(`all is as it must be: ${rate(count)}`);
  return true;

  async function runOnce(seed: number): Promise<Run> {
    if (seed >= from + twice) return simulate(seed, lambdas, isTraced ? say : undefined);
    const [one, other]: [string[], string[]] = [[], []];
    const run = await simulate(seed, lambdas, (line) => one.push(line));
    await simulate(seed, lambdas, (line) => other.push(line));
    const at = one.findIndex((line, index) => line !== other[index]);
    if (at < 0 && one.length === other.length) return run;
    return { ...run, violations: [`the same seed did something else: ${other[at]} instead of ${one[at]}`] };
  }
}
