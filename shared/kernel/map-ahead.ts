/**
 * What a function makes of each of some things, in their order, while it is already at the next few: for a walk that
 * mostly waits for the answer to one small question after another.
 *
 * @param ahead how many it may be at, at once.
 */
export async function* mapAhead<T, R>(
  things: AsyncIterable<T>,
  ahead: number,
  map: (thing: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for await (const thing of things) {
    const made = map(thing);
    // Whoever stops early hears of no failure behind the place where they stopped.
    made.catch(() => undefined);
    begun.push(made);
    const first = begun.length < ahead ? undefined : begun.shift();
    if (first) yield await first;
  }
  for (const made of begun) yield await made;
}
