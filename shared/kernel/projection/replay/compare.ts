/**
 * Compares two generations of a book row by row: each map that their states hold, whatever it is about; the rest of the
 * states; and what the books state, which is comparable also where two reducers keep it differently.
 */
import { isDeepStrictEqual } from 'node:util';
import { mapOptions, openMap } from '../../pages/paged-map.ts';
import { EMPTY_ROOT, type Json, type PageReader, type Root } from '../../pages/types.ts';
import { pageReader } from '../../store/collect-pages.ts';
import type { ProjectionHead, Store } from '../../store/types.ts';
import type { TenantId } from '../../streams.ts';
import { openBook, unknownReducer } from '../reducers.ts';
import type { Book, Projection } from '../types.ts';
import {
  type ComparedPart,
  type ComparisonReport,
  type Difference,
  LISTED_MAX,
  SHOWN_CHARACTERS_MAX,
} from './report.ts';
import { partsOfState } from './roots.ts';

type Rows = AsyncIterable<readonly [key: string, value: Json]>;

/** Rows as they are stored. */
const RAW = mapOptions<Json>({ encode: (value) => value, decode: (json) => json });

export interface Compared {
  readonly serving: ProjectionHead;
  readonly rebuilt: ProjectionHead;
  readonly now: string;
}

/** Both must have applied the same commits. Throws `PageGone` when one of them was changed meanwhile. */
export async function compareGenerations(
  store: Store,
  projection: Projection<Book>,
  tenant: TenantId,
  { serving, rebuilt, now }: Compared,
): Promise<ComparisonReport> {
  const pagesOf = ({ generation }: ProjectionHead): PageReader =>
    pageReader(store, { projection: { tenant, projection: projection.name, generation } });
  const listed: Difference[] = [];
  const parts: ComparedPart[] = [];
  const [left, right] = [partsOfState(serving.state), partsOfState(rebuilt.state)];
  for (const name of new Set([...left.roots.keys(), ...right.roots.keys()])) {
    const [ours, theirs] = [left.roots.get(name), right.roots.get(name)];
    const isHint = projection.hints?.includes(name) === true;
    const rows = await compareRows(
      name,
      stored(ours, pagesOf(serving)),
      stored(theirs, pagesOf(rebuilt)),
      isHint ? [] : listed,
    );
    parts.push({ ...rows, isHint });
  }
  parts.push(await compareRows('state', one(left.rest), one(right.rest), listed));
  const unknown = unknownReducer(projection, serving);
  if (!unknown) {
    const books = [serving, rebuilt].map((head) => openBook(store, projection, tenant, head));
    const [ours, theirs] = await Promise.all(books);
    const [before, after] = [ours?.statements?.(), theirs?.statements?.()];
    if (before && after) parts.push(await compareRows('statements', before, after, listed));
  }
  return {
    comparedAt: now,
    cursors: serving.cursors,
    serving: { generation: serving.generation, reducer: serving.reducer },
    rebuilt: { generation: rebuilt.generation, reducer: rebuilt.reducer },
    isEqual: !unknown && parts.every(({ differences, isHint }) => isHint || differences === 0),
    parts,
    listed,
    ...(unknown && { statementsSkipped: unknown.message }),
  };
}

async function* stored(root: Root | undefined, pages: PageReader): AsyncGenerator<readonly [string, Json]> {
  for await (const batch of openMap(root ?? EMPTY_ROOT, pages, RAW).batches()) yield* batch;
}

async function* one(value: Json): AsyncGenerator<readonly [string, Json]> {
  yield ['', value];
}

/** Walks both in order of key. */
async function compareRows(name: string, serving: Rows, rebuilt: Rows, listed: Difference[]): Promise<ComparedPart> {
  const [left, right] = [serving[Symbol.asyncIterator](), rebuilt[Symbol.asyncIterator]()];
  const counts = { servingRows: 0, rebuiltRows: 0, differences: 0 };
  const differ = (key: string, before: Json | undefined, after: Json | undefined): void => {
    counts.differences += 1;
    if (listed.length < LISTED_MAX) listed.push(differenceOf(name, key, before, after));
  };
  let [ours, theirs] = [await next(left), await next(right)];
  for (;;) {
    const order = orderOf(ours?.[0], theirs?.[0]);
    const [before, after] = [order <= 0 ? ours : undefined, order >= 0 ? theirs : undefined];
    const key = before?.[0] ?? after?.[0];
    if (key === undefined) return { name, ...counts, isHint: false };
    if (!isSame(before?.[1], after?.[1])) differ(key, before?.[1], after?.[1]);
    if (before) {
      counts.servingRows += 1;
      ours = await next(left);
    }
    if (after) {
      counts.rebuiltRows += 1;
      theirs = await next(right);
    }
  }
}

async function next<T>(rows: AsyncIterator<T, unknown>): Promise<T | undefined> {
  const { done, value } = await rows.next();
  return done ? undefined : value;
}

/** Below 0 when what serves comes first, above 0 when what was rebuilt does; the end comes last. */
function orderOf(ours: string | undefined, theirs: string | undefined): number {
  if (ours === theirs) return 0;
  if (ours === undefined) return 1;
  return theirs === undefined || ours < theirs ? -1 : 1;
}

/** The order of an object's fields tells how it came about, not what it is. */
const isSame = (a: Json | undefined, b: Json | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b) || isDeepStrictEqual(a, b);

const shown = (value: Json): string => JSON.stringify(value).slice(0, SHOWN_CHARACTERS_MAX);

const differenceOf = (part: string, key: string, serving: Json | undefined, rebuilt: Json | undefined): Difference => ({
  part,
  key,
  ...(serving !== undefined && { serving: shown(serving) }),
  ...(rebuilt !== undefined && { rebuilt: shown(rebuilt) }),
});
