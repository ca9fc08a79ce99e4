/** The types of the TypeScript client, `clients/typescript/schema.ts`, from the OpenAPI document. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { apiReference } from './api-reference.ts';
import { type GeneratedFiles, ROOT } from './generated-files.ts';

const PATH = 'clients/typescript/schema.ts';
const HEADER = '/** Generated from `docs/api/openapi.json` by `docs/generate-client.ts`: `npm run docs`. */\n';

/** As the project's own code is formatted. */
const formatted = (source: string): string =>
  execFileSync(join(ROOT, 'node_modules/.bin/biome'), ['format', `--stdin-file-path=${PATH}`], {
    cwd: ROOT,
    input: source,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });

/** Made of the document as the sources say it now, whatever is stored. */
export const clientTypes = async (): Promise<GeneratedFiles> => {
  const { 'docs/api/openapi.json': document = '' } = await apiReference();
  const types = await openapiTS(document, { alphabetize: false });
  return { [PATH]: formatted(HEADER + astToString(types)) };
};
