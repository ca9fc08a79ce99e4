/** What becomes true in one append with what a command of others decides. */
import type { Refusal } from '../errors.ts';
import type { Json } from '../pages/types.ts';
import type { StreamId } from '../streams.ts';
import type { Decision, Heads } from './run-command.ts';

export type Addition = Required<Pick<Decision<null>, 'appends' | 'records'>>;

export interface Alongside {
  /** Whose heads it is decided on. */
  readonly streams: readonly StreamId[];
  /** A conflict: what the command was given for no longer stands, and nothing happens. */
  readonly decide: (heads: Heads) => Promise<Addition | Refusal<'Conflict'>>;
}

/** A decision and what goes with it: both, or neither. */
export async function together<A extends Json, Code extends string>(
  decided: Decision<A> | Refusal<Code>,
  heads: Heads,
  alongside: Alongside | undefined,
): Promise<Decision<A> | Refusal<Code | 'Conflict'>> {
  if (!alongside || 'refused' in decided) return decided;
  const more = await alongside.decide(heads);
  if ('refused' in more) return more;
  const { appends, records = [] } = decided;
  return { ...decided, appends: [...appends, ...more.appends], records: [...records, ...more.records] };
}
