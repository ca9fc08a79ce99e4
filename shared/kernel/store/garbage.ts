import type { PageRef } from '../pages/types.ts';
import { PAGE_GRACE_MILLISECONDS } from './limits.ts';
import type { Garbage } from './types.ts';

/** Pages deleted by one change at most: the rest waits for the next. */
const DELETED_MAX = 200;

/** What a head keeps listing and what may be deleted now, after a change that replaced some pages. */
export function nextGarbage(
  garbage: Garbage,
  replaced: readonly PageRef[],
  nowMilliseconds: number,
): { readonly kept: Garbage; readonly expired: readonly PageRef[] } {
  const expired: PageRef[] = [];
  const kept: { at: number; pages: readonly PageRef[] }[] = [];
  for (const { at, pages } of garbage) {
    const room = nowMilliseconds - at < PAGE_GRACE_MILLISECONDS ? 0 : DELETED_MAX - expired.length;
    expired.push(...pages.slice(0, room));
    if (pages.length > room) kept.push({ at, pages: pages.slice(room) });
  }
  if (replaced.length > 0) kept.push({ at: nowMilliseconds, pages: replaced });
  return { kept, expired };
}
