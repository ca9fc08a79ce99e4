import { type Json, PageGone, type PageReader, type PageRef } from './types.ts';

/** Something that stands for a page until it is loaded. */
export interface Loadable {
  readonly page: PageRef | undefined;
  readonly loaded: boolean;
  loading: Promise<void> | undefined;
}

/** Loads what isn't loaded yet in one read, and waits for what others are loading already. */
export async function loadPages<T extends Loadable>(
  targets: readonly T[],
  reader: PageReader,
  fill: (loaded: readonly (readonly [T, Json])[]) => void,
): Promise<void> {
  const missing = targets.filter((target) => !target.loaded && target.loading === undefined);
  if (missing.length > 0) {
    const loading = readInto(missing, reader, fill).finally(() => {
      for (const target of missing) target.loading = undefined;
    });
    for (const target of missing) target.loading = loading;
  }
  await Promise.all(new Set(targets.map((target) => target.loading)));
}

async function readInto<T extends Loadable>(
  targets: readonly T[],
  reader: PageReader,
  fill: (loaded: readonly (readonly [T, Json])[]) => void,
): Promise<void> {
  const refs = targets.map(({ page }) => {
    if (page === undefined) throw new Error('what has no page is always in memory');
    return page;
  });
  const pages = await reader.read(refs);
  fill(
    targets.map((target, index) => {
      const ref = refs[index] ?? '';
      const page = pages.get(ref);
      if (page === undefined) throw new PageGone(ref);
      return [target, page];
    }),
  );
}
