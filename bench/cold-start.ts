/**
 * From the start of a process to the end of its first command, with the bundle that is deployed, against a bundle of the
 * SDK's client that makes one append; in turns, on the same engine. And what the bundles weigh.
 *   node bench/cold-start.ts [starts of each, 15 if left out]
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { bundleFunctions } from '../infra/bundle.ts';
import { registry } from '../shared/registry.ts';
import { historyOf } from '../test/support/history.ts';
import { bundleBareAppend } from './support/bare-bundle.ts';
import { startEngine } from './support/engine.ts';
import { openWorld, postEvent } from './support/real-handler.ts';
import { report } from './support/report.ts';
import { say } from './support/say.ts';
import { ms, timesOf } from './support/times.ts';

const starts = Number(process.argv[2] ?? 15);
const BYTES_MAX = { store: 280_000, plain: 60_000 } as const;

const engine = await startEngine();
const world = await openWorld(engine);
const functions = registry.flatMap((context) => context.functions);
const bundles = bundleFunctions(functions, path.join(engine.dir, 'bundles'));
const bareFolder = bundleBareAppend(path.join(engine.dir, 'bare'));
const commandFolder = bundles.get('trading.http')?.folder ?? '';
const [transaction] = historyOf(1);

async function firstCall(folder: string, event: unknown): Promise<number> {
  const eventFile = path.join(engine.dir, 'event.json');
  writeFileSync(eventFile, JSON.stringify(event));
  const script = path.join(import.meta.dirname, 'support/first-call.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, path.join(folder, 'index.mjs'), eventFile], {
    env: { ...process.env, ...world.environment },
  });
  return Number(stdout);
}

const [ours, theirs]: [number[], number[]] = [[], []];
for (let start = 0; start < starts; start += 1) {
  ours.push(await firstCall(commandFolder, postEvent(await world.token(randomUUID()), transaction)));
  theirs.push(await firstCall(bareFolder, { pk: randomUUID() }));
}
report([
  {
    what: 'cold start, first append included, median',
    ours: ms(timesOf(ours).median),
    against: `${ms(timesOf(theirs).median)} (bare SDK client)`,
    ratio: timesOf(ours).median / timesOf(theirs).median,
    aim: { atMost: 1.2 },
  },
]);
say('\n  code that a cold start reads, in bytes, and its part of what its kind may weigh:');
for (const { name, bundle } of functions) {
  const bytes = bundles.get(name)?.codeBytes ?? 0;
  say(
    `  ${name.padEnd(24)}${bytes.toLocaleString('en').padStart(9)}  ${((100 * bytes) / BYTES_MAX[bundle]).toFixed(0)}%`,
  );
}
world.close();
await engine.close();
process.exit(0);
