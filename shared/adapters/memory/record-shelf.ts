import type { Json } from '../../kernel/pages/types.ts';
import {
  type DueIndex,
  parseRecordKey,
  type RecordKey,
  type RecordPlace,
  type RecordRange,
  type RecordWrite,
  recordPartition,
  recordSort,
  type StoredRecord,
} from '../../kernel/store/records.ts';
import { Shelf } from './shelf.ts';

interface Kept {
  readonly revision: string;
  readonly value: Json;
  readonly dueAt?: string | undefined;
  readonly dueIn?: string | undefined;
}

const nameOf = ({ place, sort }: RecordKey): string => `${recordPartition(place)} ${recordSort(sort)}`;

/** Records in memory, with what is due among them. */
export class RecordShelf implements DueIndex {
  readonly #kept = new Shelf<Kept>();
  readonly #names = new Set<string>();

  get(keys: readonly RecordKey[]): StoredRecord[] {
    return keys.flatMap(({ place, sort }) => {
      const kept = this.#kept.get(nameOf({ place, sort }));
      return kept ? [{ place, sort, revision: kept.revision, value: kept.value }] : [];
    });
  }

  query(place: RecordPlace, { from, before, limit, reverse = false }: RecordRange): StoredRecord[] {
    const prefix = `${recordPartition(place)} `;
    const sorts = [...this.#names].flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length + 2)] : []));
    const inRange = sorts.filter((sort) => sort >= from && sort < before).sort();
    const ordered = reverse ? inRange.reverse() : inRange;
    return this.get(ordered.slice(0, limit).map((sort) => ({ place, sort })));
  }

  holds(write: RecordWrite): boolean {
    const { expect } = write;
    if (expect === 'any') return true;
    const kept = this.#kept.get(nameOf(write));
    return expect === 'absent' ? kept === undefined : kept?.revision === expect.revision;
  }

  write(write: RecordWrite, revision: string): void {
    const name = nameOf(write);
    if ('deleted' in write) {
      this.#kept.delete(name);
      this.#names.delete(name);
      return;
    }
    this.#kept.set(name, { revision, value: write.value, dueAt: write.dueAt, dueIn: write.dueIn });
    this.#names.add(name);
  }

  async *dueBy(list: string, now: string): AsyncGenerator<RecordKey> {
    for (const name of [...this.#names]) {
      const [pk = '', sk = ''] = name.split(' ');
      const key = parseRecordKey(pk, sk);
      const { dueAt, dueIn = key?.place.projection } = this.#kept.get(name) ?? {};
      if (key && dueIn === list && dueAt !== undefined && dueAt <= now) yield key;
    }
  }
}
