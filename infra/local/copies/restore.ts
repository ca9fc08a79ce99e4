/**
 * `npm run restore -- --from <folder of exports> --data-dir <new folder> [--at <time>] [--master-key <file>]`: brings the
 * tables back from exports, into a data folder that `DATA_DIR=<new folder> npm start` then serves.
 */
import { parseArgs } from 'node:util';
import { applyChain } from './apply-exports.ts';
import { chainsOf } from './chain.ts';
import { findExports } from './export-files.ts';
import { copyMasterKey, openLocalTables, refuseUsed } from './local-tables.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    'data-dir': { type: 'string' },
    at: { type: 'string' },
    'master-key': { type: 'string' },
  },
});
const { from, 'data-dir': dataDir, at, 'master-key': masterKey } = values;
if (from === undefined || dataDir === undefined) throw new Error('--from and --data-dir are needed');
refuseUsed(dataDir);
const exports = findExports(from);
const { call, tables, close } = await openLocalTables(dataDir);
try {
  const chains = chainsOf(exports, [...tables.keys()], at);
  for (const [store, table] of tables) {
    const chain = chains.get(store);
    if (!chain) continue;
    const { put, deleted } = await applyChain(call, table, chain);
    say(`${store} as of ${chain.to}: ${chain.exports.length} exports, ${put} items put, ${deleted} deleted`);
  }
  if (masterKey !== undefined) copyMasterKey(masterKey, dataDir);
  say(`now: DATA_DIR=${dataDir} DEMO=0 npm start, then: npm run ops -- verify`);
} finally {
  await close();
}
