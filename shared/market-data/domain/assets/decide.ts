/** Decides what becomes of assets. What a catalogue knows arrives as data. */
import { isDeepStrictEqual } from 'node:util';
import { type Issue, type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import type { AssetDefinition } from '../../contract/asset.ts';
import type { AssetEvent } from '../../contract/asset-events.ts';
import { areAlike } from '../../contract/asset-types.ts';
import type { AssetSplit } from '../../contract/asset-view.ts';
import { beforeInception, inceptionOf } from '../../contract/inception.ts';
import { type AssetRecord, definitionOf } from './asset-record.ts';

/** What catalogues hold of what an asset would be called, by the code of the asset that has it. */
export interface Holders {
  /** Of its code, current or former. */
  readonly code: string | undefined;
  /** Of each identifier, in its order. */
  readonly identifiers: readonly (string | undefined)[];
}

/** Where a definition claims what belongs to another asset. `self` is the asset that it replaces. */
export function conflictsOf(holders: Holders, self: Pick<AssetRecord, 'code'> | undefined): readonly Issue[] {
  const issues: Issue[] = [];
  const claim = (path: string, holder: string | undefined) => {
    if (holder !== undefined && holder !== self?.code) issues.push({ path, message: `belongs to ${holder}` });
  };
  claim('code', holders.code);
  for (const [index, holder] of holders.identifiers.entries()) claim(`identifiers.${index}.value`, holder);
  return issues;
}

/** The refusal of what belongs to another. */
export function refuseTaken(errors: readonly Issue[]): Refusal<'AssetExists'> {
  const holder = errors[0]?.message.replace('belongs to ', '') ?? '';
  return refuse('AssetExists', `This is ${holder} already: use that code, or say what tells them apart.`, {
    errors,
    data: { code: holder },
  });
}

/** Why a definition isn't one of an asset that is there. */
export const refusedAsOther = (known: AssetRecord, asset: AssetDefinition): Issue | undefined =>
  areAlike(known.type, asset.type)
    ? undefined
    : { path: 'type', message: `is not that of ${known.code}, a ${known.type}: another asset needs another code` };

/** Nothing when all is said already. */
export function define(
  asset: AssetDefinition,
  { known, assetId }: { readonly known: AssetRecord | undefined; readonly assetId: string },
): readonly AssetEvent[] {
  if (!known) return [{ type: 'AssetRegistered', data: { assetId, asset } }];
  if (isDeepStrictEqual(definitionOf(known), asset)) return [];
  return [{ type: 'AssetChanged', data: { assetId: known.assetId, asset } }];
}

interface Because {
  readonly reason: string;
}

export function rename(
  record: AssetRecord,
  { to, holder, reason }: Because & { readonly to: string; readonly holder: string | undefined },
): readonly AssetEvent[] | Refusal<'AssetExists' | 'ValidationFailed'> {
  if (record.code === to) return [];
  if (record.type === 'fiat') return refuseInput([{ path: 'to', message: 'must be its own: money keeps its code' }]);
  if (holder !== undefined && holder !== record.code)
    return refuseTaken([{ path: 'to', message: `belongs to ${holder}` }]);
  return [{ type: 'AssetRenamed', data: { assetId: record.assetId, from: record.code, to, reason } }];
}

export function declareSplit(
  record: AssetRecord,
  { split, reason }: Because & { readonly split: AssetSplit },
): readonly AssetEvent[] | Refusal<'ValidationFailed'> {
  const known = record.splits.find(({ date }) => date === split.date);
  if (split.to === split.from && !known) {
    return refuseInput([
      { path: 'to', message: 'must differ from `from`: there is no split of that day to take back' },
    ]);
  }
  if (known && known.to === split.to && known.from === split.from) return [];
  const early = beforeInception(record.code, split.date, inceptionOf(record));
  if (early !== undefined && !known) return refuseInput([{ path: 'date', message: early }]);
  return [{ type: 'AssetSplitDeclared', data: { assetId: record.assetId, code: record.code, split, reason } }];
}

/** @param asked the names that both were asked for by, the merged one first. */
export function merge(
  record: AssetRecord,
  { into, asked, reason }: Because & { readonly into: AssetRecord; readonly asked: readonly [string, string] },
): readonly AssetEvent[] | Refusal<'ValidationFailed'> {
  if (record.assetId === into.assetId) {
    // It was merged before.
    if (asked[0] !== asked[1] && into.formerCodes.includes(asked[0])) return [];
    return refuseInput([{ path: 'into', message: 'is the asset itself' }]);
  }
  if (record.type === 'fiat') return refuseInput([{ path: 'into', message: 'cannot take in money' }]);
  const { assetId, code } = record;
  return [{ type: 'AssetsMerged', data: { assetId, code, intoAssetId: into.assetId, into: into.code, reason } }];
}

export function setActive(
  record: AssetRecord,
  { active, reason }: Because & { readonly active: boolean },
): readonly AssetEvent[] {
  if (record.active === active) return [];
  const { assetId, code } = record;
  return [{ type: active ? 'AssetReactivated' : 'AssetDeactivated', data: { assetId, code, reason } }];
}

/** Refuses a version that is no longer the one. */
export function checkVersion(record: AssetRecord, ifMatch: number | undefined): Refusal<'VersionConflict'> | undefined {
  if (ifMatch === undefined || ifMatch === record.version) return undefined;
  return refuse('VersionConflict', `${record.code} is at version ${record.version}, not ${ifMatch}; read it again.`, {
    data: { currentVersion: record.version },
  });
}
