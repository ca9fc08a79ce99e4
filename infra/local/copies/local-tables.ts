import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startDynoxide } from '../engines/dynoxide.ts';
import { ENGINE_CREDENTIALS } from '../engines/engine-credentials.ts';
import { createTables } from '../engines/tables.ts';
import { lockHost } from '../host-lock.ts';
import { type AwsCall, awsJson } from '../sources/aws-json.ts';
import { loadModel } from '../template/load.ts';
import type { TableModel } from '../template/model.ts';

/** The tables of a data folder that no host uses now. */
export interface LocalTables {
  readonly call: AwsCall;
  /** By what the app calls them: `events`, `rows`, `keys`. */
  readonly tables: ReadonlyMap<string, TableModel>;
  readonly close: () => Promise<void>;
}

/** Opens the tables of the template in a data folder; makes them where they are missing. */
export async function openLocalTables(dataDir: string): Promise<LocalTables> {
  mkdirSync(dataDir, { recursive: true });
  const unlock = lockHost(dataDir);
  const assemblyDir = join(dataDir, 'cdk.out');
  if (!existsSync(assemblyDir)) {
    const { synthesize } = await import('../../synthesize.ts');
    synthesize({ outdir: assemblyDir, validate: false });
  }
  const model = loadModel({ assemblyDir, endpoint: 'http://127.0.0.1' });
  const engine = await startDynoxide(join(dataDir, 'dynamodb'), () => undefined);
  await createTables(engine.endpoint, model.tables);
  const { region } = model;
  return {
    call: awsJson({
      endpoint: engine.endpoint,
      service: 'dynamodb',
      region,
      credentials: ENGINE_CREDENTIALS,
      target: 'DynamoDB_20120810',
    }),
    tables: new Map(model.tables.map((table) => [table.labels['store'] ?? table.name, table])),
    close: async () => {
      await engine.close();
      unlock();
    },
  };
}

/** @throws when there is anything in the folder: a restore never writes over what is there. */
export function refuseUsed(dataDir: string): void {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) throw new Error(`${dataDir} is not empty`);
}

/** The key that wraps the data keys on a laptop; without it nothing that is restored can be read. */
export function copyMasterKey(from: string, dataDir: string): void {
  const to = join(dataDir, 'keys', 'master.key');
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
