/** Runs a decision on a catalogue and appends what it comes to, pages and all. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  encodeAll,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { collectPages } from '../../../kernel/store/collect-pages.ts';
import { stateOf } from '../../../kernel/store/stream-state.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import { type AssetEvent, assetEvents } from '../../contract/asset-events.ts';
import type { Catalogue } from '../../read/assets/catalogue.ts';
import { ASSETS_STATE, assetStream, FIRST_ASSETS, openCatalogue } from '../../read/assets/catalogue-state.ts';

/** A catalogue that is being changed. */
export interface ChangingCatalogue {
  readonly catalogue: Catalogue;
  /** What all users share, where the catalogue is a user's own; otherwise the same one. */
  readonly shared: Catalogue;
  /** Takes events in, so that what follows is decided on them. */
  readonly apply: (events: readonly AssetEvent[]) => Promise<void>;
}

/**
 * Decides on the catalogue of the context's tenant. `decide` applies what it decides and answers what the command does;
 * it may run several times.
 */
export async function changeCatalogue<A extends Json, Code extends string>(
  store: Store,
  context: CommandContext,
  decide: (changing: ChangingCatalogue) => Promise<{ readonly answer: A } | Refusal<Code>>,
): Promise<CommandResult<A> | Refusal<Code | CommandCode>> {
  const { tenant } = context;
  const stream = assetStream(tenant);
  const streams = tenant === PLATFORM ? [stream] : [stream, assetStream(PLATFORM)];
  return runCommand<A, Code>(store, context, streams, async (heads) => {
    const head = heads.get(streamName(stream));
    const pages = collectPages(store, { stream }, head?.garbage ?? []);
    const version = (head?.version ?? 0) + 1;
    const catalogue = await openCatalogue(heads, tenant, pages);
    const shared =
      tenant === PLATFORM
        ? catalogue
        : await openCatalogue(heads, PLATFORM, collectPages(store, { stream: assetStream(PLATFORM) }, []));
    const events: AssetEvent[] = [];
    const decided = await decide({
      ...{ catalogue, shared },
      async apply(more) {
        for (const event of more) await catalogue.apply(event, version);
        events.push(...more);
      },
    });
    if (isRefused(decided)) return decided;
    if (events.length === 0) return { appends: [], answer: decided.answer };
    // What the catalogue began with counted before, and becomes part of the stream with its first commit.
    const all = tenant === PLATFORM && !head ? [...FIRST_ASSETS, ...events] : events;
    const state = stateOf(ASSETS_STATE, await catalogue.maps.flush(pages));
    const append = { stream, events: encodeAll(assetEvents, all), ...state, pages: pages.changes };
    return { appends: [append], answer: decided.answer };
  });
}
