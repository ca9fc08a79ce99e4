/** A map whose values are kept as text: what is put in and what is taken out share nothing. */
export class Shelf<V> {
  readonly #texts = new Map<string, string>();

  get(key: string): V | undefined {
    const text = this.#texts.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as V);
  }

  set(key: string, value: V): void {
    this.#texts.set(key, JSON.stringify(value));
  }

  delete(key: string): void {
    this.#texts.delete(key);
  }

  /** Keys that begin with a prefix, at most so many. Looks at all keys. */
  keysFrom(prefix: string, limit: number): string[] {
    const found: string[] = [];
    for (const key of this.#texts.keys()) {
      if (found.length === limit) break;
      if (key.startsWith(prefix)) found.push(key);
    }
    return found;
  }

  /** Length of the text in bytes; 0 when there is none. */
  bytesOf(key: string): number {
    return Buffer.byteLength(this.#texts.get(key) ?? '');
  }

  get size(): number {
    return this.#texts.size;
  }
}
