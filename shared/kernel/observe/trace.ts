/** What a unit of work follows from, as log lines name it. */

interface Cause {
  readonly correlationId: string;
  /** The command whose commit it is; unknown where a notice doesn't say. */
  readonly commandId?: string | undefined;
}

/** One id as a rule; a list where a batch has several. */
type OneOrMore = string | readonly string[];

export interface Trace {
  readonly correlationId?: OneOrMore;
  readonly causationId?: OneOrMore;
}

const oneOrMore = (ids: readonly (string | undefined)[]): OneOrMore | undefined => {
  const distinct = [...new Set(ids)].filter((id) => id !== undefined);
  const [first] = distinct;
  return distinct.length > 1 ? distinct : first;
};

/** The ids that lead from these commits or notices back to the requests that began it. */
export function traceOf(causes: readonly Cause[]): Trace {
  const correlationId = oneOrMore(causes.map((cause) => cause.correlationId));
  const causationId = oneOrMore(causes.map((cause) => cause.commandId));
  return { ...(correlationId !== undefined && { correlationId }), ...(causationId !== undefined && { causationId }) };
}

/** Milliseconds from the oldest of these being recorded until `now` (RFC 3339); 0 where clocks disagree. */
export const lagMsOf = (recorded: readonly { readonly recordedAt: string }[], now: string): number =>
  Math.max(0, ...recorded.map(({ recordedAt }) => Date.parse(now) - Date.parse(recordedAt)));
