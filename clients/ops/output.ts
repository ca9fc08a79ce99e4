/** What a command says: results to the standard output, for people or for machines; progress to the error output. */
import { openProgress, type Progress } from './progress.ts';
import type { Stream } from './stream.ts';
import { renderTable } from './table.ts';

export interface Output {
  readonly isJson: boolean;
  /** Says a result: as JSON to machines, else by what `show` writes. */
  readonly result: (value: unknown, show: () => void) => void;
  readonly line: (text: string) => void;
  /** Columns; `none` is said where there are no rows. */
  readonly table: (heading: readonly string[], rows: readonly (readonly string[])[], none?: string) => void;
  /** A bar on a terminal, a line now and then elsewhere, nothing for machines. */
  readonly progress: (label: string) => Progress;
}

export function openOutput(options: { isJson: boolean; out: Stream; err: Stream }): Output {
  const { isJson, out, err } = options;
  const line = (text: string): void => {
    out.write(`${text}\n`);
  };
  return {
    isJson,
    line,
    result: (value, show) => (isJson ? line(JSON.stringify(value, undefined, 2)) : show()),
    table: (heading, rows, none = 'Nothing.') => line(rows.length === 0 ? none : renderTable(heading, rows)),
    progress: (label) => openProgress(label, isJson ? { write: () => undefined } : err),
  };
}
