import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, buildSync, type Metafile, version } from 'esbuild';
import type { FunctionWiring } from '../shared/kernel/wiring.ts';
import { type Built, BundleCache } from './bundle-cache.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const CODE_FILE = 'index.mjs';

/** What a cold start may read of a bundle, in bytes of minified code without its source map. */
const BUNDLE_BYTES_MAX: Readonly<Record<FunctionWiring['bundle'], number>> = { store: 280_000, plain: 60_000 };

/**
 * One function's deployable folder: `index.mjs`, which exports `handler`, parts loaded on demand, source maps, and the
 * assets. `codeBytes` is code alone: assets are read when they are asked for.
 */
export interface Bundle {
  readonly function: string;
  readonly folder: string;
  readonly codeBytes: number;
}

/** CommonJS dependencies call `require` for Node's own modules, which an ES module lacks. */
const REQUIRE_BANNER = `import{createRequire as foldbookRequire}from'node:module';const require=foldbookRequire(import.meta.url);`;

const options = ({ name, entry }: FunctionWiring): BuildOptions & { write: false; metafile: true } => ({
  absWorkingDir: root,
  entryPoints: [{ in: entry, out: 'index' }],
  // Nothing is written here: a fixed folder keeps the paths in source maps, and so the asset hashes, the same everywhere.
  outdir: join(root, 'cdk.out', 'bundles', name),
  write: false,
  metafile: true,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  // What a function imports only when it needs it stands in files of its own, which a cold start doesn't read.
  splitting: true,
  chunkNames: 'part-[hash]',
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  banner: { js: REQUIRE_BANNER },
  logLevel: 'silent',
});

function build(wiring: FunctionWiring): Built {
  const { outputFiles, metafile } = buildSync(options(wiring));
  return {
    files: new Map(outputFiles.map(({ path, contents }) => [basename(path), contents])),
    inputs: Object.keys(metafile.inputs),
    codeBytes: coldBytes(metafile),
  };
}

/** Bytes of the entry and of all that it imports statically: what a cold start reads. */
function coldBytes(metafile: Metafile): number {
  const outputs = new Map(Object.entries(metafile.outputs));
  const seen = new Set<string>();
  const visit = (path: string): number => {
    const output = outputs.get(path);
    if (!output || seen.has(path)) return 0;
    seen.add(path);
    const statics = output.imports.filter(({ kind, external }) => kind === 'import-statement' && external !== true);
    return output.bytes + statics.reduce((bytes, imported) => bytes + visit(imported.path), 0);
  };
  const index = [...outputs.keys()].find((path) => basename(path) === CODE_FILE) ?? '';
  return visit(index);
}

/** The byte of a gzip header that names the system it was made on; 255 names none, so that hashes are the same everywhere. */
const GZIP_SYSTEM_AT = 9;

function writeAssets(assets: NonNullable<FunctionWiring['assets']>, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, from } of assets) {
    const compressed = gzipSync(readFileSync(join(root, from)), { level: 9 });
    compressed[GZIP_SYSTEM_AT] = 255;
    writeFileSync(join(folder, `${name}.gz`), compressed);
  }
}

/** Where tools keep what they can make again. */
const CACHE_FOLDER = join(root, 'node_modules', '.cache', 'foldbook', 'bundles');

/** What a bundle depends on beside the files in it. */
const setupOf = (wiring: FunctionWiring): string =>
  JSON.stringify([
    ...[version, options(wiring)],
    ...['package.json', 'package-lock.json'].map((name) => readFileSync(join(root, name), 'utf8')),
  ]);

/**
 * Bundles each function into a folder of its name below `folder`.
 * @throws BuildFailure of esbuild, naming the file and line, when a handler doesn't compile or doesn't exist.
 * @throws when an asset doesn't exist.
 */
export function bundleFunctions(functions: readonly FunctionWiring[], folder: string): ReadonlyMap<string, Bundle> {
  const cache = new BundleCache({ folder: CACHE_FOLDER, root });
  const bundles = new Map<string, Bundle>();
  for (const wiring of functions) {
    const target = join(folder, wiring.name.replaceAll('.', '-'));
    mkdirSync(target, { recursive: true });
    const { files, codeBytes } = built(wiring, cache);
    for (const [name, contents] of files) writeFileSync(join(target, name), contents);
    if (wiring.assets !== undefined) writeAssets(wiring.assets, join(target, 'assets'));
    bundles.set(wiring.name, { function: wiring.name, folder: target, codeBytes });
  }
  return bundles;
}

function built(wiring: FunctionWiring, cache: BundleCache): Pick<Built, 'files' | 'codeBytes'> {
  const setup = setupOf(wiring);
  const kept = cache.find(wiring.name, setup);
  if (kept !== undefined) return kept;
  const since = Date.now();
  const fresh = build(wiring);
  cache.keep(wiring.name, setup, fresh, since);
  return fresh;
}

/** Names every bundle that weighs more than its kind may, and by how much it does. */
export const overweightBundles = (
  functions: readonly FunctionWiring[],
  codeBytes: ReadonlyMap<string, number>,
): string[] =>
  functions.flatMap(({ name, bundle }) => {
    const bytes = codeBytes.get(name) ?? 0;
    const bytesMax = BUNDLE_BYTES_MAX[bundle];
    return bytes > bytesMax
      ? [`${name} weighs ${bytes} bytes; a bundle of kind '${bundle}' may weigh ${bytesMax}`]
      : [];
  });
