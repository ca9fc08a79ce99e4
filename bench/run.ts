/** Runs the benchmarks one after another: all of them, or those named. Each prints ratios measured side by side. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const own = basename(fileURLToPath(import.meta.url));
const all = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== own);
const wanted = process.argv.slice(2).map((name) => `${name}.ts`);
const unknown = wanted.filter((file) => !all.includes(file));

if (unknown.length > 0) {
  const names = all.map((file) => file.replace('.ts', '')).join(', ');
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}. Choose among ${names}.\n`);
  process.exit(2);
}
for (const file of wanted.length > 0 ? wanted : all) {
  process.stdout.write(`\n=== ${file.replace('.ts', '')}\n`);
  const { status } = spawnSync(process.execPath, [`${folder}${file}`], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
