/** Items that this process has read or written, sealed as they are stored: they open with the tenant's key only. */
import { type Item, itemBytes } from './attributes.ts';

interface Remembered {
  /** Undefined: there was none. */
  readonly item: Item | undefined;
  readonly bytes: number;
  readonly untilMs: number;
}

/** As long as a data key is kept, so that an erased tenant is forgotten as soon. */
const AGE_MS_MAX = 5 * 60_000;
const OVERHEAD_BYTES = 200;

/** The least recently used are forgotten first. */
export class ItemMemory {
  readonly #items = new Map<string, Remembered>();
  readonly #bytesMax: number;
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** Undefined when nothing is known of it; `item` is undefined when it is known not to exist. */
  get(name: string): { readonly item: Item | undefined } | undefined {
    const remembered = this.#items.get(name);
    if (!remembered) return undefined;
    this.forget(name);
    if (remembered.untilMs < Date.now()) return undefined;
    this.#keep(name, remembered);
    return remembered;
  }

  set(name: string, item: Item | undefined): void {
    this.forget(name);
    const bytes = OVERHEAD_BYTES + (item ? itemBytes(item) : 0);
    this.#keep(name, { item, bytes, untilMs: Date.now() + AGE_MS_MAX });
  }

  forget(name: string): void {
    this.#bytes -= this.#items.get(name)?.bytes ?? 0;
    this.#items.delete(name);
  }

  forgetAll(): void {
    this.#items.clear();
    this.#bytes = 0;
  }

  #keep(name: string, remembered: Remembered): void {
    this.#items.set(name, remembered);
    this.#bytes += remembered.bytes;
    for (const oldest of this.#items.keys()) {
      if (this.#bytes <= this.#bytesMax) return;
      this.forget(oldest);
    }
  }
}
