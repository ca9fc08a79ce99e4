import type { Commit } from '../../../kernel/store/types.ts';
import { assetEvents } from '../../contract/asset-events.ts';
import { newRecord } from '../../domain/assets/asset-record.ts';
import { viewOf } from '../../domain/assets/view-of.ts';

/** An asset of a user's own whose prices go by another name than they did. */
export interface RenamedOwn {
  /** What the user calls it. */
  readonly code: string;
  /** What its prices went by: the code itself, before the user said what it is. */
  readonly before: string;
  readonly after: string;
}

/** By all commits of the user's own assets: what has changed since a version of the stream. */
export function renamedOwn(commits: readonly Commit[], since: number): readonly RenamedOwn[] {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  for (const { version, events } of commits) {
    for (const stored of events) {
      const event = assetEvents.decode(stored);
      // What else becomes of assets is for operators to say, of those of the catalogue.
      if (event.type !== 'AssetRegistered' && event.type !== 'AssetChanged') continue;
      const { assetId, asset } = event.data;
      const name = viewOf(newRecord(assetId, asset, version), 'own').marketCode ?? asset.code;
      (version <= since ? before : after).set(asset.code, name);
    }
  }
  return [...after].flatMap(([code, name]): readonly RenamedOwn[] => {
    const known = before.get(code) ?? code;
    return known === name ? [] : [{ code, before: known, after: name }];
  });
}
