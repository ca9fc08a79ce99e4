import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Path of the engine's binary for this platform, from the package that npm installed for it. */
export const dynoxideBinary = (platform: string = process.platform, arch: string = process.arch): string => {
  const name = `@dynoxide/${platform}-${arch}`;
  const missing = (): never => {
    throw new Error(
      `The DynamoDB engine has no binary here for ${platform}-${arch} (npm package ${name}). Either install that package, ` +
        "or run any DynamoDB-compatible engine and set DYNAMODB_ENDPOINT to its address, e.g. AWS's own DynamoDB Local: " +
        'DYNAMODB_ENDPOINT=http://127.0.0.1:8000 npm start',
    );
  };
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return missing();
  }
  const path = join(folder, platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
  return existsSync(path) ? path : missing();
};
