import type { Item } from '../../../shared/adapters/dynamodb/attributes.ts';
import { type StreamId, streamKey } from '../../../shared/kernel/streams.ts';

const nameOf = (pk: string, version: number): string => `${pk} ${version}`;

interface Written {
  /** The place among all commits, over all streams, from 1. */
  readonly place: number;
  readonly atMs: number;
}

type Named = { readonly stream: StreamId; readonly version: number };

/** When commits were written, over all streams: what no commit says of itself. */
export class OrderOfCommits {
  readonly #written = new Map<string, Written>();

  note(item: Item, atMs: number): void {
    const name = nameOf(item['pk']?.S ?? '', Number(item['v']?.N));
    this.#written.set(name, { place: this.#written.size + 1, atMs });
  }

  of({ stream, version }: Named): Written {
    return this.#written.get(nameOf(streamKey(stream), version)) ?? { place: 0, atMs: 0 };
  }
}
