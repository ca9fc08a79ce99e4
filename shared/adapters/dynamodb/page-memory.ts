/** Pages are written once under a name of their own, so that one that was seen needs no second look. */
import { type Item, readText } from './attributes.ts';
import type { DynamoClient } from './client.ts';
import type { ItemMemory } from './item-memory.ts';
import { getItems, type ItemKey } from './requests.ts';

const nameOf = (pk: string, sk: string): string => `${pk}/${sk}`;

/** Gets pages by key, those that are remembered without asking. */
export async function pageItems(
  client: DynamoClient,
  keys: readonly ItemKey[],
  memory: ItemMemory,
): Promise<readonly Item[]> {
  const remembered: Item[] = [];
  const unknown: ItemKey[] = [];
  for (const key of keys) {
    const known = memory.get(nameOf(key.pk, key.sk))?.item;
    if (known) remembered.push(known);
    else unknown.push(key);
  }
  if (unknown.length === 0) return remembered;
  const read = await readPages(client, unknown);
  rememberPages(memory, read);
  return [...remembered, ...read];
}

/** Pages never change, so that a stale read can only miss one, which is then asked for again. */
async function readPages(client: DynamoClient, keys: readonly ItemKey[]): Promise<Item[]> {
  const read = await getItems(client, keys, { mayBeStale: true });
  if (read.length === keys.length) return read;
  const found = new Set(read.map((item) => nameOf(readText(item, 'pk'), readText(item, 'sk'))));
  const missed = keys.filter(({ pk, sk }) => !found.has(nameOf(pk, sk)));
  return [...read, ...(await getItems(client, missed))];
}

export function rememberPages(memory: ItemMemory, items: readonly Item[]): void {
  for (const item of items) memory.set(nameOf(readText(item, 'pk'), readText(item, 'sk')), item);
}

export function forgetPages(memory: ItemMemory, keys: readonly ItemKey[]): void {
  for (const { pk, sk } of keys) memory.forget(nameOf(pk, sk));
}
