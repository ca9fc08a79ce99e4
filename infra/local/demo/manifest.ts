import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';

const Manifest = z.array(z.strictObject({ file: z.string(), format: z.string(), account: z.string() }));

/** One exchange export to import. */
export interface Sample {
  readonly file: string;
  readonly format: string;
  readonly account: string;
  readonly content: string;
}

export interface Samples {
  readonly exports: readonly Sample[];
  /** JSON text of a body for `POST /v1/prices`. */
  readonly prices?: string;
}

/** Reads the samples that `manifest.json` of a folder lists. Throws with the file's name if one is missing or malformed. */
export function readSamples(dir: string): Samples {
  const manifest = Manifest.safeParse(JSON.parse(readFileSync(path.join(dir, 'manifest.json'), 'utf8')));
  if (!manifest.success) throw new Error(`${dir}/manifest.json is malformed: ${manifest.error.message}`);
  const pricesFile = path.join(dir, 'prices.json');
  return {
    exports: manifest.data.map((sample) => ({ ...sample, content: readFileSync(path.join(dir, sample.file), 'utf8') })),
    ...(existsSync(pricesFile) ? { prices: readFileSync(pricesFile, 'utf8') } : {}),
  };
}
