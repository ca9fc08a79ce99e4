/**
 * What a function makes of each of some things, in their order, while it is already at the next few: for a walk that
 * mostly waits for the answer to one small question after another. Whoever leaves it early, or meets what failed, waits
 * for what was begun, so that nothing goes on in an invocation that is over.
 *
 * @param ahead how many it may be at, at once.
 */
export async function* mapAhead<T, R>(
  things: AsyncIterable<T>,
  ahead: number,
  map: (thing: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  try {
    for await (const thing of things) {
      const made = map(thing);
      // What fails is thrown in its turn, or not at all behind the place where the walk was left.
      made.catch(() => undefined);
      begun.push(made);
      const first = begun.length < ahead ? undefined : begun.shift();
      if (first) yield await first;
    }
    for (let made = begun.shift(); made; made = begun.shift()) yield await made;
  } finally {
    await Promise.allSettled(begun);
  }
}
