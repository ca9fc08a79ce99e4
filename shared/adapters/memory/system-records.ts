import type { Json } from '../../kernel/pages/types.ts';
import type { SystemRecord, SystemRecords } from '../../kernel/store/system-records.ts';
import { Shelf } from './shelf.ts';

/** The system's own records in memory. */
export class MemorySystemRecords implements SystemRecords {
  readonly #records = new Shelf<SystemRecord>();
  readonly #names = new Map<string, Set<string>>();

  async read(kind: string, name: string): Promise<SystemRecord | undefined> {
    return this.#records.get(`${kind} ${name}`);
  }

  async list(kind: string): Promise<readonly SystemRecord[]> {
    return [...(this.#names.get(kind) ?? [])].sort().flatMap((name) => this.#records.get(`${kind} ${name}`) ?? []);
  }

  async listFrom(kind: string, { from, limit }: { from: string; limit: number }): Promise<readonly SystemRecord[]> {
    return (await this.list(kind)).filter(({ name }) => name >= from).slice(0, limit);
  }

  async write(kind: string, name: string, { expected, value }: { expected: number; value: Json }): Promise<boolean> {
    if ((this.#records.get(`${kind} ${name}`)?.revision ?? 0) !== expected) return false;
    this.#records.set(`${kind} ${name}`, { name, revision: expected + 1, value });
    this.#names.set(kind, (this.#names.get(kind) ?? new Set()).add(name));
    return true;
  }

  async remove(kind: string, name: string, expected: number): Promise<boolean> {
    if (this.#records.get(`${kind} ${name}`)?.revision !== expected) return false;
    this.#records.delete(`${kind} ${name}`);
    this.#names.get(kind)?.delete(name);
    return true;
  }
}
