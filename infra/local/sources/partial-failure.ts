import type { InvocationResult } from '../lambda/messages.ts';
import { asRecord } from './aws-json.ts';

/**
 * Which items of a batch failed, by what the function answered. `all` also stands for an answer that names no item of
 * the batch, or none properly (Lambda Developer Guide, "Reporting batch item failures").
 */
export type BatchOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'some'; readonly failed: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly error: string };

export function batchOutcome(
  result: InvocationResult,
  options: { reportBatchItemFailures: boolean; identifiers: readonly string[] },
): BatchOutcome {
  if (result.functionError !== undefined) return { kind: 'all', error: result.payload };
  if (!options.reportBatchItemFailures) return { kind: 'done' };
  const failures = asRecord(JSON.parse(result.payload))['batchItemFailures'];
  if (failures === undefined || failures === null || (Array.isArray(failures) && failures.length === 0)) {
    return { kind: 'done' };
  }
  const known = new Set(options.identifiers);
  const named = Array.isArray(failures) ? failures.map((failure) => asRecord(failure)['itemIdentifier']) : [undefined];
  const failed = named.filter((name): name is string => typeof name === 'string' && known.has(name));
  if (failed.length !== named.length)
    return { kind: 'all', error: `not a list of batch item failures: ${result.payload}` };
  return { kind: 'some', failed: new Set(failed) };
}
