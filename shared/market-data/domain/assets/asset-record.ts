/** An asset as the catalogue keeps it, and what events make of it. */
import type { AssetDefinition } from '../../contract/asset.ts';
import { identifierName } from '../../contract/asset-identifiers.ts';
import type { AssetSplit } from '../../contract/asset-view.ts';

export interface AssetRecord extends AssetDefinition {
  readonly assetId: string;
  readonly active: boolean;
  readonly formerCodes: readonly string[];
  /** The code that it was registered by, once it has another: prices of the market go on being kept under it. */
  readonly firstCode?: string;
  /** Oldest first. */
  readonly splits: readonly AssetSplit[];
  /** The version of the stream that it came to with its last change. */
  readonly version: number;
}

/** As it is registered. */
export const newRecord = (assetId: string, asset: AssetDefinition, version: number): AssetRecord => ({
  ...asset,
  ...{ assetId, active: true, formerCodes: [], splits: [], version },
});

/** What is said of it; the rest is what became of it. */
export function definitionOf(record: AssetRecord): AssetDefinition {
  const { assetId: _, active, formerCodes, firstCode, splits, version, ...definition } = record;
  return definition;
}

/** The code it had leads to it for ever; one that it had once is its own again. */
export const renamed = (record: AssetRecord, to: string): AssetRecord => ({
  ...record,
  code: to,
  formerCodes: [...record.formerCodes.filter((code) => code !== to), record.code],
  firstCode: record.firstCode ?? record.code,
});

/** Everything said of it is replaced; what became of it stays. */
export const redefined = (record: AssetRecord, asset: AssetDefinition): AssetRecord => {
  const { assetId, active, formerCodes, firstCode, splits, version } = record;
  return {
    ...asset,
    ...{ assetId, active, formerCodes, splits, version },
    ...(firstCode !== undefined && { firstCode }),
  };
};

/** A split of a day replaces the one there is; 1 for 1 takes it back. */
export function withSplit(record: AssetRecord, split: AssetSplit): AssetRecord {
  const others = record.splits.filter(({ date }) => date !== split.date);
  const splits = split.to === split.from ? others : [...others, split];
  return { ...record, splits: splits.toSorted((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** The one that stays takes the other's codes and what it was known by, and exists since the earlier day of both. */
export function absorb(survivor: AssetRecord, merged: AssetRecord): AssetRecord {
  const known = new Set(survivor.identifiers.map(identifierName));
  const others = merged.identifiers.filter((identifier) => !known.has(identifierName(identifier)));
  const isFirst = survivor.identifiers.length === 0;
  const gained = others.map((identifier) => ({ ...identifier, primary: isFirst && identifier.primary }));
  const [inceptionDate] = [survivor, merged].flatMap((each) => each.inceptionDate ?? []).toSorted();
  return {
    ...survivor,
    // A bond's day is that of its issue.
    ...(inceptionDate !== undefined && survivor.bond === undefined && { inceptionDate }),
    identifiers: [...survivor.identifiers, ...gained],
    formerCodes: [...survivor.formerCodes, merged.code, ...merged.formerCodes],
  };
}
