import type { Metrics } from './metrics.ts';

/** Names of fields are those of `docs/operations.md`; an `Error` may stand in any of them. Nothing personal. */
export type LogFields = Readonly<Record<string, unknown>>;

/** What functions log with: a line for each unit of work, with what is counted of it. */
export interface Log {
  info(message: string, fields: LogFields, metrics?: Metrics): void;
  error(message: string, fields: LogFields, metrics?: Metrics): void;
}

/** A log whose lines all have these fields, too. */
export const withFields = (log: Log, always: LogFields): Log => ({
  info: (message, fields, metrics) => log.info(message, { ...always, ...fields }, metrics),
  error: (message, fields, metrics) => log.error(message, { ...always, ...fields }, metrics),
});
