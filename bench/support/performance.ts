/** Writes what the benches found as a page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { HEADING, type Measure, rowsOf } from './report.ts';

const PAGE = 'docs/performance.md';
const BYTES_PER_GB = 1024 ** 3;

export const measuresIn = (reportFile: string): readonly Measure[] =>
  readFileSync(reportFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Measure);

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / BYTES_PER_GB);
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GB, ${type()} ${release()}, Node ${process.version}`;
}

export function writePerformance(
  measures: readonly Measure[],
  outputs: readonly { readonly name: string; readonly printed: string }[],
): void {
  const table = [row(HEADING), row(HEADING.map(() => '---')), ...rowsOf(measures).map(row)].join('\n');
  const sections = outputs.map(({ name, printed }) => `## ${name}\n\n\`\`\`\n${printed.trim()}\n\`\`\`\n`);
  const page = `# Performance

Written by \`npm run bench\`. Every figure is a ratio of two measures taken in turns in one run, so that it says the same on another machine; the times themselves are those of this one: ${machine()}, ${new Date().toISOString().slice(0, 10)}. What each bench does stands at the top of its file in \`bench/\`. The aims are those of the design; a miss of up to 1.5 times is explained in [\`docs/performance-notes.md\`](performance-notes.md).

${table}

${sections.join('\n')}`;
  writeFileSync(PAGE, page);
}
