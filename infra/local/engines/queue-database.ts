/** Prepares the queue engine's database before the engine opens it. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * fauxqs 2.4.1 writes NULL into `approximate_receive_count` (NOT NULL) when a visibility timeout is set to 0, and
 * answers 500. It creates its tables only where they are missing, so making this one first, with a rule for NULL and a
 * trigger that keeps the count, mends it.
 */
const MESSAGES = `
CREATE TABLE IF NOT EXISTS sqs_queues (
  name TEXT PRIMARY KEY, url TEXT NOT NULL, arn TEXT NOT NULL, attributes TEXT NOT NULL, tags TEXT NOT NULL,
  created_timestamp INTEGER NOT NULL, last_modified_timestamp INTEGER NOT NULL,
  sequence_counter INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS sqs_messages (
  message_id TEXT PRIMARY KEY,
  queue_name TEXT NOT NULL REFERENCES sqs_queues(name) ON DELETE CASCADE,
  body TEXT NOT NULL, md5_of_body TEXT NOT NULL, message_attributes TEXT NOT NULL,
  md5_of_message_attributes TEXT NOT NULL, sent_timestamp INTEGER NOT NULL,
  approximate_receive_count INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 0,
  approximate_first_receive_timestamp INTEGER, delay_until INTEGER, message_group_id TEXT,
  message_deduplication_id TEXT, sequence_number TEXT, receipt_handle TEXT, visibility_deadline INTEGER
);
CREATE INDEX IF NOT EXISTS foldbook_messages_by_queue ON sqs_messages (queue_name);
CREATE TRIGGER IF NOT EXISTS foldbook_receive_count AFTER UPDATE OF approximate_receive_count ON sqs_messages
WHEN NEW.approximate_receive_count < OLD.approximate_receive_count
BEGIN
  UPDATE sqs_messages SET approximate_receive_count = OLD.approximate_receive_count,
    approximate_first_receive_timestamp = OLD.approximate_first_receive_timestamp
  WHERE message_id = NEW.message_id;
END;
`;

/**
 * Messages in flight belong to consumers that ended with the last host, so they are visible at once instead of after a
 * visibility timeout that may be an hour and a half. Consumers take duplicates in their stride anyway.
 */
const RELEASE =
  'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE receipt_handle IS NOT NULL';

/** `dir` is what the engine gets as its data folder. */
export const prepareQueueDatabase = (dir: string): { readonly released: number; readonly existed: boolean } => {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'fauxqs.db');
  const existed = existsSync(file);
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(MESSAGES);
    const { changes } = database.prepare(RELEASE).run();
    return { released: Number(changes), existed };
  } finally {
    database.close();
  }
};
