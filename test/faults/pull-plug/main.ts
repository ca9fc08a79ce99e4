/**
 * `npm run pull-plug -- [--kills 50] [--rows 50000] [--seed n] [--no-webhooks]`: kills the real local host at random
 * instants while it imports a file, acknowledges single transactions and delivers webhooks, starts it again on the same
 * data, and compares what it shows in the end with an undisturbed run.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type PlugReport, pullPlug } from './pull-plug.ts';

const COUNT = /^\d+$/;
const count = (name: string, text: string): number => {
  if (!COUNT.test(text)) throw new Error(`--${name} takes a number, not ${text}`);
  return Number(text);
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function tell({ faults, dataDir, seed, ...figures }: PlugReport): void {
  for (const [name, value] of Object.entries(figures)) say(`  ${name}: ${value}`);
  if (faults.length === 0) {
    rmSync(dataDir, { recursive: true, force: true });
    say('nothing was lost, and nothing came twice');
    return;
  }
  for (const fault of faults) say(`FAULT ${fault}`);
  say(`seed ${seed}; the data is left in ${dataDir}`);
  process.exitCode = 1;
}

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    rows: { type: 'string', default: '50000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'no-webhooks': { type: 'boolean', default: false },
  },
});
const report = await pullPlug({
  kills: count('kills', values.kills),
  rows: count('rows', values.rows),
  seed: count('seed', values.seed) + 1,
  webhooks: !values['no-webhooks'],
  say,
});
tell(report);
