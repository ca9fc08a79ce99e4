import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

let cached: URL | undefined;

/** The worker's program without types, as a URL to start threads from. Made once per process. */
export function workerSource(): URL {
  if (cached === undefined) {
    const source = readFileSync(new URL('./worker.ts', import.meta.url), 'utf8');
    cached = new URL(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(source))}`);
  }
  return cached;
}
