/** What a bench found, told to the reader and, when `npm run bench` runs it, kept for `docs/performance.md`. */
import { appendFileSync } from 'node:fs';
import { say } from './say.ts';

export interface Measure {
  readonly what: string;
  /** With its unit. */
  readonly ours: string;
  /** What it is compared with, with its unit. */
  readonly against: string;
  /** Ours to the other. */
  readonly ratio: number;
  /** What the design aims for. */
  readonly aim?: { readonly atMost: number } | { readonly atLeast: number };
}

/** A miss within this factor is explained; a bigger one is worked on. */
const TOLERANCE = 1.5;

const shown = (aim: Measure['aim']): string => {
  if (aim === undefined) return '';
  return 'atMost' in aim ? `≤ ${aim.atMost}` : `≥ ${aim.atLeast}`;
};

function verdict({ ratio, aim }: Measure): string {
  if (aim === undefined) return '';
  const excess = 'atMost' in aim ? ratio / aim.atMost : aim.atLeast / ratio;
  if (excess <= 1) return 'met';
  return excess <= TOLERANCE ? `missed ${excess.toFixed(2)} times` : `MISSED ${excess.toFixed(2)} times`;
}

const cells = (measure: Measure): string[] => [
  measure.what,
  measure.ours,
  measure.against,
  measure.ratio.toFixed(2),
  shown(measure.aim),
  verdict(measure),
];

export const HEADING = ['', 'ours', 'against', 'ratio', 'aim', ''];

/** Rows of `docs/performance.md`. */
export const rowsOf = (measures: readonly Measure[]): string[][] => measures.map(cells);

export function report(measures: readonly Measure[]): void {
  const rows = [HEADING, ...rowsOf(measures)];
  const widths = HEADING.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) say(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
  const file = process.env['BENCH_REPORT'];
  if (file !== undefined) appendFileSync(file, measures.map((measure) => `${JSON.stringify(measure)}\n`).join(''));
}
