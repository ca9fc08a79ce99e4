/** Changes modules when they are loaded: what a mutant switches off, and what the simulator stands in for. */
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** One place of one file; the text must stand there exactly once. */
export interface Patch {
  /** From the root of the repository. */
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

/** A patch that no longer fits is an error: a safeguard that can't be switched off would pass for a caught one. */
class PatchMisfit extends Error {
  constructor(file: string, detail: string) {
    super(`${file}: ${detail}`);
    this.name = 'PatchMisfit';
  }
}

function patched(source: string, { file, text, by }: Patch): string {
  const [before = '', after, ...more] = source.split(text);
  if (after === undefined) throw new PatchMisfit(file, `no longer has the text ${JSON.stringify(text)}`);
  if (more.length > 0) throw new PatchMisfit(file, `has the text ${JSON.stringify(text)} more than once`);
  return before + by + after;
}

const urlOf = (file: string): string => pathToFileURL(ROOT + file).href;

/**
 * From here on, modules are loaded with the patches, and files stand in for others (`instead`: replaced file to its
 * replacement). Answers a check that every patch was applied, for when everything has been loaded.
 */
export function patchModules(patches: readonly Patch[], instead: Readonly<Record<string, string>>): () => void {
  const byUrl = Map.groupBy(patches, ({ file }) => urlOf(file));
  const replaced = new Map(Object.entries(instead).map(([file, other]) => [urlOf(file), urlOf(other)]));
  const applied = new Set<Patch>();
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      return { ...resolved, url: replaced.get(resolved.url) ?? resolved.url };
    },
    load(url, context, next) {
      const loaded = next(url, context);
      const own = byUrl.get(url);
      if (!own) return loaded;
      let source = Buffer.from(loaded.source as Uint8Array).toString();
      for (const patch of own) {
        source = patched(source, patch);
        applied.add(patch);
      }
      return { ...loaded, source };
    },
  });
  return () => {
    for (const patch of patches) if (!applied.has(patch)) throw new PatchMisfit(patch.file, 'was never loaded');
  };
}
