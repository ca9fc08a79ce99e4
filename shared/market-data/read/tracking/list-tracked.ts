import type { Store } from '../../../kernel/store/types.ts';
import type { Tracked } from '../../domain/tracking/tracked.ts';
import { TRACKED_ASSETS } from './places.ts';

/** An asset of the list. Those without users are kept in it: what was stored of them is, too. */
export interface TrackedAsset extends Tracked {
  readonly asset: string;
}

const PAGE = 1_000;

/** All that are or were tracked, in order of their keys. */
export async function listTracked(store: Pick<Store, 'queryRecords'>): Promise<readonly TrackedAsset[]> {
  const all: TrackedAsset[] = [];
  for (let from = ''; ; ) {
    const page = await store.queryRecords(TRACKED_ASSETS, { from, before: '~', limit: PAGE });
    all.push(...page.map(({ value }) => value as unknown as TrackedAsset));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return all;
    from = `${last.sort} `;
  }
}
