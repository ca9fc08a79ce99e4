/** The columns that a mapping names, and where its header has them. */
import type { ColumnField, ColumnRef, Mapping } from '../contract/mapping.ts';
import { normalized } from './header.ts';

interface NamedColumn {
  readonly name: string;
  /** Of several with that name, from 1. */
  readonly nth: number | undefined;
}

export const namedColumn = (ref: ColumnRef): NamedColumn =>
  typeof ref === 'string' ? { name: ref, nth: undefined } : ref;

/** The field of a row in which a column's cell is, and as reasons call it. */
export function fieldOf(ref: ColumnRef): string {
  const { name, nth = 1 } = namedColumn(ref);
  return `column ${JSON.stringify(normalized(name))}${nth === 1 ? '' : ` (${nth})`}`;
}

export interface UsedColumn {
  /** Of the mapping: `columns.date`. */
  readonly path: string;
  /** What it means; left out for columns that say which rows to leave out. */
  readonly meaning?: ColumnField;
  readonly ref: ColumnRef;
}

/** Every column that a mapping names, with what it is named for. */
export function usedColumns({ columns, ignore }: Pick<Mapping, 'columns' | 'ignore'>): readonly UsedColumn[] {
  // the keys of the parsed object are the fields of its schema
  const meanings = Object.entries(columns) as readonly (readonly [ColumnField, ColumnRef | undefined])[];
  return [
    ...meanings.flatMap(([meaning, ref]) => (ref === undefined ? [] : [{ path: `columns.${meaning}`, meaning, ref }])),
    ...ignore.map(({ column }, at) => ({ path: `ignore.${at}.column`, ref: column })),
  ];
}
