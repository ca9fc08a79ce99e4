/**
 * `npm run export-tables -- --data-dir .local --to <folder>`: exports the tables of a host that doesn't run, in the
 * format of DynamoDB's exports: all of them into a new folder, and what changed into one that has exports already.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openLocalTables } from './local-tables.ts';
import { exportAll, exportChanges } from './write-export.ts';

const { values } = parseArgs({
  options: { 'data-dir': { type: 'string', default: '.local' }, to: { type: 'string' } },
});
const { 'data-dir': dataDir, to: dir } = values;
if (dir === undefined) throw new Error('--to is needed');
const { call, tables, close } = await openLocalTables(dataDir);
const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
try {
  for (const [store, table] of tables) {
    const isFirst = !existsSync(join(dir, store));
    const items = await (isFirst ? exportAll : exportChanges)({ call, table, store, dir, now });
    process.stdout.write(`${store} as of ${now}: ${items} items ${isFirst ? 'in all' : 'changed or gone'}\n`);
  }
} finally {
  await close();
}
