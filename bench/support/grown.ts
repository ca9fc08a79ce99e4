/** Somebody with a long history on an engine of its own: one asset in one account, imported from one file. */
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { uploadName } from '../../shared/trading/app/imports/upload-name.ts';
import { Spine, TENANT } from '../../test/faults/support/spine.ts';
import { csvLines, simpleTransactions } from '../../test/support/history.ts';
import { type Engine, startEngine } from './engine.ts';

/** Longer than replaced pages stay for readers, so that building the history leaves none behind. */
const PAUSE_MS = 2 * 60_000;

export interface Grown {
  readonly engine: Engine;
  readonly spine: Spine;
  readonly size: number;
}

export async function grow(size: number): Promise<Grown> {
  const engine = await startEngine();
  const dir = path.join(engine.dir, 'files');
  mkdirSync(dir, { recursive: true });
  const upload = `history-${size}`;
  const file = createWriteStream(path.join(dir, encodeURIComponent(uploadName(TENANT, upload))));
  await pipeline(Readable.from(csvLines(simpleTransactions(0, size))), file);
  const spine = Spine.on(engine.store, engine.files);
  const hasTime = (): boolean => {
    spine.pass(PAUSE_MS);
    return true;
  };
  await spine.work(await spine.orderUploaded(upload), { hasTime });
  await spine.settle();
  return { engine, spine, size };
}
