import { ItemMemory } from '../../../shared/adapters/dynamodb/item-memory.ts';
import type { StoreMemory } from '../../../shared/adapters/dynamodb/store-memory.ts';
import { Speculation } from '../../../shared/kernel/store/speculation.ts';

const BYTES_MAX = 4 * 1024 * 1024;

const memoryOf = (bytesMax: number): StoreMemory => ({
  heads: new ItemMemory(bytesMax),
  projections: new ItemMemory(bytesMax),
  pages: new ItemMemory(bytesMax),
  speculation: new Speculation(),
});

/** Whoever looks at the world from outside remembers nothing of it. */
export const noMemory: StoreMemory = memoryOf(0);

/** An environment of a function, which serves one invocation after another and remembers between them. */
export class Instance {
  readonly memory: StoreMemory = memoryOf(BYTES_MAX);
  isBusy = false;
}
