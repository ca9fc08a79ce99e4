/** The user's own closes and rates: one stream, whose head holds them in packed pages for reading. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  encodeAll,
  type Heads,
  runCommand,
} from '../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../kernel/errors.ts';
import { mapOptions, openMap } from '../../kernel/pages/paged-map.ts';
import { EMPTY_ROOT, type PagedMap, PageGone, type PageReader, type Root } from '../../kernel/pages/types.ts';
import { mainStream } from '../../kernel/projection/types.ts';
import { collectPages, pageReader } from '../../kernel/store/collect-pages.ts';
import { readStates } from '../../kernel/store/read-states.ts';
import { type StateModel, stateIn, stateOf } from '../../kernel/store/stream-state.ts';
import { type Store, streamName } from '../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../kernel/streams.ts';
import { type UserPriceEvent, userPriceEvents } from '../contract/events.ts';
import { openPriceBook, type PriceBook } from '../contract/price-book.ts';
import { PRICE_ROWS, type PriceRow } from '../contract/price-row.ts';
import { type AdoptedRows, decideAdoption } from '../domain/adoption/decide.ts';

const STALE_TRIES = 5;
const streamOf = (tenant: TenantId): StreamId => mainStream(tenant, 'user-prices');

interface UserPrices {
  readonly rows: Root;
}

export const USER_PRICES_STATE: StateModel<UserPrices> = {
  version: 1,
  async begin(store, stream) {
    const pages = collectPages(store, { stream }, []);
    const rows = openRows(EMPTY_ROOT, pages);
    const book = openPriceBook(rows);
    return {
      async take({ events }) {
        for (const stored of events) await book.record(userPriceEvents.decode(stored));
      },
      async end() {
        const state = { rows: await rows.flush(pages) };
        await pages.spill();
        return { state, unused: pages.changes.replaced };
      },
    };
  },
};

const openRows = (root: Root, pages: PageReader): PagedMap<PriceRow> =>
  openMap(root, pages, mapOptions<PriceRow>(PRICE_ROWS));

const rowsOf = (heads: Heads, stream: StreamId, pages: PageReader): PagedMap<PriceRow> =>
  openRows(stateIn(heads, stream, USER_PRICES_STATE)?.rows ?? EMPTY_ROOT, pages);

type Decided = readonly UserPriceEvent[] | Refusal<'ValidationFailed'>;
type Recorded = CommandResult<number> | Refusal<CommandCode>;

/** Appends what is decided on the rows as they stand; rows that are there already are no event. */
async function append<Code extends 'ValidationFailed' = never>(
  store: Store,
  context: CommandContext,
  decide: (book: PriceBook) => Promise<readonly UserPriceEvent[] | Refusal<Code>>,
): Promise<CommandResult<number> | Refusal<Code | CommandCode>> {
  const stream = streamOf(context.tenant);
  return runCommand<number, Code>(store, context, [stream], async (heads) => {
    const pages = collectPages(store, { stream }, heads.get(streamName(stream))?.garbage ?? []);
    const rows = rowsOf(heads, stream, pages);
    const book = openPriceBook(rows);
    const decided = await decide(book);
    if (isRefused(decided)) return decided;
    let changed = 0;
    for (const event of decided) changed += (await book.record(event)).length;
    if (changed === 0) return { appends: [], answer: 0 };
    const state = stateOf(USER_PRICES_STATE, { rows: await rows.flush(pages) });
    return {
      appends: [{ stream, events: encodeAll(userPriceEvents, decided), ...state, pages: pages.changes }],
      answer: changed,
    };
  });
}

/**
 * Records what was decided; rows that are there already are no event.
 *
 * @param decided or how to decide it, which nobody asks for where the command was answered before.
 */
export async function recordUserPrices(
  store: Store,
  context: CommandContext,
  decided: Decided | (() => Promise<Decided>),
): Promise<Recorded | Refusal<'ValidationFailed'>> {
  if (typeof decided === 'function') return append(store, context, decided);
  return isRefused(decided) ? decided : append(store, context, async () => decided);
}

/** Adopts what the market said of days on which the user says nothing, nor has adopted anything. */
export const adoptMarketPrices = (store: Store, context: CommandContext, offered: AdoptedRows): Promise<Recorded> =>
  append<never>(store, context, async (book) => {
    const data = await decideAdoption(book, offered);
    const isEmpty = data.prices.length + data.rates.length === 0;
    return isEmpty ? [] : [{ type: 'MarketPricesAdopted', data }];
  });

/** Runs a read on the rows as the stream's head holds them now. */
export async function readUserPrices<R>(
  store: Store,
  tenant: TenantId,
  read: (rows: PagedMap<PriceRow>) => Promise<R>,
): Promise<R> {
  const stream = streamOf(tenant);
  for (let tries = 1; ; tries += 1) {
    try {
      return await readStates(store, [stream], (heads) => read(rowsOf(heads, stream, pageReader(store, { stream }))));
    } catch (error) {
      if (!(error instanceof PageGone) || tries >= STALE_TRIES) throw error;
    }
  }
}
