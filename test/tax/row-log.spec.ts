import { expect, it } from 'vitest';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import { mapOptions, openMap } from '../../shared/kernel/pages/paged-map.ts';
import { EMPTY_ROOT } from '../../shared/kernel/pages/types.ts';
import { ROWS } from '../../shared/tax/calc/codec.ts';
import type { Row } from '../../shared/tax/calc/lot.ts';
import { untilLoaded } from '../../shared/tax/calc/miss.ts';
import { RowLog } from '../../shared/tax/calc/row-log.ts';

const keyOf = (row: number): string => `part-${row}`;
const row = (at: number): Row => ({ kind: 'opened', lot: `lot-${at}` });
const ROWS_OF_PART = Array.from({ length: 9 }, (_, at) => at);

it('rows of one part are put where those that were undone lay in several leaves, though only the first is asked for', async () => {
  const pages = new MemoryPages();
  const options = mapOptions({ encode: ROWS.encode, decode: ROWS.decode, leafEntriesMax: 4 });
  const stored = openMap(EMPTY_ROOT, pages, { ...options, bufferCharactersMax: 0 });
  for (const at of ROWS_OF_PART) stored.put(keyOf(at), row(at));
  const before = openMap(await stored.flush(pages), pages, options);
  for (const at of ROWS_OF_PART) await before.delete(keyOf(at));

  const map = openMap(await before.flush(pages), pages, options);
  const log = new RowLog(map);
  await untilLoaded(() => log.need(keyOf(0)));
  for (const at of [...ROWS_OF_PART, 9]) log.add(keyOf(at), row(at), undefined);
  log.settle();
  expect(map.size).toBe(10);
});
