/** Stands in for `shared/adapters/dynamodb/store-memory.ts`: what a store remembers is what its instance remembers. */
import type { StoreMemory } from '../../../../shared/adapters/dynamodb/store-memory.ts';
import { noMemory } from '../instance.ts';
import { current } from '../invocation.ts';

const own = (): StoreMemory => current()?.instance.memory ?? noMemory;

export const newStoreMemory = (): StoreMemory => ({
  get heads() {
    return own().heads;
  },
  get projections() {
    return own().projections;
  },
  get pages() {
    return own().pages;
  },
  get speculation() {
    return own().speculation;
  },
});
