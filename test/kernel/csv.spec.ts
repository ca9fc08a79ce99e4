import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvRecord } from '../../shared/kernel/csv.ts';

describe('a cell', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['-12.5', '-12.5'],
    ['+1', '+1'],
    ['=1+1', "'=1+1"],
    ['=cmd|"/C calc"!A0', '"\'=cmd|""/C calc""!A0"'],
    ['+41 44 000', "'+41 44 000"],
    ['-1+1', "'-1+1"],
    ['-1e5', "'-1e5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    ['a=1', 'a=1'],
  ])('%j is written as %j', (value, written) => {
    expect(csvCell(value)).toBe(written);
  });
});

it('is read back as it was, apart from the apostrophe that disarms it', () => {
  const cells = fc.array(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",\' 1a.') })), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(cells, (values) => {
      const [read = []]: string[][] = parse(csvRecord(values), { record_delimiter: '\r\n' });
      expect(read).toHaveLength(values.length);
      for (const [index, cell] of read.entries()) {
        expect([values[index], `'${values[index]}`]).toContain(cell);
        expect(/^[=+\-@\t\r\n]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell)).toBe(false);
      }
    }),
  );
});

it('leaves a cell without a value empty', () => {
  expect(csvRecord(['a', undefined, 'b'])).toBe('a,,b\r\n');
});
