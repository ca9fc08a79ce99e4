/**
 * CSV that we write: RFC 4180, and safe to open in a spreadsheet. A cell that a spreadsheet would run as a formula gets
 * an apostrophe in front (OWASP, "CSV Injection"); a plain number keeps its sign.
 */
const FORMULA = /^[=+\-@\t\r\n]/;
const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

export const csvCell = (value: string): string => {
  const safe = FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One record with its line end. `undefined` is an empty cell. */
export const csvRecord = (cells: readonly (string | undefined)[]): string =>
  `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
