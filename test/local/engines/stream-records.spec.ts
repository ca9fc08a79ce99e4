import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStreamRecords } from '../../../infra/local/engines/stream-records.ts';
import { newDataDir } from '../gateway/cloud-fixture.ts';

const BITE_MS = 1_000;

/** A database as the engine keeps it, with so many records of one stream. */
const engineDatabase = (records: number) => {
  const file = join(newDataDir(), 'dynamodb.db');
  const engine = new DatabaseSync(file);
  engine.exec('PRAGMA journal_mode = WAL');
  engine.exec('CREATE TABLE _stream_records (id INTEGER PRIMARY KEY, table_name TEXT, sequence_number TEXT)');
  const insert = engine.prepare("INSERT INTO _stream_records (table_name, sequence_number) VALUES ('events', ?)");
  for (let number = 1; number <= records; number += 1) insert.run(String(number));
  return { file, engine };
};

describe('the records of streams', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are trimmed up to what was read, but for the last one', () => {
    const { file, engine } = engineDatabase(3);
    const records = openStreamRecords(file);
    records.trim('events', '3');
    vi.advanceTimersByTime(BITE_MS);
    expect(records.count('events')).toBe(1);
    records.close();
    engine.close();
  });

  it('stay while the engine writes for long, and go afterwards', () => {
    const { file, engine } = engineDatabase(3);
    const records = openStreamRecords(file);
    engine.exec('BEGIN IMMEDIATE');
    records.trim('events', '2');
    vi.advanceTimersByTime(3 * BITE_MS);
    expect(records.count('events')).toBe(3);
    engine.exec('COMMIT');
    vi.advanceTimersByTime(BITE_MS);
    expect(records.count('events')).toBe(1);
    records.close();
    engine.close();
  });
});
