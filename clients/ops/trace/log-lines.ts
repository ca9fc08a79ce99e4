/** Lines of the functions' log files, which hold one JSON object each. */
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

export type LogLine = Readonly<Record<string, unknown>> & { readonly timestamp: string };

/** A file, and what was begun anew when it had grown too big. */
const LOG = /\.log(\.\d+)?$/;

/** What a field holds: one id, or a list where a unit of work served several requests. */
export const idsIn = (field: unknown): readonly string[] =>
  (Array.isArray(field) ? field : [field]).filter((id): id is string => typeof id === 'string');

function parsed(text: string): LogLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null && 'timestamp' in line && typeof line.timestamp === 'string'
      ? { ...line, timestamp: line.timestamp }
      : undefined;
  } catch {
    // The platform's own lines are text, and the last line of a file may be half written.
    return undefined;
  }
}

/**
 * The lines that bear one of the ids, by time.
 * @returns undefined when there is no such folder.
 */
export async function linesWith(dir: string, ids: ReadonlySet<string>): Promise<readonly LogLine[] | undefined> {
  if (!existsSync(dir)) return undefined;
  const found: LogLine[] = [];
  for (const file of readdirSync(dir).filter((name) => LOG.test(name))) {
    for await (const text of createInterface({ input: createReadStream(path.join(dir, file)) })) {
      // The text is looked at first: almost no line has to be parsed then.
      if (![...ids].some((id) => text.includes(id))) continue;
      const line = parsed(text);
      const named = line && [
        ...idsIn(line['correlationId']),
        ...idsIn(line['causationId']),
        ...idsIn(line['commandId']),
      ];
      if (line && named?.some((id) => ids.has(id))) found.push(line);
    }
  }
  return found.toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
}
