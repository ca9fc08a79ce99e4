import type { Json } from '../../../kernel/pages/types.ts';
import { pauseWithJitter } from '../../../kernel/pause.ts';
import type { SystemRecords } from '../../../kernel/store/system-records.ts';

const TRIES_MAX = 10;

/**
 * Changes a system record on its revision, and again on what won when a race was lost.
 *
 * @param decide gets the value that stands, and answers the next one; the very same one writes nothing.
 * @returns the value that stands afterwards; `undefined` when all races were lost.
 */
export async function changeRecord<T extends Json>(
  records: SystemRecords,
  place: { readonly kind: string; readonly name: string },
  decide: (value: T | undefined) => T | undefined,
): Promise<{ readonly value: T | undefined } | undefined> {
  for (let attempt = 1; attempt <= TRIES_MAX; attempt += 1) {
    const record = await records.read(place.kind, place.name);
    // Only this code writes records of its kinds.
    const before = record?.value as T | undefined;
    const value = decide(before);
    if (value === undefined || value === before) return { value: before };
    if (await records.write(place.kind, place.name, { expected: record?.revision ?? 0, value })) return { value };
    await pauseWithJitter(attempt);
  }
  return undefined;
}
