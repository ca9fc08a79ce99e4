/** Stands in for `shared/adapters/json-log.ts`: what functions complain of is a line of the trace. */
import type { Log } from '../../../../shared/kernel/observe/log.ts';
import { here } from '../invocation.ts';

export const jsonLog = (): Log => ({
  info: () => undefined,
  error: (message, { error }) =>
    here().note(() => `${message}: ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`),
});
