/**
 * Writes the API reference, `docs/api/openapi.json` and `docs/api/README.md`, from the contracts of all contexts.
 * With `--check` it writes nothing and fails when what is there differs.
 */
import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRoute, type RouteContract } from '../shared/kernel/http/contract.ts';
import { faultyExamples } from '../shared/kernel/http/examples.ts';
import { type ApiSection, openApiDocument } from '../shared/kernel/http/openapi.ts';
import { readOpenApi } from '../shared/kernel/http/openapi-route.ts';
import { apiMarkdown } from './api-markdown.ts';

const ROOT = dirname(import.meta.dirname);
const OUTPUT = join(ROOT, 'docs/api');

const byPath = (a: RouteContract, b: RouteContract): number =>
  a.path < b.path || (a.path === b.path && a.method < b.method) ? -1 : 1;

/** Every route that a context's `contract/http.ts` exports, by the context's name, and that of the document itself. */
const readSections = async (): Promise<readonly ApiSection[]> => {
  const files = globSync('shared/*/contract/http.ts', { cwd: ROOT }).toSorted();
  const contexts = await Promise.all(
    files.map(async (file) => {
      const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(ROOT, file)).href);
      const routes = Object.values(exported).filter(isRoute).toSorted(byPath);
      return { name: basename(dirname(dirname(file))), routes };
    }),
  );
  return [...contexts, { name: 'description', routes: [readOpenApi] }];
};

const readVersion = async (): Promise<string> => {
  const manifest: { readonly version: string } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  return manifest.version;
};

/** The files of the reference by name. Throws when an example doesn't fit its schema. */
const generate = async (): Promise<Readonly<Record<string, string>>> => {
  const sections = await readSections();
  const faulty = faultyExamples(sections.flatMap(({ routes }) => routes));
  if (faulty.length > 0) throw new Error(`Examples that their own schemas refuse:\n${faulty.join('\n')}`);
  const document = openApiDocument(sections, await readVersion());
  return { 'openapi.json': `${JSON.stringify(document, undefined, 1)}\n`, 'README.md': apiMarkdown(sections) };
};

const differs = async (name: string, content: string): Promise<boolean> =>
  (await readFile(join(OUTPUT, name), 'utf8').catch(() => '')) !== content;

const files = Object.entries(await generate());
if (process.argv.includes('--check')) {
  const stale = await Promise.all(files.map(async ([name, content]) => ((await differs(name, content)) ? [name] : [])));
  for (const name of stale.flat()) process.stderr.write(`docs/api/${name} is stale: run docs/generate-api.ts\n`);
  process.exitCode = stale.flat().length === 0 ? 0 : 1;
} else {
  await mkdir(OUTPUT, { recursive: true });
  for (const [name, content] of files) await writeFile(join(OUTPUT, name), content);
}
