/** Lists of any length, page by page as they are asked for. */
import { unwrap } from './problem.ts';

/** What goes into the query of the next page; empty for the first. */
export interface Page {
  readonly cursor?: string;
}

interface List<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** What stands for a list of the past that is still being prepared. */
interface BeingPrepared {
  readonly preparationId: string;
}

interface ListAnswer<Item> {
  readonly data?: List<Item> | BeingPrepared;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Every item of a list. `load` asks for one page: `(page) => api.GET('/v1/tax/lots', { params: { query: { ...page } } })`.
 * @throws ProblemError when a page is refused; Error when a past is still not prepared after all the client's patience.
 */
export async function* items<Item>(load: (page: Page) => Promise<ListAnswer<Item>>): AsyncGenerator<Item, void> {
  let cursor: string | null = null;
  do {
    const list: List<Item> | BeingPrepared = await unwrap(load(cursor === null ? {} : { cursor }));
    if ('preparationId' in list) throw new Error(`${list.preparationId} is still being prepared`);
    yield* list.items;
    cursor = list.nextCursor;
  } while (cursor !== null);
}
