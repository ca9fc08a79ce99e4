import type { Commit } from '../../../../shared/kernel/store/types.ts';

/** A commit that was derived names the last commit that it was derived from; none is derived from the same one twice. */
export function derivedFaults(commits: readonly Commit[]): string[] {
  const seen = new Set<string>();
  return commits.flatMap(({ stream, version, source }) => {
    if (!source) return [];
    const name = `${stream.type} from ${source.type} ${source.version}`;
    if (seen.has(name)) return [`${stream.type} ${version}: a second ${name}`];
    seen.add(name);
    return [];
  });
}
