/** Applies migrations, one after the other, each once, and takes them back. One operator at a time. */
import * as z from 'zod/mini';
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { SystemRecord, SystemRecords } from '../../../kernel/store/system-records.ts';
import { checksumOf, type Migration, type RecordStep } from './migration.ts';

const KIND = 'migrations';
const LOCK = { kind: 'migrations-lock', name: 'lock' };
/** Longer than any request: whoever died holds it no longer. */
const LOCK_MILLISECONDS = 60_000;

/** What an applied migration left on record. */
const applied = z.object({
  checksum: z.string(),
  description: z.string(),
  appliedAt: z.string(),
  appliedBy: z.string(),
  /** Left out while it is being applied. */
  durationMs: z.optional(z.number()),
  /** What it replaced, by step; null where there was nothing. */
  before: z.array(z.unknown()),
});
export type Applied = z.infer<typeof applied>;

export interface Migrating {
  readonly records: SystemRecords;
  readonly migrations: readonly Migration[];
  readonly operator: string;
  /** RFC 3339 UTC. */
  readonly now: string;
  readonly nowMilliseconds: () => number;
}

export interface MigrationStatus {
  readonly id: string;
  readonly description: string;
  readonly checksum: string;
  /**
   * `interrupted`: cut off while it was applied, and applied to its end next time. `changed`: its steps are others than
   * those that were applied. `unknown`: applied by other code, not in this.
   */
  readonly status: 'pending' | 'interrupted' | 'applied' | 'changed' | 'unknown';
  readonly applied: Applied | undefined;
}

const ofRecord = ({ value }: SystemRecord): Applied | undefined => applied.safeParse(value).data;

export async function migrationStatus({
  records,
  migrations,
}: Pick<Migrating, 'records' | 'migrations'>): Promise<readonly MigrationStatus[]> {
  const known = new Map((await records.list(KIND)).map((record) => [record.name, ofRecord(record)]));
  const own = migrations.map((migration): MigrationStatus => {
    const record = known.get(migration.id);
    const checksum = checksumOf(migration);
    return {
      id: migration.id,
      description: migration.description,
      checksum,
      status: statusOf(record, checksum),
      applied: record,
    };
  });
  const ids = new Set(migrations.map(({ id }) => id));
  const others = [...known].flatMap(([id, record]): MigrationStatus[] =>
    ids.has(id) || !record
      ? []
      : [{ id, description: record.description, checksum: record.checksum, status: 'unknown', applied: record }],
  );
  return [...own, ...others].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function statusOf(record: Applied | undefined, checksum: string): MigrationStatus['status'] {
  if (!record) return 'pending';
  if (record.checksum !== checksum) return 'changed';
  return record.durationMs === undefined ? 'interrupted' : 'applied';
}

/** Applies what is pending. Refuses, having done nothing, while one that was applied has changed since. */
export async function applyMigrations(
  migrating: Migrating,
): Promise<{ readonly applied: readonly string[] } | Refusal<'Conflict'>> {
  return locked(migrating, async () => {
    const status = await migrationStatus(migrating);
    const changed = status.find((one) => one.status === 'changed');
    if (changed) return refuse('Conflict', `${changed.id} was changed after it had been applied; write another.`);
    const done: string[] = [];
    for (const migration of migrating.migrations) {
      const found = status.find(({ id }) => id === migration.id);
      if (found?.status !== 'pending' && found?.status !== 'interrupted') continue;
      await applyOne(migrating, migration, found.applied);
      done.push(migration.id);
    }
    return { applied: done };
  });
}

/** Takes the last applied migration back: what it replaced stands again. */
export async function revertMigration(
  migrating: Migrating,
  id: string,
): Promise<{ readonly reverted: string } | Refusal<'Conflict' | 'NotFound'>> {
  return locked(migrating, async () => {
    const status = await migrationStatus(migrating);
    const found = status.find((one) => one.id === id);
    const migration = migrating.migrations.find((one) => one.id === id);
    if (!found?.applied || !migration) return refuse('NotFound', 'No such migration was applied.');
    if (found.status === 'changed') return refuse('Conflict', `${id} was changed after it had been applied.`);
    const later = status.find((one) => one.id > id && one.applied);
    if (later) return refuse('Conflict', `${later.id} was applied after it; take that one back first.`);
    const before = found.applied.before;
    for (const [at, step] of [...migration.steps.entries()].reverse()) {
      // It was JSON when it was kept.
      await put(migrating.records, { ...step, value: before[at] as Json });
    }
    await put(migrating.records, { kind: KIND, name: id });
    return { reverted: id };
  });
}

async function applyOne(migrating: Migrating, migration: Migration, begun: Applied | undefined): Promise<void> {
  const { records, operator, now, nowMilliseconds } = migrating;
  const startedAt = nowMilliseconds();
  const { id: name, description, steps } = migration;
  const before = begun ? begun.before : await replacedBy(records, steps);
  const value = { checksum: checksumOf(migration), description, appliedAt: now, appliedBy: operator, before };
  // What it replaces is kept first, so that one that is cut off can be gone on with, and taken back.
  if (!begun) await put(records, { kind: KIND, name, value: value as unknown as Json });
  for (const step of steps) await put(records, step);
  await put(records, {
    kind: KIND,
    name,
    value: { ...value, durationMs: nowMilliseconds() - startedAt } as unknown as Json,
  });
}

async function replacedBy(records: SystemRecords, steps: readonly RecordStep[]): Promise<readonly Json[]> {
  const before: Json[] = [];
  for (const { kind, name } of steps) before.push((await records.read(kind, name))?.value ?? null);
  return before;
}

/** Writes a record, or removes it if the value is left out or null. Nobody else does meanwhile: the lock is held. */
async function put(records: SystemRecords, { kind, name, value }: RecordStep): Promise<void> {
  const stored = await records.read(kind, name);
  const isDone =
    value !== undefined && value !== null
      ? await records.write(kind, name, { expected: stored?.revision ?? 0, value })
      : !stored || (await records.remove(kind, name, stored.revision));
  if (!isDone) throw new Error(`${kind} ${name} was changed by somebody else`);
}

async function locked<T>(
  { records, operator, nowMilliseconds }: Migrating,
  work: () => Promise<T>,
): Promise<T | Refusal<'Conflict'>> {
  const { kind, name } = LOCK;
  const held = await records.read(kind, name);
  const until = z.object({ until: z.number() }).safeParse(held?.value).data?.until ?? 0;
  const value = { operator, until: nowMilliseconds() + LOCK_MILLISECONDS };
  const expected = held?.revision ?? 0;
  if (until > nowMilliseconds() || !(await records.write(kind, name, { expected, value }))) {
    return refuse('Conflict', 'Somebody else is at migrations just now.');
  }
  try {
    return await work();
  } finally {
    await records.write(kind, name, { expected: expected + 1, value: { operator, until: 0 } });
  }
}
