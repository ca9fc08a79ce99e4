/** Recognises a header: exactly, or with columns that are new, gone or renamed, which is reported as drift. */
import type { Column, Format, HeaderName, HeaderVariant } from './types.ts';

export interface HeaderMatch {
  readonly variant: string;
  /** The field of each column, in the order of the file; '' for a column nobody asks for. */
  readonly fields: readonly string[];
  readonly captures: Readonly<Record<string, string>>;
  /** What differs from the variant, in words. Empty when nothing does. */
  readonly drift: readonly string[];
}

/** Headers compare without case, byte order mark and surrounding or repeated spaces. */
export const normalized = (cell: string): string =>
  cell
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();

const fits = (name: HeaderName, cell: string): boolean => (typeof name === 'string' ? name === cell : name.test(cell));

const captured = (name: HeaderName, cell: string): string | undefined =>
  typeof name === 'string' ? undefined : name.exec(cell)?.[1];

function columnOf(columns: readonly Column[], cell: string): { column: Column; name: HeaderName } | undefined {
  for (const column of columns) {
    const name = column.names.find((candidate) => fits(candidate, cell));
    if (name !== undefined) return { column, name };
  }
  return undefined;
}

/** The variant that shares most columns with the header; the first of equals. */
function nearest(variants: readonly HeaderVariant[], cells: readonly string[]): HeaderVariant | undefined {
  const shared = ({ header }: HeaderVariant) => header.filter((name) => cells.some((cell) => fits(name, cell))).length;
  const apart = (variant: HeaderVariant) => variant.header.length + cells.length - 2 * shared(variant);
  return [...variants].sort((a, b) => apart(a) - apart(b))[0];
}

const isExact = ({ header }: HeaderVariant, cells: readonly string[]): boolean =>
  header.length === cells.length && header.every((name, at) => fits(name, cells[at] ?? ''));

/** At most this many columns may have been renamed; beyond that it is another file. */
const RENAMED_MAX = 2;

/** A missing required column is taken to be renamed if an unknown one stands in its place. */
function renamed(
  variant: HeaderVariant,
  missing: readonly Column[],
  cells: readonly string[],
  fields: string[],
): string[] {
  if (missing.length > RENAMED_MAX || variant.header.length !== cells.length || cells.length < 4) return [];
  const drift: string[] = [];
  for (const column of missing) {
    const at = variant.header.findIndex((name) => column.names.some((known) => String(known) === String(name)));
    const cell = cells[at];
    if (!cell || fields[at] !== '') return [];
    fields[at] = column.field;
    drift.push(`column ${at + 1} "${String(variant.header[at])}" is now "${cell}"`);
  }
  return drift;
}

const show = (name: HeaderName): string => (typeof name === 'string' ? name : name.source.replace(/^\^|\$$/g, ''));

/** `undefined` if the record is no header of this format. */
export function matchHeader(format: Format, record: readonly string[]): HeaderMatch | undefined {
  const cells = record.map(normalized);
  const variant = format.variants.find((known) => isExact(known, cells)) ?? nearest(format.variants, cells);
  if (variant === undefined) return undefined;
  const found = cells.map((cell) => columnOf(format.columns, cell));
  const fields = found.map((match) => match?.column.field ?? '');
  const missing = format.columns.filter((column) => column.required && !fields.includes(column.field));
  const renames = missing.length > 0 ? renamed(variant, missing, cells, fields) : [];
  if (renames.length < missing.length) return undefined;

  const captures: Record<string, string> = {};
  found.forEach((match, at) => {
    const value = match && captured(match.name, cells[at] ?? '');
    if (match && value !== undefined) captures[match.column.field] = value.toUpperCase();
  });
  return {
    variant: variant.name,
    fields,
    captures,
    drift: isExact(variant, cells) ? [] : [...renames, ...drifted(variant, cells, fields)],
  };
}

function drifted(variant: HeaderVariant, cells: readonly string[], fields: readonly string[]): string[] {
  const isNew = (cell: string, at: number) =>
    cell !== '' && !variant.header.some((name) => fits(name, cell)) && fields[at] === '';
  const added = cells.filter(isNew).map((cell) => `column "${cell}" is new`);
  const gone = variant.header
    .filter((name, at) => show(name) !== '' && !cells.some((cell) => fits(name, cell)) && (fields[at] ?? '') === '')
    .map((name) => `column "${show(name)}" is gone`);
  return [...added, ...gone];
}
