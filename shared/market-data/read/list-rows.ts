/** Pages through the user's closes or rates, in the order of their keys: by asset or pair, then by date. */
import { partsOf, startingWith } from '../../kernel/pages/keys.ts';
import type { PagedMap } from '../../kernel/pages/types.ts';
import type { PriceRow } from '../contract/price-row.ts';

export interface RowFilter {
  /** The first parts of the key: `['P']`, or `['P', asset]`. */
  readonly start: readonly string[];
  readonly where: (parts: readonly string[]) => boolean;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface ListedRow {
  readonly key: string;
  readonly parts: readonly string[];
  readonly row: PriceRow;
}

export async function listRows(
  rows: PagedMap<PriceRow>,
  { start, where, from, to }: RowFilter,
  after: string | undefined,
  limit: number,
): Promise<{ readonly items: readonly ListedRow[]; readonly after: string | undefined }> {
  const items: ListedRow[] = [];
  const range = startingWith(...start);
  for await (const [key, row] of rows.entries({ ...range, ...(after !== undefined && { from: `${after}\u0000` }) })) {
    const parts = partsOf(key);
    const date = parts.at(-1) ?? '';
    if (!where(parts) || (from !== undefined && date < from) || (to !== undefined && date > to)) continue;
    if (items.length === limit) return { items, after: items.at(-1)?.key };
    items.push({ key, parts, row });
  }
  return { items, after: undefined };
}
