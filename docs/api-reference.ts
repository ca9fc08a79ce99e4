/** The API reference, `docs/api/openapi.json` and `docs/api/README.md`, from the contracts of all contexts. */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRoute, type RouteContract } from '../shared/kernel/http/contract.ts';
import { faultyExamples } from '../shared/kernel/http/examples.ts';
import { type ApiSection, openApiDocument } from '../shared/kernel/http/openapi.ts';
import { registry } from '../shared/registry.ts';
import { apiIntroduction } from './api-introduction.ts';
import { apiMarkdown } from './api-markdown.ts';
import { readWebhooks, webhookPaths } from './api-webhooks.ts';
import { type GeneratedFiles, ROOT } from './generated-files.ts';

const byPath = (a: RouteContract, b: RouteContract): number =>
  a.path < b.path || (a.path === b.path && a.method < b.method) ? -1 : 1;

const rank = ({ name }: ApiSection): number => registry.findIndex(({ context }) => context === name);

/** Every route that a context's `contract/http.ts` exports, by the context's name, in the order of the registry. */
const readSections = async (): Promise<readonly ApiSection[]> => {
  const files = globSync('shared/*/contract/http.ts', { cwd: ROOT }).toSorted();
  const sections = await Promise.all(
    files.map(async (file) => {
      const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(ROOT, file)).href);
      const routes = Object.values(exported).filter(isRoute).toSorted(byPath);
      return { name: basename(dirname(dirname(file))), routes };
    }),
  );
  return sections.toSorted((a, b) => rank(a) - rank(b));
};

const readVersion = async (): Promise<string> => {
  const manifest: { readonly version: string } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  return manifest.version;
};

/** @throws when an example doesn't fit its schema. */
export const apiReference = async (): Promise<GeneratedFiles> => {
  const sections = await readSections();
  const faulty = faultyExamples(sections.flatMap(({ routes }) => routes));
  if (faulty.length > 0) throw new Error(`Examples that their own schemas refuse:\n${faulty.join('\n')}`);
  const webhooks = await readWebhooks();
  const document = openApiDocument(sections, await readVersion(), {
    description: apiIntroduction(),
    webhooks: webhookPaths(webhooks),
  });
  return {
    'docs/api/openapi.json': `${JSON.stringify(document, undefined, 1)}\n`,
    'docs/api/README.md': apiMarkdown(sections, webhooks),
  };
};
