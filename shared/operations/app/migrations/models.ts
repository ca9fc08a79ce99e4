/** The versions of all models: events, states of streams, reducers of read models, and the keys of the tables. */
import type { Migration, RecordStep } from './migration.ts';

/** Kind of the records, one for each model: `event/journal/TransactionImported`, `reducer/tax-book`. */
export const MODELS = 'models';

/** Models by name, with the version that is written. Older versions of events are read for ever. */
export type ModelVersions = Readonly<Record<string, number>>;

/** The steps that put these versions on record. */
export const modelSteps = (versions: ModelVersions): readonly RecordStep[] =>
  Object.entries(versions).map(([name, version]) => ({ kind: MODELS, name, value: { version } }));

/** The versions that stand on record once all of these were applied. */
export function modelsAfter(migrations: readonly Migration[]): ModelVersions {
  const versions: Record<string, number> = {};
  for (const { kind, name, value } of migrations.flatMap(({ steps }) => steps)) {
    if (kind !== MODELS) continue;
    if (value === undefined) delete versions[name];
    else versions[name] = versionIn(value);
  }
  return versions;
}

/** 0 for what is no record of a model. */
export const versionIn = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'version' in value ? Number(value.version) : 0;
