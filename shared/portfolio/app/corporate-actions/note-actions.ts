/** Notes which codes quantities may have been recorded under before a split, a rename or a merger, by the catalogue's commits. */
import * as z from 'zod/mini';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Commit, Store } from '../../../kernel/store/types.ts';
import { putRecords } from '../../../kernel/store/write-records.ts';
import { assetEvents } from '../../../market-data/contract/asset-events.ts';
import { keyPart } from '../../../market-data/contract/market-places.ts';
import { findAssets } from '../../../market-data/read/assets/find-asset.ts';
import { actedKey } from '../../contract/corporate-action-places.ts';
import { acted } from '../../read/corporate-actions/actions-of.ts';

const AT_ONCE = 50;

export interface NotedActions {
  /** Whose holders are to be looked at. */
  readonly codes: readonly string[];
  /** Splits of days to come, whose holders are to be looked at then. */
  readonly ahead: readonly { readonly code: string; readonly date: string }[];
}

/** By the catalogue as it stands, which knows all that the commits say and maybe more. */
export async function noteActions(store: Store, commits: readonly Commit[], now: string): Promise<NotedActions> {
  const { names, exchanged } = changedIn(commits);
  if (names.size === 0) return { codes: [], ahead: [] };
  const views = new Map([...(await findAssets(store, [...names])).values()].map((view) => [view.assetId, view]));
  const codes: string[] = [];
  const ahead: NotedActions['ahead'][number][] = [];
  for (const { code, formerCodes, splits } of views.values()) {
    const all = splits.length > 0 ? [code, ...formerCodes] : formerCodes;
    codes.push(...all);
    for (const { date } of splits)
      if (date > now.slice(0, 10)) ahead.push(...all.map((each) => ({ code: each, date })));
  }
  for (let at = 0; at < codes.length; at += AT_ONCE) await note(store, codes.slice(at, at + AT_ONCE), exchanged, now);
  return { codes, ahead };
}

function changedIn(commits: readonly Commit[]) {
  const names = new Set<string>();
  const exchanged = new Map<string, string>();
  for (const { recordedAt, events } of commits) {
    for (const stored of events) {
      const event = assetEvents.decode(stored);
      if (event.type === 'AssetSplitDeclared') names.add(event.data.code);
      if (event.type !== 'AssetRenamed' && event.type !== 'AssetsMerged') continue;
      const [from, to] =
        event.type === 'AssetRenamed' ? [event.data.from, event.data.to] : [event.data.code, event.data.into];
      names.add(to);
      exchanged.set(from, recordedAt.slice(0, 10));
    }
  }
  return { names, exchanged };
}

async function note(
  store: Store,
  codes: readonly string[],
  exchanged: ReadonlyMap<string, string>,
  now: string,
): Promise<void> {
  const stored = await store.readRecords(codes.map(actedKey));
  const records = codes.map((code) => {
    const found = stored.find(({ sort }) => sort === keyPart(code));
    const before = found && z.parse(acted, found.value);
    const exchangedOn = exchanged.get(code) ?? before?.exchangedOn;
    const value: Json = { code, ...(exchangedOn !== undefined && { exchangedOn }) };
    return { ...actedKey(code), expect: 'any' as const, value };
  });
  await putRecords(store, records, { actor: 'system:corporate-actions', now });
}
