/** What became of the assets that a user has held by some code. */
import * as z from 'zod/mini';
import { lastPartOf, startingWith } from '../../../kernel/pages/keys.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { keyPart } from '../../../market-data/contract/market-places.ts';
import { findAssets } from '../../../market-data/read/assets/find-asset.ts';
import type { Action } from '../../calc/corporate-actions/terms.ts';
import type { HoldingsMaps } from '../../calc/maps.ts';
import { ALL_ACCOUNTS } from '../../calc/plan.ts';
import { actedKey } from '../../contract/corporate-action-places.ts';

/** What is noted of a code. */
export const acted = z.strictObject({
  code: z.string(),
  /** The UTC day on which it became a former code of its asset. */
  exchangedOn: z.optional(z.string()),
});

const AT_ONCE = 100;

/** Every asset that was ever held, by the codes that transactions name. */
async function codesOf({ current }: Pick<HoldingsMaps, 'current'>): Promise<readonly string[]> {
  const codes: string[] = [];
  for await (const [key] of current.entries(startingWith(ALL_ACCOUNTS))) codes.push(lastPartOf(key));
  return codes;
}

/** Splits up to today and former codes, of the assets of the catalogue alone; the earliest first. */
export async function actionsOf(
  store: Store,
  tenant: TenantId,
  maps: Pick<HoldingsMaps, 'current'>,
  today: string,
): Promise<readonly Action[]> {
  const codes = await codesOf(maps);
  const noted = new Map<string, z.output<typeof acted>>();
  for (let at = 0; at < codes.length; at += AT_ONCE) {
    const some = codes.slice(at, at + AT_ONCE);
    const records = await store.readRecords(some.map(actedKey));
    for (const code of some) {
      const found = records.find(({ sort }) => sort === keyPart(code));
      if (found) noted.set(code, z.parse(acted, found.value));
    }
  }
  if (noted.size === 0) return [];
  const views = await findAssets(store, [...noted.keys()], tenant);
  const actions: Action[] = [];
  for (const [asset, { exchangedOn }] of noted) {
    const view = views.get(asset);
    // What a user calls by the same code is another asset.
    if (view?.origin !== 'catalogue') continue;
    for (const { date, to, from } of view.splits) {
      if (date <= today && to !== from) actions.push({ kind: 'split', asset, into: asset, date, ratio: { to, from } });
    }
    if (exchangedOn === undefined || view.code === asset) continue;
    actions.push({ kind: 'exchange', asset, into: view.code, date: exchangedOn, ratio: { to: 1, from: 1 } });
  }
  return actions.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}
