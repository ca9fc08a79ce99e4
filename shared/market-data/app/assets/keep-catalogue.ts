/** What operators do with the catalogue that all users share. */
import type { CommandCode, CommandContext } from '../../../kernel/commands/run-command.ts';
import { type Issue, isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import type { AssetDefinition } from '../../contract/asset.ts';
import type { AssetEvent } from '../../contract/asset-events.ts';
import type { AssetSplit, AssetView } from '../../contract/asset-view.ts';
import type { AssetRecord } from '../../domain/assets/asset-record.ts';
import {
  checkVersion,
  conflictsOf,
  declareSplit,
  define,
  merge,
  refusedAsOther,
  refuseTaken,
  rename,
  setActive,
} from '../../domain/assets/decide.ts';
import { viewOf } from '../../domain/assets/view-of.ts';
import { assetIdOf } from '../../read/assets/catalogue-state.ts';
import { type ChangingCatalogue, changeCatalogue } from './change-catalogue.ts';

/** Who changes the catalogue, whoever's request it is. What is done twice is done once, without a key. */
const asPlatform = ({ idempotency: _, ...context }: CommandContext): CommandContext => ({
  ...context,
  tenant: PLATFORM,
});

export interface ImportCounts {
  readonly registered: number;
  readonly changed: number;
  readonly unchanged: number;
}

const ISSUES_MAX = 100;

/** Registers what is new and replaces what differs, all of it or, if any of it can't be, nothing. */
export async function importAssets(
  store: Store,
  context: CommandContext,
  assets: readonly AssetDefinition[],
): Promise<ImportCounts | Refusal<'AssetExists' | 'ValidationFailed' | CommandCode>> {
  const result = await changeCatalogue<Json, 'AssetExists' | 'ValidationFailed'>(
    store,
    asPlatform(context),
    async ({ catalogue, apply }) => {
      const counts = { registered: 0, changed: 0, unchanged: 0 };
      const taken: Issue[] = [];
      const seen = new Set<string>();
      await catalogue.prepare(assets);
      for (const [index, asset] of assets.entries()) {
        const at = (path: string): string => `assets.${index}.${path}`;
        if (seen.has(asset.code)) return refuseInput([{ path: at('code'), message: 'is there twice' }]);
        seen.add(asset.code);
        const known = await catalogue.maps.assets.get(asset.code);
        const other = known && refusedAsOther(known, asset);
        if (other) return refuseInput([{ ...other, path: at(other.path) }]);
        const conflicts = conflictsOf(await catalogue.holdersOf(asset), known);
        taken.push(...conflicts.map(({ path, message }) => ({ path: at(path), message })));
        if (conflicts.length > 0) continue;
        const events = define(asset, { known, assetId: assetIdOf(PLATFORM, asset.code, context.now) });
        await apply(events);
        counts[events.length === 0 ? 'unchanged' : known ? 'changed' : 'registered'] += 1;
      }
      return taken.length > 0 ? refuseTaken(taken.slice(0, ISSUES_MAX)) : { answer: { ...counts } };
    },
  );
  return isRefused(result) ? result : (result.answer as unknown as ImportCounts);
}

/** The asset that an act is about, and the version that the operator read, if they said so. */
export interface About {
  readonly name: string;
  readonly ifMatch: number | undefined;
  readonly reason: string;
}

type ActCode = 'NotFound' | 'VersionConflict' | 'ValidationFailed' | 'AssetExists';
type Decide = (record: AssetRecord, changing: ChangingCatalogue) => Promise<readonly AssetEvent[] | Refusal<ActCode>>;

/** Answers the asset as it is afterwards: the one that is left, of two that were merged. */
async function act(
  store: Store,
  context: CommandContext,
  { name, ifMatch }: About,
  decide: Decide,
): Promise<AssetView | Refusal<ActCode | CommandCode>> {
  const result = await changeCatalogue<Json, ActCode>(store, asPlatform(context), async (changing) => {
    const record = await changing.catalogue.find(name);
    if (!record) return refuse('NotFound', 'The catalogue has no asset of this name.');
    const stale = checkVersion(record, ifMatch);
    if (stale) return stale;
    const events = await decide(record, changing);
    if (isRefused(events)) return events as Refusal<ActCode>;
    await changing.apply(events);
    const after = await changing.catalogue.find(record.assetId).then((found) => found ?? changing.catalogue.find(name));
    if (!after) throw new Error(`${name} is gone as soon as it was changed`);
    return { answer: viewOf(after, 'catalogue') as unknown as Json };
  });
  return isRefused(result) ? result : (result.answer as unknown as AssetView);
}

export const renameAsset = (store: Store, context: CommandContext, about: About & { readonly to: string }) =>
  act(store, context, about, async (record, { catalogue }) => {
    const { code: holder } = await catalogue.holdersOf({ code: about.to, identifiers: [] });
    return rename(record, { to: about.to, holder, reason: about.reason });
  });

export const splitAsset = (store: Store, context: CommandContext, about: About & { readonly split: AssetSplit }) =>
  act(store, context, about, async (record) => declareSplit(record, about));

export const mergeAssets = (store: Store, context: CommandContext, about: About & { readonly into: string }) =>
  act(store, context, about, async (record, { catalogue }) => {
    const into = await catalogue.find(about.into);
    if (!into) return refuseInput([{ path: 'into', message: 'is not in the catalogue' }]);
    return merge(record, { into, asked: [about.name, about.into], reason: about.reason });
  });

export const setAssetActive = (store: Store, context: CommandContext, about: About & { readonly active: boolean }) =>
  act(store, context, about, async (record) => setActive(record, about));
