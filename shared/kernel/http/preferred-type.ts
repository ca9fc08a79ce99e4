/** Which of the media types on offer a client would rather have, by its `Accept` (RFC 9110, section 12.5.1). */

interface Accepted {
  readonly range: string;
  readonly weight: number;
}

const acceptedIn = (accept: string): readonly Accepted[] =>
  accept
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.split(';').map((text) => text.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { range, weight: weight === undefined ? 1 : Number(weight) || 0 };
    });

/** How exactly a range names a type: not at all, as any, as one of its kind, or itself. */
function exactness(range: string, type: string): number {
  if (range === type) return 3;
  if (range === `${type.split('/')[0]}/*`) return 2;
  return range === '*/*' ? 1 : 0;
}

function weightOf(type: string, accepted: readonly Accepted[]): number {
  const fitting = accepted.filter(({ range }) => exactness(range, type) > 0);
  const closest = fitting.toSorted((a, b) => exactness(b.range, type) - exactness(a.range, type))[0];
  return closest?.weight ?? 0;
}

/**
 * @param offered in order of preference where the client has none.
 * @returns the first on offer where `Accept` is left out or names none of them, which beats refusing (section 15.5.7).
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  offered: readonly [Type, ...Type[]],
): Type {
  const [first, ...others] = offered;
  if (accept === undefined) return first;
  const accepted = acceptedIn(accept);
  let [best, bestWeight] = [first, weightOf(first, accepted)];
  for (const type of others) {
    const weight = weightOf(type, accepted);
    if (weight > bestWeight) [best, bestWeight] = [type, weight];
  }
  return best;
}
