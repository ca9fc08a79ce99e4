/** Lists of any length, page by page as they are asked for. */
import { unwrap } from './problem.ts';

/** What goes into the query of the next page; empty for the first. */
export interface Page {
  readonly cursor?: string;
}

interface ListAnswer<Item> {
  readonly data?: { readonly items: readonly Item[]; readonly nextCursor: string | null };
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Every item of a list. `load` asks for one page: `(page) => api.GET('/v1/tax/lots', { params: { query: { ...page } } })`.
 * @throws ProblemError when a page is refused.
 */
export async function* items<Item>(load: (page: Page) => Promise<ListAnswer<Item>>): AsyncGenerator<Item, void> {
  let cursor: string | null = null;
  do {
    const list: { readonly items: readonly Item[]; readonly nextCursor: string | null } = await unwrap(
      load(cursor === null ? {} : { cursor }),
    );
    yield* list.items;
    cursor = list.nextCursor;
  } while (cursor !== null);
}
