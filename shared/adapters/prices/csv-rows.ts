/** Plain CSV without quotes, as providers of prices write it: a header, then rows of as many cells. */

/**
 * The rows below the header, or why the text can't be taken. A text that doesn't end with a line's end was cut off: the
 * number in its last cell may be.
 */
export function csvRows(text: string, headers: readonly string[]): readonly (readonly string[])[] | string {
  if (!text.endsWith('\n')) return 'The answer was cut off.';
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/);
  if (!headers.includes(header)) return 'The answer has another header.';
  const width = header.split(',').length;
  const rows = lines.map((line) => line.split(','));
  return rows.every((cells) => cells.length === width) ? rows : 'A line of the answer has another number of cells.';
}
