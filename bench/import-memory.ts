/**
 * The memory that the import of a big file takes: its worker reads the file into sorted runs and merges them, on a
 * DynamoDB engine, with file, runs and bodies on disk. Prints seconds, rows per second, and the most memory seen.
 *   node bench/import-memory.ts [rows..., 100000 if left out]
 */
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { uploadName } from '../shared/trading/app/imports/upload-name.ts';
import { Spine, TENANT } from '../test/faults/support/spine.ts';
import { csvLines, transactionsNewestFirst } from '../test/support/history.ts';
import { startEngine } from './support/engine.ts';
import { say } from './support/say.ts';

const MB = 1_000_000;
const UPLOAD = 'big-file';

/** Samples the memory in use; answers the most of it. */
function watchMemory(): () => { readonly rss: number; readonly heap: number } {
  const most = { rss: 0, heap: 0 };
  const timer = setInterval(() => {
    const { rss, heapUsed, external } = process.memoryUsage();
    most.rss = Math.max(most.rss, rss);
    most.heap = Math.max(most.heap, heapUsed + external);
  }, 50);
  return () => {
    clearInterval(timer);
    return most;
  };
}

async function measure(rows: number): Promise<void> {
  const engine = await startEngine();
  const dir = path.join(engine.dir, 'files');
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, encodeURIComponent(uploadName(TENANT, UPLOAD)));
  await pipeline(Readable.from(csvLines(transactionsNewestFirst(rows))), createWriteStream(file));
  const before = process.memoryUsage().rss;
  const spine = Spine.on(engine.store, engine.files);
  const importId = await spine.orderUploaded(UPLOAD);
  const memory = watchMemory();
  const start = performance.now();
  // Time goes by, so that replaced pages are deleted as they would be.
  const hasTime = (): boolean => {
    spine.pass(5_000);
    return true;
  };
  await spine.work(importId, { hasTime });
  const seconds = (performance.now() - start) / 1_000;
  const { rss, heap } = memory();
  say(
    `${rows.toLocaleString('en')} rows: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds).toLocaleString('en')} rows/s; ` +
      `at most ${Math.round(heap / MB)} MB in use, ${Math.round(rss / MB)} MB resident (${Math.round(before / MB)} MB before)`,
  );
  await engine.close();
}

const counts = process.argv.slice(2).map(Number);
for (const rows of counts.length > 0 ? counts : [100_000]) await measure(rows);
