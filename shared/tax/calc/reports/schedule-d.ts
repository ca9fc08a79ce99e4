/**
 * Totals of Form 8949 as Schedule D (Form 1040) takes them: lines 1b, 2 and 3 of Part I, 8b, 9 and 10 of Part II, each of
 * the box of digital assets (from 2025 on) with that of the others, then the nets of lines 7, 15 and 16.
 */
import { type Decimal, decimal, format } from '../../../kernel/money/decimal.ts';
import type { BoxSums, PrintedSums, ScheduleDLine } from '../../contract/report-view.ts';
import { toCents } from './present.ts';

const LINES = [
  { line: '1b', term: 'short', boxes: ['A', 'G'] },
  { line: '2', term: 'short', boxes: ['B', 'H'] },
  { line: '3', term: 'short', boxes: ['C', 'I'] },
  { line: '7', term: 'short', boxes: ['A', 'B', 'C', 'G', 'H', 'I'] },
  { line: '8b', term: 'long', boxes: ['D', 'J'] },
  { line: '9', term: 'long', boxes: ['E', 'K'] },
  { line: '10', term: 'long', boxes: ['F', 'L'] },
  { line: '15', term: 'long', boxes: ['D', 'E', 'F', 'J', 'K', 'L'] },
] as const;

/** Lines that are sums of others, and stand there even where these are none. */
const NETS: ReadonlySet<string> = new Set(['7', '15']);

function sumOf(boxes: readonly PrintedSums[]): PrintedSums {
  const of = (figure: (box: PrintedSums) => string): string =>
    toCents(format(boxes.reduce((sum, box) => sum + decimal(figure(box)), 0n) as Decimal));
  const adjusted = boxes.some(({ adjustment }) => adjustment !== undefined);
  return {
    proceeds: of(({ proceeds }) => proceeds),
    costBasis: of(({ costBasis }) => costBasis),
    ...(adjusted && { adjustment: of(({ adjustment = '0' }) => adjustment) }),
    gain: of(({ gain }) => gain),
  };
}

/** The lines that have something, and the nets, of what is printed on Form 8949. */
export function scheduleDOf(boxes: readonly BoxSums[]): readonly ScheduleDLine[] {
  const lines = LINES.flatMap(({ line, term, boxes: names }) => {
    const within = boxes.filter(({ box }) => names.some((name) => name === box));
    if (within.length === 0 && !NETS.has(line)) return [];
    const rows = within.reduce((sum, box) => sum + box.rows, 0);
    return [{ line, term, boxes: within.map(({ box }) => box), rows, ...sumOf(within.map((box) => box.printed)) }];
  });
  const rows = boxes.reduce((sum, box) => sum + box.rows, 0);
  const all = { line: '16', boxes: boxes.map(({ box }) => box), rows };
  return [...lines, { ...all, ...sumOf(boxes.map((box) => box.printed)) }];
}

/** The line that takes a box. */
export const lineOfBox = (box: string): string =>
  LINES.find(({ line, boxes }) => !NETS.has(line) && boxes.some((name) => name === box))?.line ?? '';
