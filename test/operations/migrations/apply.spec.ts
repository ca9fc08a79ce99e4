import { beforeEach, describe, expect, it } from 'vitest';
import { MemorySystemRecords } from '../../../shared/adapters/memory/system-records.ts';
import {
  applyMigrations,
  type Migrating,
  migrationStatus,
  revertMigration,
} from '../../../shared/operations/app/migrations/apply.ts';
import type { Migration } from '../../../shared/operations/app/migrations/migration.ts';
import { T0 } from '../../support/units.ts';

const first: Migration = {
  id: '0001-first',
  description: 'Begins.',
  steps: [
    { kind: 'colours', name: 'sky', value: 'blue' },
    { kind: 'colours', name: 'grass', value: 'green' },
  ],
};
const second: Migration = {
  id: '0002-second',
  description: 'Goes on.',
  steps: [
    { kind: 'colours', name: 'sky', value: 'grey' },
    { kind: 'colours', name: 'grass' },
  ],
};

let records: MemorySystemRecords;
let nowMs: number;
beforeEach(() => {
  records = new MemorySystemRecords();
  nowMs = Date.parse(T0);
});

const migrating = (...migrations: Migration[]): Migrating => ({
  ...{ records, migrations, operator: 'me', now: T0 },
  nowMilliseconds: () => nowMs,
});
const colours = async () => Object.fromEntries((await records.list('colours')).map(({ name, value }) => [name, value]));
const statuses = async (...migrations: Migration[]) =>
  (await migrationStatus({ records, migrations })).map(({ id, status }) => `${id} ${status}`);

describe('migrations', () => {
  it('are applied once, in order, and leave on record when, by whom, and what they were', async () => {
    expect(await applyMigrations(migrating(first))).toEqual({ applied: [first.id] });
    expect(await colours()).toEqual({ sky: 'blue', grass: 'green' });
    expect(await applyMigrations(migrating(first, second))).toEqual({ applied: [second.id] });
    expect(await applyMigrations(migrating(first, second))).toEqual({ applied: [] });
    expect(await colours()).toEqual({ sky: 'grey' });
    expect(await migrationStatus(migrating(first, second))).toMatchObject([
      { id: first.id, status: 'applied', applied: { appliedAt: T0, appliedBy: 'me', durationMs: 0 } },
      { id: second.id, status: 'applied', checksum: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it('are taken back, the last one first, to what they had replaced', async () => {
    await applyMigrations(migrating(first, second));
    expect(await revertMigration(migrating(first, second), first.id)).toMatchObject({ code: 'Conflict' });
    expect(await revertMigration(migrating(first, second), second.id)).toEqual({ reverted: second.id });
    expect(await colours()).toEqual({ sky: 'blue', grass: 'green' });
    expect(await statuses(first, second)).toEqual(['0001-first applied', '0002-second pending']);
    expect(await revertMigration(migrating(first, second), first.id)).toEqual({ reverted: first.id });
    expect(await colours()).toEqual({});
    expect(await revertMigration(migrating(first), first.id)).toMatchObject({ code: 'NotFound' });
  });

  it('are all refused while one that was applied has changed', async () => {
    await applyMigrations(migrating(first));
    const changed = { ...first, steps: [{ kind: 'colours', name: 'sky', value: 'red' }] };
    expect(await applyMigrations(migrating(changed, second))).toMatchObject({ code: 'Conflict' });
    expect(await revertMigration(migrating(changed), first.id)).toMatchObject({ code: 'Conflict' });
    expect(await colours()).toEqual({ sky: 'blue', grass: 'green' });
    expect(await statuses(changed, second)).toEqual(['0001-first changed', '0002-second pending']);
    // Other words are no other migration; and code that doesn't know one says so.
    expect(await statuses({ ...first, description: 'Begins, better said.' })).toEqual(['0001-first applied']);
    expect(await statuses(second)).toEqual(['0001-first unknown', '0002-second pending']);
  });

  it('that were cut off are gone on with, and still know what they had replaced', async () => {
    await applyMigrations(migrating(first));
    const cut = new Proxy(records, {
      get: (target, name) =>
        name === 'remove' ? () => Promise.reject(new Error('cut off')) : Reflect.get(target, name, target).bind(target),
    });
    await expect(applyMigrations({ ...migrating(first, second), records: cut })).rejects.toThrow('cut off');
    expect(await colours()).toEqual({ sky: 'grey', grass: 'green' });
    expect(await statuses(first, second)).toEqual(['0001-first applied', '0002-second interrupted']);
    expect(await applyMigrations(migrating(first, second))).toEqual({ applied: [second.id] });
    expect(await revertMigration(migrating(first, second), second.id)).toEqual({ reverted: second.id });
    expect(await colours()).toEqual({ sky: 'blue', grass: 'green' });
  });

  it('are the work of one at a time; who died at it holds nobody up for long', async () => {
    const lock = { operator: 'other', until: nowMs + 30_000 };
    await records.write('migrations-lock', 'lock', { expected: 0, value: lock });
    expect(await applyMigrations(migrating(first))).toMatchObject({ code: 'Conflict' });
    nowMs += 30_000;
    expect(await applyMigrations(migrating(first))).toEqual({ applied: [first.id] });
  });
});
