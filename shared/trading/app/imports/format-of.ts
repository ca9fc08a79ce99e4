import type { FixedMapping } from '../../contract/import-events.ts';
import type { Format } from '../../importers/types.ts';
import { mappingFormat } from '../../importers/user-mapping.ts';

interface Read {
  readonly format: string;
  readonly mapping?: FixedMapping | undefined;
}

/** What the rows of a file are read by. */
export const formatOf = ({ format, mapping }: Read): string | Format =>
  mapping ? mappingFormat(mapping.definition) : format;

/** Where the rows are booked when neither the order nor the row names an account. */
export const accountOf = (order: { readonly account?: string | null | undefined }, { format, mapping }: Read): string =>
  order.account ?? mapping?.definition.constants.account ?? mapping?.definition.name ?? format;
