/** Structured log lines, one JSON object each, as CloudWatch Logs reads them. `docs/operations.md` describes them. */
import type { Log } from '../kernel/observe/log.ts';
import type { Metrics } from '../kernel/observe/metrics.ts';
import type { Units } from './dynamodb/units.ts';
import { loggedError } from './logged-error.ts';
import { embedded } from './metrics.ts';

const LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT'];

const TEXT_CHARACTERS_MAX = 3_000;

const render =
  (withMessages: boolean) =>
  (name: string, value: unknown): unknown => {
    if (value instanceof Error) return loggedError(value, withMessages);
    // Whatever else was thrown may say anything.
    if (name === 'error') return { name: typeof value };
    return typeof value === 'string' && value.length > TEXT_CHARACTERS_MAX
      ? `${value.slice(0, TEXT_CHARACTERS_MAX)}…`
      : value;
  };

const withUnits = (metrics: Metrics, units: Units | undefined): Metrics => ({
  ...metrics,
  ...(units && units.read > 0 && { ReadUnits: units.read }),
  ...(units && units.write > 0 && { WriteUnits: units.write }),
});

/**
 * The log of a function, which its environment names (`SERVICE_NAME`, `FUNCTION_NAME`). `LOG_LEVEL` hides what is below
 * it, but for lines with metrics; `DEBUG` shows the messages of all errors, which may hold what users sent.
 * @param takeUnits what was used of DynamoDB since the last line with metrics.
 */
export function jsonLog(takeUnits?: () => Units): Log {
  const { LOG_LEVEL = 'INFO', SERVICE_NAME: service = 'unknown', FUNCTION_NAME: name = 'unknown' } = process.env;
  const least = Math.max(0, LEVELS.indexOf(LOG_LEVEL));
  const replacer = render(LOG_LEVEL === 'DEBUG');
  const write =
    (level: string): Log['info'] =>
    (message, fields, metrics) => {
      if (LEVELS.indexOf(level) < least && metrics === undefined) return;
      const now = new Date();
      const line = {
        level,
        // Lambda looks for this name when it filters lines by level.
        timestamp: now.toISOString(),
        service,
        function: name,
        message,
        ...fields,
        ...(metrics && embedded(withUnits(metrics, takeUnits?.()), now.getTime())),
      };
      process.stdout.write(`${JSON.stringify(line, replacer)}\n`);
    };
  return { info: write('INFO'), error: write('ERROR') };
}
