import { ObjectMissing, type ObjectStore } from '../../kernel/objects.ts';

const PIECE_BYTES = 64 * 1024;

/** Objects in memory. Its URLs name the object and lead nowhere. */
export class MemoryObjects implements ObjectStore {
  readonly #objects = new Map<string, Uint8Array>();

  async put(name: string, content: Uint8Array | string): Promise<void> {
    this.#objects.set(name, new Uint8Array(typeof content === 'string' ? Buffer.from(content) : content));
  }

  async get(name: string): Promise<Uint8Array | undefined> {
    const content = this.#objects.get(name);
    return content && new Uint8Array(content);
  }

  async *stream(name: string, fromByte = 0): AsyncGenerator<Uint8Array> {
    const content = await this.get(name);
    if (!content) throw new ObjectMissing(name);
    for (let start = fromByte; start < content.byteLength; start += PIECE_BYTES) {
      yield content.subarray(start, start + PIECE_BYTES);
    }
  }

  async size(name: string): Promise<number | undefined> {
    return this.#objects.get(name)?.byteLength;
  }

  async delete(name: string): Promise<void> {
    this.#objects.delete(name);
  }

  async uploadUrl(name: string, validSeconds: number): Promise<string> {
    return `memory:${encodeURIComponent(name)}?validSeconds=${validSeconds}`;
  }

  downloadUrl(name: string, validSeconds: number): Promise<string> {
    return this.uploadUrl(name, validSeconds);
  }
}
