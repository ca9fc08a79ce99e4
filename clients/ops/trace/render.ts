import type { Hop } from './hops.ts';

const OFFSET_CHARACTERS = 10;

/** A tree, each hop with the milliseconds since the first. */
export function renderHops(hops: readonly Hop[], indent = ''): readonly string[] {
  return hops.flatMap((hop, at) => {
    const isLast = at === hops.length - 1;
    const offset = `+${hop.offsetMs} ms`.padStart(OFFSET_CHARACTERS);
    const duration = hop.durationMs === null ? '' : ` (${hop.durationMs} ms)`;
    const line = `${offset}  ${indent}${isLast ? '└' : '├'} ${hop.where}${duration}: ${hop.what}`;
    return [line, ...renderHops(hop.hops, `${indent}${isLast ? ' ' : '│'} `)];
  });
}
