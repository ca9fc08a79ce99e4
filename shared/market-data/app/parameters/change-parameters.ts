import type { Json } from '../../../kernel/pages/types.ts';
import { pauseWithJitter } from '../../../kernel/pause.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { parametersIn, parametersKey, type StoredParameters } from '../../contract/simulation-parameters.ts';
import { writeRecords } from '../write-records.ts';

const TRIES_MAX = 5;

/** Optional parts that are there but undefined are left out of what is stored. */
const jsonOf = (parameters: StoredParameters): Json => JSON.parse(JSON.stringify(parameters)) as Json;

/**
 * Changes the parameters of an asset on their revision, and again on what won when a race was lost.
 * @returns what stands afterwards; `undefined` when all races were lost.
 */
export async function changeParameters(
  store: Pick<Store, 'readRecords' | 'write'>,
  asset: string,
  { change, now }: { readonly change: (before: StoredParameters) => StoredParameters; readonly now: string },
): Promise<StoredParameters | undefined> {
  const key = parametersKey(asset);
  for (let attempt = 1; attempt <= TRIES_MAX; attempt += 1) {
    const [found] = await store.readRecords([key]);
    const after = change(found ? parametersIn(found) : { asset });
    const expect = found ? { revision: found.revision } : ('absent' as const);
    if ((await writeRecords(store, [{ ...key, expect, value: jsonOf(after) }], now)) !== undefined) return after;
    await pauseWithJitter(attempt);
  }
  return undefined;
}
