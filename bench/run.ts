/**
 * Runs the benches, one after the other, each in a process of its own. All of them together write docs/performance.md,
 * and so do some of them where `--page` asks for it.
 *   npm run bench [-- [--page] name...]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measuresIn, writePerformance } from './support/performance.ts';

const DIR = import.meta.dirname;
const all = readdirSync(DIR)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => path.basename(file, '.ts'));
const given = process.argv.slice(2);
const asked = given.filter((name) => name !== '--page');
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}. There are ${all.join(', ')}.\n`);
  process.exit(1);
}

/** Runs one bench, and passes on what it prints. */
async function run(name: string, reportFile: string): Promise<{ readonly status: number; readonly printed: string }> {
  process.stdout.write(`\n== ${name}\n`);
  const child = spawn(process.execPath, [path.join(DIR, `${name}.ts`)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BENCH_REPORT: reportFile },
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    process.stdout.write(text);
  });
  const status = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  return { status, printed };
}

const dir = mkdtempSync(path.join(tmpdir(), 'foldbook-bench-'));
const reportFile = path.join(dir, 'report');
writeFileSync(reportFile, '');
const outputs: { name: string; printed: string }[] = [];
let failed = 0;
for (const name of asked.length > 0 ? asked : all) {
  const { status, printed } = await run(name, reportFile);
  outputs.push({ name, printed });
  if (status !== 0) failed += 1;
}
if ((asked.length === 0 || given.includes('--page')) && failed === 0) writePerformance(measuresIn(reportFile), outputs);
rmSync(dir, { recursive: true });
process.exit(failed === 0 ? 0 : 1);
