/** The first items of a list that is read page by page; no more pages than needed are asked for. */
export async function first<T>(count: number, list: AsyncIterable<T>): Promise<readonly T[]> {
  const taken: T[] = [];
  if (count === 0) return taken;
  for await (const item of list) if (taken.push(item) >= count) break;
  return taken;
}
