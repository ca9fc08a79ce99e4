/**
 * Lines of IRS Form 8949: a disposal each; where a wash sale adjusts it, one for each part of it that counts as held from
 * a day of its own (Instructions for Form 8949, column (f), code W).
 */
import { add, decimal, format, subtract } from '../../../kernel/money/decimal.ts';
import { type PrintedLine, printedLines } from '../../contract/report-view.ts';
import type { DisposalView } from '../../contract/rows.ts';
import type { WashSaleView } from '../../contract/wash-sales-http.ts';
import type { Box, Boxed } from './boxes.ts';
import { toCents } from './present.ts';
import type { ReadSection } from './report-head.ts';
import { parseRow } from './rows.ts';

export interface FormLine {
  readonly box: Box;
  readonly quantity: string;
  /** A time or a day; undefined where nobody knows. */
  readonly acquiredAt: string | undefined;
  readonly proceeds: string;
  readonly costBasis: string;
  /** The loss that is disallowed, `0` if none is. */
  readonly adjustment: string;
  readonly gain: string;
  readonly term: string;
}

/** Exact. None of what has no proceeds: that left at cost, or waits for a price. */
export function linesOf(
  { quantity, asset, account, acquiredAt, proceeds, costBasis, gain = '0', term }: DisposalView,
  washed: WashSaleView | undefined,
  boxOf: (held: Boxed) => Box,
): readonly FormLine[] {
  if (proceeds === undefined) return [];
  if (washed === undefined) {
    const box = boxOf({ asset, account, term });
    return [{ box, quantity, acquiredAt, proceeds, costBasis, adjustment: '0', gain, term }];
  }
  return washed.parts.map(({ effectiveAcquiredAt, disallowedLoss, ...part }) => ({
    box: boxOf({ asset, account, term: part.term }),
    ...part,
    acquiredAt: effectiveAcquiredAt,
    adjustment: disallowedLoss,
  }));
}

/**
 * As a form has it: each amount to the cent, and the gain what these come to, so that lines and columns add up
 * (Instructions for Form 8949, "Rounding": round all amounts or none).
 */
export function inCents(line: FormLine): FormLine {
  const [proceeds, costBasis] = [toCents(line.proceeds), toCents(line.costBasis)];
  const adjustment = line.adjustment === '0' ? '0' : toCents(line.adjustment);
  const gain = toCents(format(add(subtract(decimal(proceeds), decimal(costBasis)), decimal(adjustment))));
  return { ...line, proceeds, costBasis, adjustment, gain };
}

/** Code of a wash sale in column (f). */
const WASH_SALE = 'W';

/** As a report has it beside its disposal. */
export const printed = ({ adjustment, acquiredAt, term, ...line }: FormLine): PrintedLine => ({
  ...line,
  ...(acquiredAt !== undefined && { acquiredAt }),
  ...(adjustment !== '0' && { adjustmentCode: WASH_SALE, adjustment }),
  term: term === 'long' ? 'long' : 'short',
});

/** A line as it is printed, and what it is of. */
export interface LineOfDisposal extends PrintedLine {
  readonly asset: string;
  readonly disposedAt: string;
  /** Of money that came with a merger. */
  readonly boot?: string | undefined;
}

/** Those that are written beside a disposal of a report. */
export function linesIn(json: string): readonly LineOfDisposal[] {
  const { asset = '', disposedAt = '', boot } = parseRow(json);
  return printedLines.parse(JSON.parse(json)).form8949.map((line) => ({ ...line, asset, disposedAt, boot }));
}

/** In the order of disposal, some at a time. */
export async function* formLines(read: ReadSection): AsyncGenerator<readonly LineOfDisposal[]> {
  for await (const rows of read('disposals')) yield rows.flatMap(linesIn);
}
