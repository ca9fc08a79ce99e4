/**
 * Judges the tax book alone by vectors of tax, in memory, in the order of the files and newest first.
 * `node test/vectors/tax.ts --vectors <folder>`
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { judgedTax, taxVector } from './judge-tax.ts';

const { values } = parseArgs({ options: { vectors: { type: 'string', default: '.' } } });

let failures = 0;
let judged = 0;
for (const name of readdirSync(values.vectors).filter((file) => /^tax-.*\.json$/.test(file))) {
  const vector = taxVector.parse(JSON.parse(readFileSync(path.join(values.vectors, name), 'utf8')));
  // sorts HIFO by a quoted price, where the book goes by what a unit cost
  if (!vector.sameUnderFeeInclusiveUnitCost) continue;
  for (const isReversed of [false, true]) {
    const faults = await judgedTax(vector, isReversed);
    judged += 1;
    if (faults.length === 0) continue;
    failures += 1;
    process.stdout.write(
      `${name}${isReversed ? ', newest first' : ''}\n${faults.map((each) => `  ${each}\n`).join('')}`,
    );
  }
}
process.stdout.write(`${judged} judged, ${failures} failed\n`);
process.exitCode = failures === 0 ? 0 : 1;
