/** What one page may hold. */
export interface PageLimits {
  readonly itemsMax: number;
  readonly charactersMax: number;
}

/** Items are being added at index `at`, in ascending or descending order. */
export interface Growth {
  readonly at: number;
  readonly ascending: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Pages are cut with some room left, so that a late entry in a settled part doesn't split a page at once. */
const FILL = 0.9;

/**
 * Where to cut a row of items, given by their sizes in characters, into pages: the index of each page's first item.
 * Evenly by default; where the row grows in order, pages behind the growth are filled (to 9/10) and the cut is made there.
 */
export function cut(sizes: readonly number[], limits: PageLimits, growth?: Growth): number[] {
  const whole = { start: 0, end: sizes.length };
  if (growth === undefined) return evenly(sizes, limits, whole);
  const before = { start: 0, end: growth.at };
  const after = { start: growth.at, end: sizes.length };
  return growth.ascending
    ? [...fullFromLeft(sizes, limits, before), ...evenly(sizes, limits, after)]
    : [...evenly(sizes, limits, before), ...fullFromRight(sizes, limits, after)];
}

function evenly(sizes: readonly number[], limits: PageLimits, { start, end }: Span): number[] {
  const characters = sizes.slice(start, end).reduce((sum, size) => sum + size, 0);
  const pagesByItems = (end - start) / limits.itemsMax;
  const pagesByCharacters = characters / limits.charactersMax;
  // What needs more pages is shared out evenly; of the other there is enough room, or the limit cuts.
  const byItems = pagesByItems >= pagesByCharacters;
  const whole = byItems ? end - start : characters;
  const pages = Math.ceil(Math.max(pagesByItems, pagesByCharacters) / FILL);
  let share = 0;
  return fill(sizes, limits, { start, end }, (size, pagesSoFar) => {
    const full = share >= (whole * pagesSoFar) / pages;
    share += byItems ? 1 : size;
    return full;
  });
}

const fullFromLeft = (sizes: readonly number[], limits: PageLimits, span: Span): number[] =>
  fill(
    sizes,
    { itemsMax: Math.ceil(limits.itemsMax * FILL), charactersMax: limits.charactersMax * FILL },
    span,
    () => false,
  );

function fullFromRight(sizes: readonly number[], limits: PageLimits, { start, end }: Span): number[] {
  if (start === end) return [];
  const mirrored = sizes.slice(start, end).reverse();
  const ends = fullFromLeft(mirrored, limits, { start: 0, end: end - start }).map((first) => end - first);
  return [start, ...ends.slice(1).reverse()];
}

/** Starts a page where the next item doesn't fit any more, or where `isFull` says so. */
function fill(
  sizes: readonly number[],
  limits: PageLimits,
  { start, end }: Span,
  isFull: (size: number, pagesSoFar: number) => boolean,
): number[] {
  const starts: number[] = [];
  let items = 0;
  let characters = 0;
  for (let index = start; index < end; index += 1) {
    const size = sizes[index] ?? 0;
    const full = isFull(size, starts.length);
    if (items === 0 || full || items >= limits.itemsMax || characters + size > limits.charactersMax) {
      starts.push(index);
      items = 0;
      characters = 0;
    }
    items += 1;
    characters += size;
  }
  return starts;
}
