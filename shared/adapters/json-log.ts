/** Structured log lines, one JSON object each, as CloudWatch Logs and Powertools' tools read them. */
import type { Log } from '../kernel/http/log.ts';

const LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT'];

const TEXT_CHARACTERS_MAX = 3_000;
const shortened = (_name: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > TEXT_CHARACTERS_MAX ? `${value.slice(0, TEXT_CHARACTERS_MAX)}…` : value;

/** @param service the function's name in the wiring. `LOG_LEVEL` hides what is below it. */
export function jsonLog(service: string): Log {
  const least = Math.max(0, LEVELS.indexOf(process.env['LOG_LEVEL'] ?? 'INFO'));
  const write =
    (level: string): Log['info'] =>
    (message, fields) => {
      if (LEVELS.indexOf(level) < least) return;
      const line = {
        level,
        timestamp: new Date().toISOString(),
        service,
        message,
        traceId: process.env['_X_AMZN_TRACE_ID'],
        ...fields,
      };
      process.stdout.write(`${JSON.stringify(line, shortened)}\n`);
    };
  return { info: write('INFO'), error: write('ERROR') };
}
