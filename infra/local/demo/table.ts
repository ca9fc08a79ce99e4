/** Lays rows out in columns: the first to the left, the others to the right, with a rule below the heading. */
export function renderTable(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  totals?: readonly string[],
): string {
  const all = [heading, ...rows, ...(totals === undefined ? [] : [totals])];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(heading), rule, ...rows.map(line), ...(totals === undefined ? [] : [rule, line(totals)])]
    .map((text) => `  ${text}`)
    .join('\n');
}
