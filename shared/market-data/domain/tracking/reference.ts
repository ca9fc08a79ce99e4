/** What one user has to do with one asset. It is right whatever order it is told in, and however often. */

/** As of a version of the user's stream that says it. */
interface Said {
  readonly version: number;
  readonly is: boolean;
}

export interface Reference {
  readonly held: Said;
  readonly watched: Said;
  /** The day of the earliest transaction of it. */
  readonly since: string | null;
}

const NEVER: Said = { version: 0, is: false };
export const NONE: Reference = { held: NEVER, watched: NEVER, since: null };

/** What some commits of the user say. */
export interface SaidOfAsset {
  readonly held?: Said;
  readonly watched?: Said;
  readonly since?: string;
}

const newer = (before: Said, said: Said | undefined): Said => (said && said.version > before.version ? said : before);

export const earlier = (one: string | null, other: string | null | undefined): string | null =>
  one !== null && (other === null || other === undefined || one <= other) ? one : (other ?? null);

export function withSaid(before: Reference = NONE, { held, watched, since }: SaidOfAsset): Reference {
  return {
    held: newer(before.held, held),
    watched: newer(before.watched, watched),
    since: earlier(before.since, since),
  };
}

/** What two references of one user to one asset say together. */
export const joined = (one: Reference = NONE, { held, watched, since }: Reference = NONE): Reference =>
  withSaid(one, { held, watched, ...(since !== null && { since }) });

/** Whether the user counts. */
export const counts = (reference: Reference | undefined): boolean =>
  reference !== undefined && (reference.held.is || reference.watched.is);

/** Whether there is a difference that anybody could notice: versions alone are none. */
export const differs = (before: Reference = NONE, after: Reference): boolean =>
  before.held.is !== after.held.is || before.watched.is !== after.watched.is || before.since !== after.since;
