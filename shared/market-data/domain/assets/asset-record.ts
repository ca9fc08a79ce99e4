/** An asset as the catalogue keeps it, and what events make of it. */
import type { AssetDefinition } from '../../contract/asset.ts';
import { identifierName } from '../../contract/asset-identifiers.ts';
import type { AssetSplit } from '../../contract/asset-view.ts';

export interface AssetRecord extends AssetDefinition {
  readonly assetId: string;
  readonly active: boolean;
  readonly formerCodes: readonly string[];
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
  const { assetId: _, active, formerCodes, splits, version, ...definition } = record;
  return definition;
}

/** A split of a day replaces the one there is; 1 for 1 takes it back. */
export function withSplit(record: AssetRecord, split: AssetSplit): AssetRecord {
  const others = record.splits.filter(({ date }) => date !== split.date);
  const splits = split.to === split.from ? others : [...others, split];
  return { ...record, splits: splits.toSorted((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** The one that stays takes the other's codes and what it was known by. */
export function absorb(survivor: AssetRecord, merged: AssetRecord): AssetRecord {
  const known = new Set(survivor.identifiers.map(identifierName));
  const others = merged.identifiers.filter((identifier) => !known.has(identifierName(identifier)));
  const isFirst = survivor.identifiers.length === 0;
  const gained = others.map((identifier) => ({ ...identifier, primary: isFirst && identifier.primary }));
  return {
    ...survivor,
    identifiers: [...survivor.identifiers, ...gained],
    formerCodes: [...survivor.formerCodes, merged.code, ...merged.formerCodes],
  };
}
