/** Deliveries that failed at first, durable until they succeed or end in a dead-letter queue. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseRecord } from '../template/json.ts';

export interface Delivery {
  readonly ruleArn: string;
  readonly targetArn: string;
  readonly body: string;
  readonly messageGroupId?: string;
  readonly deduplicationId: string;
  readonly deadLetterArn?: string;
  readonly attemptsMax: number;
  readonly eventAgeSecondsMax: number;
}
export interface Spooled {
  readonly id: number;
  readonly delivery: Delivery;
  readonly attempts: number;
  readonly bornMs: number;
}

export interface Spool {
  readonly add: (delivery: Delivery, now: number) => void;
  /** What is due, oldest first. */
  readonly due: (now: number) => readonly Spooled[];
  readonly postpone: (id: number, dueMs: number) => void;
  readonly remove: (id: number) => void;
  readonly size: () => number;
  readonly close: () => void;
}

const readDelivery = (text: unknown): Delivery => {
  const value = parseRecord(String(text)) ?? {};
  const { ruleArn, targetArn, body, messageGroupId, deduplicationId, deadLetterArn, attemptsMax, eventAgeSecondsMax } =
    value;
  return {
    ruleArn: String(ruleArn),
    targetArn: String(targetArn),
    body: String(body),
    deduplicationId: String(deduplicationId),
    attemptsMax: Number(attemptsMax),
    eventAgeSecondsMax: Number(eventAgeSecondsMax),
    ...(messageGroupId === undefined ? {} : { messageGroupId: String(messageGroupId) }),
    ...(deadLetterArn === undefined ? {} : { deadLetterArn: String(deadLetterArn) }),
  };
};

export const openSpool = (dir: string): Spool => {
  mkdirSync(dir, { recursive: true });
  const database = new DatabaseSync(join(dir, 'spool.db'));
  database.exec(`PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS deliveries (
      id INTEGER PRIMARY KEY, delivery TEXT NOT NULL, attempts INTEGER NOT NULL, born INTEGER NOT NULL, due INTEGER NOT NULL
    );
    CREATE INDEX IF NOT EXISTS deliveries_by_due ON deliveries (due)`);
  const insert = database.prepare('INSERT INTO deliveries (delivery, attempts, born, due) VALUES (?, 1, ?, ?)');
  const select = database.prepare(
    'SELECT id, delivery, attempts, born FROM deliveries WHERE due <= ? ORDER BY due LIMIT 100',
  );
  const update = database.prepare('UPDATE deliveries SET attempts = attempts + 1, due = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM deliveries WHERE id = ?');
  const count = database.prepare('SELECT COUNT(*) AS size FROM deliveries');
  return {
    add: (delivery, now) => {
      insert.run(JSON.stringify(delivery), now, now);
    },
    due: (now) =>
      select.all(now).map(({ id, delivery, attempts, born }) => ({
        id: Number(id),
        delivery: readDelivery(delivery),
        attempts: Number(attempts),
        bornMs: Number(born),
      })),
    postpone: (id, dueMs) => {
      update.run(dueMs, id);
    },
    remove: (id) => {
      remove.run(id);
    },
    size: () => {
      const { size } = count.get() ?? {};
      return Number(size ?? 0);
    },
    close: () => database.close(),
  };
};
