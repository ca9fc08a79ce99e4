import { Speculation } from '../../kernel/store/speculation.ts';
import { ItemMemory } from './item-memory.ts';

const HEAD_BYTES_MAX = 16 * 1024 * 1024;
const PAGE_BYTES_MAX = 48 * 1024 * 1024;

/** What a store remembers between requests of one process. */
export interface StoreMemory {
  /** Heads of streams by partition; they may be stale. */
  readonly heads: ItemMemory;
  /** Heads of projections by partition; they may be stale. */
  readonly projections: ItemMemory;
  readonly speculation: Speculation;
  /** Pages by partition and reference; they never change. */
  readonly pages: ItemMemory;
}

export const newStoreMemory = (): StoreMemory => ({
  heads: new ItemMemory(HEAD_BYTES_MAX),
  projections: new ItemMemory(HEAD_BYTES_MAX),
  speculation: new Speculation(),
  pages: new ItemMemory(PAGE_BYTES_MAX),
});

/** Remembers nothing, as if each request came to a process of its own. */
export const noStoreMemory = (): StoreMemory => ({
  heads: new ItemMemory(0),
  projections: new ItemMemory(0),
  speculation: new Speculation(),
  pages: new ItemMemory(0),
});

/** Forgets all of it. */
export function forgetAll({ heads, projections, pages }: StoreMemory): void {
  for (const memory of [heads, projections, pages]) memory.forgetAll();
}
