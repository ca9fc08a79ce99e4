/**
 * Which commits follow from others. A consumer that applies several commits at once appends one derived commit, which
 * bears the correlation id of the last of them alone; that it derives from the others shows by its source.
 */
import { type Commit, streamOf } from '../commits.ts';

const keyOf = (commit: Commit): string => `${commit.tenant} ${streamOf(commit)} ${commit.version}`;

/** Whether a derived commit is the first of its stream that takes in this one. */
function takesIn(derived: Commit, cause: Commit, earlier: readonly Commit[]): boolean {
  const covers = ({ source }: Commit): boolean =>
    source !== null && streamOf(source) === streamOf(cause) && source.version >= cause.version;
  return (
    derived.tenant === cause.tenant &&
    covers(derived) &&
    !earlier.some((one) => streamOf(one) === streamOf(derived) && one.version < derived.version && covers(one))
  );
}

/**
 * The commits of a transaction: those with its correlation id, and whatever derives from them.
 * @param all of the user's commits since then, in order.
 */
export function followers(correlated: readonly Commit[], all: readonly Commit[]): readonly Commit[] {
  const found = new Map(correlated.map((commit) => [keyOf(commit), commit]));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const commit of all) {
      if (!found.has(keyOf(commit)) && [...found.values()].some((cause) => takesIn(commit, cause, all))) {
        found.set(keyOf(commit), commit);
      }
    }
  }
  return [...found.values()].toSorted((a, b) =>
    a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0,
  );
}

/** The commit, among these, that a commit was derived from. */
export const sourceOf = (derived: Commit, among: readonly Commit[]): Commit | undefined =>
  among.findLast(
    (cause) =>
      cause !== derived &&
      derived.source !== null &&
      cause.tenant === derived.tenant &&
      streamOf(cause) === streamOf(derived.source) &&
      cause.version <= derived.source.version,
  );
