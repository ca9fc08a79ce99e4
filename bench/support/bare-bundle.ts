/** The bundle that cold starts are compared with: the SDK's client and one append, as lean as it can be had. */
import path from 'node:path';
import { buildSync } from 'esbuild';

/** Lambda has the credentials in the environment: the chain's other sources would only weigh. */
const alias = { '@aws-sdk/credential-provider-node': path.join(import.meta.dirname, 'env-credentials.ts') };

/** Writes it, and answers its folder. */
export function bundleBareAppend(folder: string): string {
  buildSync({
    ...{ alias, outfile: path.join(folder, 'index.mjs'), bundle: true, minify: true },
    ...{ entryPoints: [path.join(import.meta.dirname, 'bare-append.ts')], format: 'esm', platform: 'node' },
    ...{ target: 'node24', mainFields: ['module', 'main'], legalComments: 'none', logLevel: 'silent' },
  });
  return folder;
}
