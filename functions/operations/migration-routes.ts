import { isRefused } from '../../shared/kernel/errors.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { SystemRecords } from '../../shared/kernel/store/system-records.ts';
import { parseTimestamp } from '../../shared/kernel/time.ts';
import { MIGRATIONS } from '../../shared/operations/app/migrations/all.ts';
import * as migrations from '../../shared/operations/app/migrations/apply.ts';
import { MODELS, modelsAfter, versionIn } from '../../shared/operations/app/migrations/models.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/migrations-http.ts';
import { operatingOf } from './acting.ts';
import type { Services } from './services.ts';

const viewOf = ({ id, description, checksum, status, applied }: migrations.MigrationStatus) => ({
  ...{ id, description, checksum, status: String(status) },
  appliedAt: parseTimestamp(applied?.appliedAt ?? '') ?? null,
  appliedBy: applied?.appliedBy ?? null,
  durationMs: applied?.durationMs ?? null,
});

async function modelsOf(records: SystemRecords) {
  const recorded = new Map((await records.list(MODELS)).map(({ name, value }) => [name, versionIn(value)]));
  const inCode = modelsAfter(MIGRATIONS);
  const names = [...new Set([...recorded.keys(), ...Object.keys(inCode)])].toSorted();
  return names.map((name) => ({ name, recorded: recorded.get(name) ?? null, inCode: inCode[name] ?? null }));
}

export const migrationRoutes = ({ store, records }: Pick<Services, 'store' | 'records'>) => {
  const migrating = (operator: string, now: string): migrations.Migrating => ({
    ...{ records, migrations: MIGRATIONS, operator, now },
    nowMilliseconds: Date.now,
  });
  return [
    on(contract.listMigrations, async () => {
      const items = (await migrations.migrationStatus({ records, migrations: MIGRATIONS })).map(viewOf);
      return { status: 200 as const, body: { items, models: await modelsOf(records) } };
    }),

    on(contract.applyMigrations, async (request) => {
      const act = { action: 'applyMigrations', target: {} };
      const done = await operate(operatingOf(store, 'applyMigrations', request), act, async () => {
        const result = await migrations.applyMigrations(migrating(request.principal.id, request.now));
        return isRefused(result) ? result : { applied: [...result.applied] };
      });
      return isRefused(done) ? done : { status: 200 as const, body: done };
    }),

    on(contract.revertMigration, async (request) => {
      const { id } = request.params;
      const act = { action: 'revertMigration', target: { migration: id } };
      const done = await operate(operatingOf(store, 'revertMigration', request), act, async () => {
        const result = await migrations.revertMigration(migrating(request.principal.id, request.now), id);
        return isRefused(result) ? result : { reverted: result.reverted };
      });
      return isRefused(done) ? done : { status: 200 as const, body: done };
    }),
  ];
};
