/** Reads what bundling laid beside the code of a function. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The gzipped content of an asset of the wiring, or undefined if there is none of the name. */
export async function readAsset(name: string): Promise<Buffer | undefined> {
  try {
    return await readFile(join(import.meta.dirname, 'assets', `${name}.gz`));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
