/** The format that a user's mapping describes. Each row stands alone. */
import type { Mapping } from '../contract/mapping.ts';
import { datePattern } from './date-pattern.ts';
import { ungrouped } from './groups.ts';
import { normalized } from './header.ts';
import { type MappedRules, mappedRow } from './mapped-row.ts';
import { fieldOf, namedColumn, usedColumns } from './mapping-columns.ts';
import type { Column, Format } from './types.ts';

/** What such imports are called in the API; the mapping is named beside it. */
export const MAPPED = 'mapping';

const NUMBERS = ['quantity', 'otherQuantity', 'inQuantity', 'outQuantity', 'feeQuantity', 'value'] as const;

export function mappingFormat(mapping: Mapping): Format {
  const { dates, numbers } = mapping;
  const rules = rulesOf(mapping);
  const isOrderKnown = dates.order !== undefined || dates.pattern !== undefined;
  return {
    name: MAPPED,
    title: mapping.name,
    columns: columnsOf(mapping),
    variants: [{ name: mapping.name, header: mapping.header.map(normalized) }],
    ...(numbers && { numbers }),
    evidence: {
      numbers: NUMBERS.flatMap((meaning) => rules.fields[meaning] ?? []),
      ...(!isOrderKnown && { dates: [fieldOf(mapping.columns.date)] }),
    },
    start: (context) => ungrouped((row) => mappedRow(rules, row, context)),
  };
}

/** One for each column, however many meanings it has. */
function columnsOf(mapping: Mapping): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const { ref } of usedColumns(mapping)) {
    const { name, nth } = namedColumn(ref);
    const field = fieldOf(ref);
    columns.set(field, { field, names: [normalized(name)], required: true, ...(nth !== undefined && { nth }) });
  }
  return [...columns.values()];
}

const rulesOf = (mapping: Mapping): MappedRules => ({
  mapping,
  types: new Map(Object.entries(mapping.types).map(([text, rule]) => [normalized(text), rule])),
  readDate: mapping.dates.pattern === undefined ? undefined : datePattern(mapping.dates.pattern),
  fields: Object.fromEntries(
    usedColumns(mapping).flatMap(({ meaning, ref }) => (meaning ? [[meaning, fieldOf(ref)]] : [])),
  ),
});
