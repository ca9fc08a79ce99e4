/**
 * `npm run simulate -- --seeds 10000 [--from 1]` runs seed after seed; `--seed S --trace` runs one and prints what
 * happened; `--twice N` runs the first seeds twice and compares what happened; `--mutant name` runs with a safeguard switched off.
 */
import { parseArgs } from 'node:util';
import { controlSources } from './controlled-sources.ts';
import { MUTANTS } from './mutants.ts';
import { patchModules } from './patched-modules.ts';
import { STAND_INS, VIRTUAL } from './seams.ts';

/** Something is not as it must be. */
const EXIT_WRONG = 1;
/** The simulator itself can't run: a patch that no longer fits, say. */
const EXIT_BROKEN = 2;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    twice: { type: 'string', default: '0' },
    mutant: { type: 'string' },
  },
});

const mutant = MUTANTS.find(({ name }) => name === values.mutant);
if (values.mutant !== undefined && !mutant) throw new Error(`there is no mutant ${values.mutant}`);

for (const [name, value] of Object.entries(VIRTUAL.environment)) process.env[name] = value;
const assertPatched = patchModules([...VIRTUAL.patches, ...(mutant?.patches ?? [])], STAND_INS);
controlSources();
try {
  const { runSeeds } = await import('./run-seeds.ts');
  const isRight = await runSeeds({
    from: Number(values.seed ?? values.from),
    count: values.seed === undefined ? Number(values.seeds) : 1,
    isTraced: values.trace,
    twice: Number(values.twice),
    mutant: mutant?.name,
    loaded: assertPatched,
  });
  process.exitCode = isRight ? 0 : EXIT_WRONG;
} catch (error) {
  console.error(error);
  process.exitCode = EXIT_BROKEN;
}
