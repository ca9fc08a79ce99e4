/** A mapping that is written for a file reads exactly what was written into it, however its columns look. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalized } from '../../../shared/trading/importers/header.ts';
import { mappingFormat } from '../../../shared/trading/importers/user-mapping.ts';
import { mappingOf } from '../domain/mappings/sample.ts';
import { resultsOf, transactionsOf } from './reading.ts';

const FIELDS = [
  'date',
  'type',
  'inQuantity',
  'inAsset',
  'outQuantity',
  'outAsset',
  'id',
  'notes',
  'state',
  'else',
] as const;
type Field = (typeof FIELDS)[number];
const KINDS = { deposit: ['in'], gift_sent: ['out'], trade: ['in', 'out'], withdrawal: ['out'] } as const;
type Kind = keyof typeof KINDS;
/** How a day and a minute may be written, and what the mapping then says. */
const WRITINGS = {
  'DD.MM.YYYY HH:mm': { dates: { order: 'day-first' }, parts: ['DD', '.', 'MM', '.', 'YYYY', ' ', 'HH', ':', 'mm'] },
  'MM/DD/YYYY HH:mm': { dates: { order: 'month-first' }, parts: ['MM', '/', 'DD', '/', 'YYYY', ' ', 'HH', ':', 'mm'] },
  'YYYY-MM-DD HH:mm': { dates: {}, parts: ['YYYY', '-', 'MM', '-', 'DD', ' ', 'HH', ':', 'mm'] },
  HHmm_DDMMYYYY: { dates: { pattern: 'HHmm_DDMMYYYY' }, parts: ['HH', 'mm', '_', 'DD', 'MM', 'YYYY'] },
} as const;
type Writing = keyof typeof WRITINGS;

/** Text of one line that no reader trims, and that can name a field of an object. */
const word = fc
  .string({ minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() === text && !/^$|^__proto__$/i.test(text));
const notes = fc
  .array(fc.constantFrom('a', 'é', '"', ',', ';', '\n', '|', '\t', ' '), { maxLength: 8 })
  .map((all) => all.join('').trim());
const quantity = fc.bigInt({ min: 1n, max: 10n ** 20n }).map((units) => {
  const digits = String(units).padStart(9, '0');
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`.replace(/\.?0+$/, '');
});

const rows = fc.array(
  fc.record({
    minute: fc.integer({ min: Date.UTC(2009, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 }),
    kind: fc.constantFrom<Kind>('deposit', 'gift_sent', 'trade', 'withdrawal'),
    came: quantity,
    went: quantity,
    notes,
    isVoid: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

const files = fc.record({
  rows,
  order: fc.shuffledSubarray([...FIELDS], { minLength: FIELDS.length }),
  names: fc.uniqueArray(word, { minLength: FIELDS.length, maxLength: FIELDS.length, selector: normalized }),
  texts: fc.uniqueArray(word, { minLength: 4, maxLength: 4, selector: normalized }),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  comma: fc.boolean(),
  writing: fc.constantFrom<Writing>('DD.MM.YYYY HH:mm', 'MM/DD/YYYY HH:mm', 'YYYY-MM-DD HH:mm', 'HHmm_DDMMYYYY'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
});
type File = Parameters<Parameters<typeof files.map>[0]>[0];

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

function dateIn(writing: Writing, minute: number): string {
  const [year = '', month = '', day = '', hour = '', rest = ''] = new Date(minute * 60_000)
    .toISOString()
    .split(/[-T:]/);
  const parts: Readonly<Record<string, string>> = { YYYY: year, MM: month, DD: day, HH: hour, mm: rest };
  return WRITINGS[writing].parts.map((part) => parts[part] ?? part).join('');
}

/** The file, the mapping that is written for it, and what it must come to. */
function written({ rows, order, names, texts, delimiter, comma, writing, lineEnd }: File) {
  const nameOf = (field: Field): string => names[FIELDS.indexOf(field)] ?? '';
  const kinds = Object.keys(KINDS) as Kind[];
  const textOf = (kind: Kind): string => texts[kinds.indexOf(kind)] ?? '';
  const sidesOf = (kind: Kind): readonly string[] => KINDS[kind];
  const number = (text: string) => (comma ? text.replace('.', ',') : text);
  const cellsOf = (row: File['rows'][number], at: number): Readonly<Record<Field, string>> => ({
    date: dateIn(writing, row.minute),
    type: textOf(row.kind).toUpperCase(),
    ...(sidesOf(row.kind).includes('in')
      ? { inQuantity: number(row.came), inAsset: 'ETH' }
      : { inQuantity: '', inAsset: '' }),
    ...(sidesOf(row.kind).includes('out')
      ? { outQuantity: number(`-${row.went}`), outAsset: 'BTC' }
      : { outQuantity: '', outAsset: '' }),
    id: `id-${at}`,
    notes: row.notes,
    state: row.isVoid ? 'void' : 'done',
    else: '1,5',
  });
  const lines = [
    Object.fromEntries(FIELDS.map((field) => [field, nameOf(field)])) as Record<Field, string>,
    ...rows.map(cellsOf),
  ];
  const content = lines.map((cells) => order.map((field) => quoted(cells[field])).join(delimiter)).join(lineEnd);
  const meant = FIELDS.filter((field) => field !== 'state' && field !== 'else');
  const mapping = mappingOf({
    name: 'made up',
    header: order.map(nameOf),
    columns: Object.fromEntries(meant.map((field) => [field, nameOf(field)])),
    dates: WRITINGS[writing].dates,
    numbers: comma ? 'decimal-comma' : 'decimal-point',
    types: Object.fromEntries(kinds.map((kind) => [textOf(kind), { type: kind }])),
    ignore: [{ column: nameOf('state'), texts: ['VOID'] }],
  });
  const expected = rows.flatMap((row, at) =>
    row.isVoid
      ? []
      : [
          {
            externalId: `id-${at}`,
            account: 'mine',
            timestamp: new Date(row.minute * 60_000).toISOString(),
            type: row.kind,
            amounts: [
              ...(sidesOf(row.kind).includes('in') ? [{ asset: 'ETH', quantity: row.came, direction: 'in' }] : []),
              ...(sidesOf(row.kind).includes('out') ? [{ asset: 'BTC', quantity: row.went, direction: 'out' }] : []),
            ],
            ...(row.notes !== '' && { notes: row.notes }),
            metadata: { operation: textOf(row.kind).toUpperCase() },
          },
        ],
  );
  return { content, mapping, expected };
}

describe('a file and the mapping for it', () => {
  it('come to exactly the rows that were written', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        const { content, mapping, expected } = written(file);
        const results = await resultsOf(content, { format: mappingFormat(mapping), account: 'mine' });
        expect(transactionsOf(results)).toEqual(expected);
        expect(results.filter(({ kind }) => kind === 'ignored')).toHaveLength(file.rows.length - expected.length);
      }),
      { numRuns: 150 },
    );
  });
});
