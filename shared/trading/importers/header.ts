/** Recognises a header: exactly, or with columns that are new, gone or renamed, which is reported as drift. */
import type { Column, Format, HeaderName, HeaderVariant, Table } from './types.ts';

export interface HeaderMatch {
  /** Of a file with several tables, the name of the one that begins here. */
  readonly section?: string;
  readonly variant: string;
  /** The field of each column, in the order of the file; '' for a column nobody asks for. */
  readonly fields: readonly string[];
  readonly captures: Readonly<Record<string, string>>;
  /** What differs from the variant, in words. Empty when nothing does. */
  readonly drift: readonly string[];
  /** Columns that only the header has or only the variant, as a part of the variant's. */
  readonly distance: number;
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

interface Known {
  readonly column: Column;
  readonly name: HeaderName;
}

/** What each cell of a header is, if it is known; columns of one name are told apart by their order. */
function knownIn(columns: readonly Column[], cells: readonly string[]): readonly (Known | undefined)[] {
  const seen = new Map<string, number>();
  return cells.map((cell) => {
    const nth = (seen.get(cell) ?? 0) + 1;
    seen.set(cell, nth);
    for (const column of columns) {
      const name = column.names.find((candidate) => fits(candidate, cell));
      if (name !== undefined && (column.nth ?? nth) === nth) return { column, name };
    }
    return undefined;
  });
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
/** A header that differs has at least this many known columns, and they are the most of it. */
const KNOWN_MIN = 4;
/** Of these, one may be renamed. */
const KNOWN_PER_RENAMED = 3;

const isNear = (fields: readonly string[], cells: readonly string[], renames: number): boolean => {
  const known = new Set(fields.filter((field) => field !== '')).size - renames;
  const filled = cells.filter((cell) => cell !== '').length;
  return known + renames >= KNOWN_MIN && known * 2 >= filled && renames * KNOWN_PER_RENAMED <= known;
};

/** A pattern as a person would write it: `time(...)`. */
const show = (name: HeaderName): string =>
  typeof name === 'string'
    ? name
    : name.source
        .replace(/^\^|\$$/g, '')
        .replace(/\[[^\]]*\][*+?]?/g, '.')
        .replaceAll('\\(', '<')
        .replaceAll('\\)', '>')
        .replace(/\((?:[^()]|\([^()]*\))*\)\??/g, '...')
        .replaceAll('<', '(')
        .replaceAll('>', ')')
        .replaceAll('\\', '');

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
    drift.push(`column ${at + 1} "${show(variant.header[at] ?? '')}" is now "${cell}"`);
  }
  return drift;
}

/** `undefined` if the record is no header of this format, in whichever of its tables. */
export function matchHeader(format: Format, record: readonly string[]): HeaderMatch | undefined {
  const sections = (format.sections ?? []).map((section) => {
    const match = matchTable(section, record);
    return match && { ...match, section: section.name };
  });
  const [best] = [matchTable(format, record), ...sections]
    .filter((match) => match !== undefined)
    .sort((a, b) => a.drift.length - b.drift.length || knownFields(b) - knownFields(a));
  return best;
}

/** How much a header says: the columns that are known. */
export const knownFields = ({ fields }: HeaderMatch): number => fields.filter((field) => field !== '').length;

function matchTable({ columns, variants }: Table, record: readonly string[]): HeaderMatch | undefined {
  const cells = record.map(normalized);
  const found = knownIn(columns, cells);
  const fields = found.map((match, at) => (match ? fieldOf(match, cells[at] ?? '') : ''));
  const missing = columns.filter((column) => column.required && !fields.includes(column.field));
  if (missing.length > RENAMED_MAX) return undefined;
  const exact = variants.find((known) => isExact(known, cells));
  const variant = exact ?? nearest(variants, cells);
  if (variant === undefined) return undefined;
  const renames = missing.length > 0 ? renamed(variant, missing, cells, fields) : [];
  if (renames.length < missing.length) return undefined;
  if (exact === undefined && !isNear(fields, cells, renames.length)) return undefined;
  return {
    variant: variant.name,
    fields,
    captures: capturesOf(found, cells),
    drift: exact ? [] : [...renames, ...drifted(variant, cells, fields)],
    distance: exact ? 0 : distanceFrom(variant, cells, found),
  };
}

function distanceFrom(
  { header }: HeaderVariant,
  cells: readonly string[],
  found: readonly (Known | undefined)[],
): number {
  const isOther = (cell: string, at: number) =>
    cell !== '' && found[at]?.column.isRepeated !== true && !header.some((name) => fits(name, cell));
  const added = cells.filter(isOther).length;
  const gone = header.filter((name) => show(name) !== '' && !cells.some((cell) => fits(name, cell))).length;
  return (added + gone) / header.length;
}

const fieldOf = ({ column, name }: Known, cell: string): string =>
  column.isRepeated === true ? `${column.field}:${captured(name, cell)?.toUpperCase() ?? ''}` : column.field;

function capturesOf(found: readonly (Known | undefined)[], cells: readonly string[]): Record<string, string> {
  const captures: Record<string, string> = {};
  found.forEach((match, at) => {
    const value = match && captured(match.name, cells[at] ?? '');
    if (match && match.column.isRepeated !== true && value !== undefined)
      captures[match.column.field] = value.toUpperCase();
  });
  return captures;
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
