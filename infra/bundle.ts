import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';
import type { FunctionWiring } from '../shared/kernel/wiring.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const CODE_FILE = 'index.mjs';

/** What a bundle may weigh, in bytes of minified code without its source map: cold starts grow with it. */
const BUNDLE_BYTES_MAX: Readonly<Record<FunctionWiring['bundle'], number>> = { sdk: 400_000, plain: 60_000 };

/** One function's deployable folder: `index.mjs`, which exports `handler`, and its source map. */
export interface Bundle {
  readonly function: string;
  readonly folder: string;
  readonly codeBytes: number;
}

/** CommonJS dependencies call `require` for Node's own modules, which an ES module lacks. */
const REQUIRE_BANNER = `import{createRequire as foldbookRequire}from'node:module';const require=foldbookRequire(import.meta.url);`;
const needsRequire = (code: string): boolean => code.includes('Dynamic require of');

const options = (functions: readonly FunctionWiring[]): BuildOptions & { write: false } => ({
  absWorkingDir: root,
  entryPoints: functions.map(({ name, entry }) => ({ in: entry, out: join(name, 'index') })),
  // Nothing is written here: a fixed folder keeps the paths in source maps, and so the asset hashes, the same everywhere.
  outdir: join(root, 'cdk.out', 'bundles'),
  write: false,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  alias: { '@aws-sdk/credential-provider-node': './shared/adapters/env-credentials.ts' },
  logLevel: 'silent',
});

const build = (functions: readonly FunctionWiring[], banner?: string) =>
  buildSync({ ...options(functions), ...(banner === undefined ? {} : { banner: { js: banner } }) }).outputFiles;

/**
 * Bundles each function into a folder of its name below `folder`.
 * @throws BuildFailure of esbuild, naming the file and line, when a handler doesn't compile or doesn't exist.
 */
export const bundleFunctions = (functions: readonly FunctionWiring[], folder: string): ReadonlyMap<string, Bundle> => {
  const nameOf = (path: string): string => basename(dirname(path));
  const plain = build(functions);
  const lacking = new Set(
    plain.filter(({ path, text }) => path.endsWith(CODE_FILE) && needsRequire(text)).map((file) => nameOf(file.path)),
  );
  const banneredFiles =
    lacking.size === 0
      ? []
      : build(
          functions.filter(({ name }) => lacking.has(name)),
          REQUIRE_BANNER,
        );
  const bundles = new Map<string, Bundle>();
  for (const { path, contents } of [...plain.filter((file) => !lacking.has(nameOf(file.path))), ...banneredFiles]) {
    const name = nameOf(path);
    const target = join(folder, name.replaceAll('.', '-'));
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, basename(path)), contents);
    if (basename(path) === CODE_FILE) bundles.set(name, { function: name, folder: target, codeBytes: contents.length });
  }
  return bundles;
};

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
