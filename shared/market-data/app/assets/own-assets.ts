/** Assets that a user adds for themselves, because the catalogue lacks them. */
import type { CommandCode, CommandContext, CommandResult } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { AssetDefinition } from '../../contract/asset.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import type { AssetRecord } from '../../domain/assets/asset-record.ts';
import { checkVersion, conflictsOf, define, refusedAsOther, refuseTaken } from '../../domain/assets/decide.ts';
import { viewOf } from '../../domain/assets/view-of.ts';
import { assetIdOf } from '../../read/assets/catalogue-state.ts';
import { type ChangingCatalogue, changeCatalogue } from './change-catalogue.ts';

/** They lie in the head of the user's stream, which is one item. */
const OWN_ASSETS_MAX = 200;
const OWN_CHARACTERS_MAX = 200_000;

type Changed<Code extends string> = Promise<CommandResult<AssetView> | Refusal<Code | CommandCode>>;

/** Where a definition claims what the catalogue has, or another asset of the user's. */
async function refusedAsTaken(
  { catalogue, shared }: ChangingCatalogue,
  asset: AssetDefinition,
  self: AssetRecord | undefined,
): Promise<Refusal<'AssetExists'> | undefined> {
  const errors = [
    ...conflictsOf(await catalogue.holdersOf(asset), self),
    ...conflictsOf(await shared.holdersOf(asset), undefined),
  ];
  return errors.length > 0 ? refuseTaken(errors) : undefined;
}

async function refusedAsTooMany({ catalogue }: ChangingCatalogue, asset: AssetDefinition) {
  const records: AssetRecord[] = [];
  for await (const [, record] of catalogue.maps.assets.entries()) if (record.code !== asset.code) records.push(record);
  const characters = JSON.stringify([...records, asset]).length;
  if (records.length < OWN_ASSETS_MAX && characters <= OWN_CHARACTERS_MAX) return undefined;
  return refuse('TooManyAssets', `You may add ${OWN_ASSETS_MAX} assets, of 200 KB together.`);
}

const defineOwn = async (
  changing: ChangingCatalogue,
  asset: AssetDefinition,
  as: { readonly known: AssetRecord | undefined; readonly assetId: string },
) => {
  const refused = (await refusedAsTaken(changing, asset, as.known)) ?? (await refusedAsTooMany(changing, asset));
  if (refused) return refused;
  await changing.apply(define(asset, as));
  const record = await changing.catalogue.find(asset.code);
  if (!record) throw new Error(`${asset.code} is gone as soon as it was added`);
  return { answer: viewOf(record, 'own') as unknown as Json };
};

const asView = <Code extends string>(
  result: CommandResult<Json> | Refusal<Code>,
): CommandResult<AssetView> | Refusal<Code> =>
  isRefused(result) ? (result as Refusal<Code>) : { ...result, answer: result.answer as unknown as AssetView };

/** Refused where the catalogue or the user has the code or an identifier already. */
export async function addOwnAsset(
  store: Store,
  context: CommandContext,
  asset: AssetDefinition,
): Changed<'AssetExists' | 'TooManyAssets'> {
  const { tenant, now } = context;
  const as = { known: undefined, assetId: assetIdOf(tenant, asset.code, now) };
  return asView(
    await changeCatalogue<Json, 'AssetExists' | 'TooManyAssets'>(store, context, (changing) =>
      defineOwn(changing, asset, as),
    ),
  );
}

interface Replacement {
  readonly name: string;
  readonly asset: AssetDefinition;
  readonly ifMatch: number | undefined;
}

type ReplaceCode = 'AssetExists' | 'TooManyAssets' | 'NotFound' | 'VersionConflict' | 'ValidationFailed';

/** Of the user's own only. Its code stays: what has been recorded names it. */
export async function replaceOwnAsset(
  store: Store,
  context: CommandContext,
  { name, asset, ifMatch }: Replacement,
): Changed<ReplaceCode> {
  return asView(
    await changeCatalogue<Json, ReplaceCode>(store, context, async (changing) => {
      const known = await changing.catalogue.find(name);
      if (!known) return refuse('NotFound', 'You have added no asset of this name.');
      const stale = checkVersion(known, ifMatch);
      if (stale) return stale;
      if (asset.code !== known.code) return refuseInput([{ path: 'code', message: `must be ${known.code}` }]);
      const other = refusedAsOther(known, asset);
      if (other) return refuseInput([other]);
      return defineOwn(changing, asset, { known, assetId: known.assetId });
    }),
  );
}
