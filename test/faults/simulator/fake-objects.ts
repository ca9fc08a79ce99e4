import { ObjectMissing, type ObjectStore } from '../../../shared/kernel/objects.ts';
import { here } from './invocation.ts';

/** Object storage in memory, each request of it a step of its invocation. */
export class FakeObjects implements ObjectStore {
  readonly #objects = new Map<string, Uint8Array>();

  put(name: string, content: Uint8Array | string): Promise<void> {
    const bytes = new Uint8Array(typeof content === 'string' ? Buffer.from(content) : content);
    return here().step(
      () => `put object ${name}`,
      () => {
        this.#objects.set(name, bytes);
      },
    );
  }

  get(name: string): Promise<Uint8Array | undefined> {
    return here().step(
      () => `get object ${name}`,
      () => this.#objects.get(name),
    );
  }

  async *stream(name: string, fromByte = 0): AsyncGenerator<Uint8Array> {
    const content = await this.get(name);
    if (!content) throw new ObjectMissing(name);
    yield content.subarray(fromByte);
  }

  delete(name: string): Promise<void> {
    return here().step(
      () => `delete object ${name}`,
      () => {
        this.#objects.delete(name);
      },
    );
  }

  size(name: string): Promise<number | undefined> {
    return here().step(
      () => `size of object ${name}`,
      () => this.#objects.get(name)?.byteLength,
    );
  }

  async downloadUrl(name: string): Promise<string> {
    throw new Error(`nobody downloads ${name} in the simulator`);
  }

  async uploadUrl(name: string): Promise<string> {
    throw new Error(`nobody uploads ${name} in the simulator`);
  }
}
