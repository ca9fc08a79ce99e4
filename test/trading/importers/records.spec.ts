import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, recordSplitter } from '../../../shared/trading/importers/records.ts';

async function split(content: string | Buffer, sizes: readonly number[] = [1_000_000]): Promise<readonly CsvRecord[]> {
  const splitter = recordSplitter({ encoding: 'utf8', delimiter: ',', offset: 0, line: 1 });
  const bytes = Buffer.from(content);
  const records: CsvRecord[] = [];
  for (let at = 0, piece = 0; at < bytes.length; piece += 1) {
    const size = sizes[piece % sizes.length] ?? 1;
    records.push(...(await splitter.push(bytes.subarray(at, at + size))));
    at += size;
  }
  return [...records, ...(await splitter.end())];
}

const cells = (records: readonly CsvRecord[]) => records.map((record) => [record.line, ...record.cells]);

describe('the records of a file', () => {
  it('know their lines, with quoted line breaks counted', async () => {
    const records = await split('a,b\r\n"x\r\ny","é, ""q"""\n\n3,4\r5,6');
    expect(cells(records)).toEqual([
      [1, 'a', 'b'],
      [2, 'x\r\ny', 'é, "q"'],
      [4, ''],
      [5, '3', '4'],
      [6, '5', '6'],
    ]);
  });

  it('keep a quotation mark inside a cell as it is', async () => {
    expect(cells(await split('a "b" c,2\n3,4\n'))).toEqual([
      [1, 'a "b" c', '2'],
      [2, '3', '4'],
    ]);
  });

  it('lose only the line whose quotation mark is never closed', async () => {
    const records = await split('a,b\n"u,1\n2,3\n"v,4\n5,6\n', [3]);
    expect(cells(records)).toEqual([[1, 'a', 'b'], [2], [3, '2', '3'], [4], [5, '5', '6']]);
    expect(records.map((record) => record.malformed !== undefined)).toEqual([false, true, false, true, false]);
  });

  it('lose only that line in a file that goes on for long', async () => {
    const tail = Array.from({ length: 20_000 }, (_, at) => `${at},row`).join('\n');
    const records = await split(`a,b\n"u,1\n${tail}\n`, [65_536]);
    expect(records).toHaveLength(20_002);
    expect(records.filter((record) => record.malformed)).toMatchObject([{ line: 2 }]);
    expect(records.at(-1)).toMatchObject({ line: 20_002, cells: ['19999', 'row'] });
  });

  it('cost no more when nearly every line opens a quotation', async () => {
    const records = await split('"x,1\n'.repeat(20_000), [65_536]);
    expect(records).toHaveLength(20_000);
    expect(records.at(-1)).toMatchObject({ line: 20_000, cells: ['"x', '1'] });
  });

  it('end where the next begins, so that the rest of the file reads the same', async () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('é', '😀', 'a"b', 'x\ny', 'x\r\ny', ',', ''));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 });
    const ends = fc.constantFrom('\n', '\r\n');
    await fc.assert(
      fc.asyncProperty(
        rows,
        ends,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        async (table, end, sizes) => {
          const bytes = Buffer.from(
            table.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join(end),
          );
          const records = await split(bytes, sizes);
          expect(records.map((record) => record.cells)).toEqual(table);
          for (const [at, record] of records.entries()) {
            const rest = await split(bytes.subarray(record.endOffset));
            expect(rest.map((other) => other.cells)).toEqual(table.slice(at + 1));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
