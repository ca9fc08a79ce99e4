import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const KEY_BYTES = 32;

/** Makes the master key that wraps data keys on a laptop, unless it is there. What was encrypted is lost without it. */
export function ensureMasterKey(file: string): void {
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  // Renamed into place, so that a kill can't leave half a key.
  writeFileSync(`${file}.new`, randomBytes(KEY_BYTES), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
