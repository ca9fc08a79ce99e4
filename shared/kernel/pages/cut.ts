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

const ROUNDING = 1e-9;

/**
 * Where to cut a row of items, given by their sizes in characters, into pages: the index of each page's first item.
 * Evenly by default; where the row grows in order, pages behind the growth are filled and the cut is made there.
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

function evenly(sizes: readonly number[], limits: PageLimits, span: Span): number[] {
  const shareOf = (size: number): number => 1 / limits.itemsMax + size / limits.charactersMax;
  let characters = 0;
  let whole = 0;
  for (let index = span.start; index < span.end; index += 1) {
    characters += sizes[index] ?? 0;
    whole += shareOf(sizes[index] ?? 0);
  }
  const count = span.end - span.start;
  const pages = Math.max(Math.ceil(count / limits.itemsMax), Math.ceil(characters / limits.charactersMax));
  let share = 0;
  return fill(sizes, limits, span, (size, pagesSoFar) => {
    const full = share >= (whole * pagesSoFar) / pages - ROUNDING;
    share += shareOf(size);
    return full;
  });
}

const fullFromLeft = (sizes: readonly number[], limits: PageLimits, span: Span): number[] =>
  fill(sizes, limits, span, () => false);

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
