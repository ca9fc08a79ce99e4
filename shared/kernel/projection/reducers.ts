/**
 * Which code opens a book. A head says which version of the fold wrote it; the code of that version opens it, or nobody
 * does: what a newer version wrote is never read wrongly or written over by code that was rolled back.
 */
import { pageReader } from '../store/collect-pages.ts';
import type { ProjectionHead, ProjectionKey, Store } from '../store/types.ts';
import type { TenantId } from '../streams.ts';
import type { Book, Projection, Reducer } from './types.ts';

/** The generation of a tenant whose projection was never rebuilt. */
export const FIRST_GENERATION = 1;

/** A head that this code can't open. Until other code comes, or the projection is rebuilt, it is left as it is. */
export class UnknownReducer extends Error {
  readonly projection: string;
  readonly written: number;
  readonly generation: number;
  constructor({ name, reducer }: Projection<Book>, head: Pick<ProjectionHead, 'reducer' | 'generation'>) {
    const age = head.reducer > reducer ? 'newer' : 'older';
    super(`${name} was written by reducer ${head.reducer}, which is ${age} than this code knows (${reducer})`);
    this.name = 'UnknownReducer';
    this.projection = name;
    this.written = head.reducer;
    this.generation = head.generation;
  }
}

export const servingHead = ({ name }: Projection<Book>, tenant: TenantId): ProjectionKey => ({
  tenant,
  projection: name,
});

type Written = Pick<ProjectionHead, 'reducer' | 'generation'>;

const known = <B extends Book>(projection: Projection<B>, head: Written | undefined): Reducer<B> | undefined => {
  if (!head || head.reducer === projection.reducer) return projection;
  return projection.previous?.reducer === head.reducer ? projection.previous : undefined;
};

/** Why this code can't open a head; undefined when it can. */
export const unknownReducer = (projection: Projection<Book>, head: Written | undefined): UnknownReducer | undefined =>
  head && !known(projection, head) ? new UnknownReducer(projection, head) : undefined;

/** The code for a head; that of today where there is none yet. Throws `UnknownReducer`. */
export function reducerOf<B extends Book>(projection: Projection<B>, head: Written | undefined): Reducer<B> {
  const reducer = known(projection, head);
  if (reducer) return reducer;
  throw new UnknownReducer(projection, { reducer: 0, generation: FIRST_GENERATION, ...head });
}

/** What a tenant without a head begins with. */
export const emptyHead = ({ reducer }: Projection<Book>): ProjectionHead => ({
  epoch: 0,
  cursors: {},
  halted: {},
  state: null,
  generation: FIRST_GENERATION,
  reducer,
  garbage: [],
});

/** Opens the book of a head for reading, an empty one where there is no head yet. Throws `UnknownReducer`. */
export const openBook = <B extends Book>(
  store: Store,
  projection: Projection<B>,
  tenant: TenantId,
  head: ProjectionHead | undefined,
): Promise<B> => {
  const { generation = FIRST_GENERATION, state } = head ?? {};
  const place = { projection: { tenant, projection: projection.name, generation } };
  return reducerOf(projection, head).open(state ?? undefined, pageReader(store, place));
};
