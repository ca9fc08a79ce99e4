/** Access keys: one per function, equal in every start on the same data, so that presigned URLs outlive a restart. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export type CredentialsMaker = (identity: string) => Credentials;

export const openCredentials = (dataDir: string): CredentialsMaker => {
  const file = join(dataDir, 'access-keys.seed');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  const seed = readFileSync(file, 'utf8');
  return (identity) => {
    const accessKeyId = `LKIA${createHash('sha256').update(identity).digest('hex').slice(0, 16).toUpperCase()}`;
    return { accessKeyId, secretAccessKey: createHmac('sha256', seed).update(accessKeyId).digest('base64') };
  };
};
