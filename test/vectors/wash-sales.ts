/**
 * Judges by vectors of wash sales: the calculation alone, and, with a base, a running server over HTTP: one fresh user for
 * each file buys the lots, sells those that were sold, naming them, and asks for the wash sales of the year.
 * `node test/vectors/wash-sales.ts --vectors <folder> [--base http://127.0.0.1:3000]`
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { judgedWash, type WashVector, washVector } from './judge-wash-sales.ts';
import { servedWash } from './serve-wash-sales.ts';

const { values } = parseArgs({ options: { vectors: { type: 'string', default: '.' }, base: { type: 'string' } } });

type Verdict = readonly [how: string, found: unknown, expected: unknown];

async function verdictsOf(vector: WashVector): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [['calculated', judgedWash(vector), vector.expected]];
  if (values.base === undefined) return verdicts;
  return [...verdicts, ['over HTTP', await servedWash(values.base, vector), vector.expected]];
}

let failures = 0;
let judged = 0;
for (const name of readdirSync(values.vectors).filter((file) => /^wash-.*\.json$/.test(file))) {
  const vector = washVector.parse(JSON.parse(readFileSync(path.join(values.vectors, name), 'utf8')));
  for (const [how, found, expected] of await verdictsOf(vector)) {
    judged += 1;
    if (isDeepStrictEqual(found, expected)) continue;
    failures += 1;
    process.stdout.write(`${name} ${how}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}\n`);
  }
}
process.stdout.write(`wash sales: ${judged - failures} of ${judged} as expected\n`);
if (failures > 0 || judged === 0) process.exitCode = 1;
