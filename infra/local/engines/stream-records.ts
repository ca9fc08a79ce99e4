/**
 * Keeps the engine's stream fast: it scans all stream records at each stream read and write, so they get the index that
 * it lacks, and what every reader has passed is removed. In the cloud both are AWS's work.
 */
import { DatabaseSync } from 'node:sqlite';
import { field } from '../template/json.ts';

export interface StreamRecords {
  /** Removes records up to and including the sequence number, in small bites, and never the last one. */
  readonly trim: (tableName: string, sequenceNumber: string) => void;
  readonly count: (tableName: string) => number;
  readonly close: () => void;
}

/** Small enough that the engine, which waits for our write lock, doesn't notice. */
const ROWS_PER_TRIM = 500;
const TRIM_INTERVAL_MS = 1_000;
/** At the start, when the whole host waits for the index anyway. */
const OPENING_WAIT_MS = 5_000;
/** Waiting for the engine's write lock holds up the whole host, and the next bite comes soon. */
const TRIM_WAIT_MS = 50;
const SQLITE_BUSY = 5;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;

export const openStreamRecords = (databaseFile: string): StreamRecords => {
  const database = new DatabaseSync(databaseFile);
  database.exec(`PRAGMA busy_timeout = ${OPENING_WAIT_MS}; PRAGMA synchronous = NORMAL`);
  database.exec(
    'CREATE INDEX IF NOT EXISTS foldbook_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
  );
  database.exec(`PRAGMA busy_timeout = ${TRIM_WAIT_MS}`);
  // The engine numbers a record by the highest number it finds plus one, so the last record must stay: without it,
  // numbers would start over, below the checkpoints of readers.
  const remove = database.prepare(`
    DELETE FROM _stream_records WHERE id IN (
      SELECT id FROM _stream_records
      WHERE table_name = :table AND CAST(sequence_number AS INTEGER) <= :sequence
        AND CAST(sequence_number AS INTEGER) <
          (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = :table)
      ORDER BY CAST(sequence_number AS INTEGER) LIMIT ${ROWS_PER_TRIM})`);
  const counting = database.prepare('SELECT COUNT(*) AS records FROM _stream_records WHERE table_name = ?');
  const passed = new Map<string, bigint>();
  let timer: NodeJS.Timeout | undefined;

  const biteOff = (table: string, sequence: bigint): void => {
    try {
      const { changes } = remove.run({ table, sequence });
      if (Number(changes) < ROWS_PER_TRIM) passed.delete(table);
    } catch (error) {
      // The engine is writing. What it slows down by staying is removed with the next bite.
      if (!isBusy(error)) throw error;
    }
  };
  const bite = (): void => {
    timer = undefined;
    for (const [table, sequence] of passed) biteOff(table, sequence);
    if (passed.size > 0) schedule();
  };
  const schedule = (): void => {
    timer ??= setTimeout(bite, TRIM_INTERVAL_MS).unref();
  };

  return {
    trim: (tableName, sequenceNumber) => {
      const sequence = BigInt(sequenceNumber);
      const before = passed.get(tableName);
      passed.set(tableName, before === undefined || sequence > before ? sequence : before);
      schedule();
    },
    count: (tableName) => Number(field(counting.get(tableName), 'records') ?? 0),
    close: () => {
      clearTimeout(timer);
      database.close();
    },
  };
};
