import {
  ITEM_BYTES_MAX,
  LimitExceeded,
  TRANSACTION_BYTES_MAX,
  TRANSACTION_ITEMS_MAX,
} from '../../kernel/store/limits.ts';
import { recordPartition } from '../../kernel/store/records.ts';
import { type PageChanges, streamName, type Unit } from '../../kernel/store/types.ts';

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

function refuseBigItem(what: string, value: unknown): number {
  const size = bytesOf(value);
  if (size > ITEM_BYTES_MAX) throw new LimitExceeded(`${what} has ${size} bytes`);
  return size;
}

const refuseBigPages = (pages: PageChanges | undefined): void =>
  pages?.written.forEach((page, ref) => {
    refuseBigItem(`page ${ref}`, page);
  });

/**
 * Refuses what the tables refuse. Sizes are those of the JSON, uncompressed, so that this is the stricter adapter.
 * Bodies of commits count nothing: big ones are kept elsewhere. Nor do pages: too many are put ahead.
 */
export function refuseBeyondLimits({ appends, unchanged = [], projection, retired, inbox, records = [] }: Unit): void {
  const items =
    appends.length * 2 + unchanged.length + (projection ? 1 : 0) + (retired ? 1 : 0) + (inbox ? 1 : 0) + records.length;
  if (items > TRANSACTION_ITEMS_MAX) throw new LimitExceeded(`${items} items in one transaction`);
  const streams = [...appends, ...unchanged].map(({ stream }) => streamName(stream));
  if (new Set(streams).size < streams.length) throw new LimitExceeded('a stream twice in one transaction');
  let total = 0;
  for (const { stream, state, pages } of appends) {
    total += refuseBigItem(`head of ${streamName(stream)}`, [state, pages?.garbage, pages?.replaced]);
    refuseBigPages(pages);
  }
  if (projection) {
    total += refuseBigItem(`head of ${projection.key.projection}`, [projection.state, projection.pages?.garbage]);
    refuseBigPages(projection.pages);
  }
  const keys = records.map(({ place, sort }) => `${recordPartition(place)} ${sort}`);
  if (new Set(keys).size < keys.length) throw new LimitExceeded('a record twice in one transaction');
  for (const record of records) total += 'deleted' in record ? 0 : refuseBigItem(`record ${record.sort}`, record.value);
  if (inbox) total += refuseBigItem('stored answer', inbox.answer);
  if (total > TRANSACTION_BYTES_MAX) throw new LimitExceeded(`${total} bytes in one transaction`);
}
