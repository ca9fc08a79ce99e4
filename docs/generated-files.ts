/** What the generators have in common: they write their files, or with `--check` only say which differ. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

export const ROOT = dirname(import.meta.dirname);

/** Contents by path, relative to the project. */
export type GeneratedFiles = Readonly<Record<string, string>>;

const stored = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8').catch(() => '');

/** Paths whose stored content differs from what would be generated. */
export const staleFiles = async (files: GeneratedFiles): Promise<readonly string[]> => {
  const stale: string[] = [];
  for (const [path, content] of Object.entries(files)) if ((await stored(path)) !== content) stale.push(path);
  return stale;
};

/** Runs a generator from the command line; with `--check` it writes nothing and fails when a file is stale. */
export const runGenerator = async (generator: string, files: GeneratedFiles): Promise<void> => {
  if (process.argv.includes('--check')) {
    const stale = await staleFiles(files);
    const script = relative(ROOT, generator);
    for (const path of stale) process.stderr.write(`${path} is not what ${script} makes: run \`npm run docs\`\n`);
    process.exitCode = stale.length === 0 ? 0 : 1;
    return;
  }
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(ROOT, path)), { recursive: true });
    await writeFile(join(ROOT, path), content);
  }
};
