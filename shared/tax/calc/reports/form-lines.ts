/**
 * Lines of IRS Form 8949: a disposal each; where a wash sale adjusts it, one for each part of it that counts as held from
 * a day of its own (Instructions for Form 8949, column (f), code W).
 */
import { add, decimal, format, subtract } from '../../../kernel/money/decimal.ts';
import type { WashSaleView } from '../../contract/wash-sales-http.ts';
import { washSale } from '../../contract/wash-sales-http.ts';
import { toCents } from './present.ts';
import type { ReadSection } from './report-head.ts';
import { type AnyRow, parseRow } from './rows.ts';

export interface FormLine {
  readonly quantity: string;
  readonly asset: string;
  readonly account: string;
  /** A time or a day; undefined where nobody knows. */
  readonly acquiredAt: string | undefined;
  readonly disposedAt: string;
  readonly proceeds: string;
  readonly costBasis: string;
  /** The loss that is disallowed, `0` if none is. */
  readonly adjustment: string;
  readonly gain: string;
  readonly term: string;
}

/** None of what has no proceeds: that left at cost, or waits for a price. */
export function linesOf(row: AnyRow, washed: WashSaleView | undefined): readonly FormLine[] {
  const { quantity = '', asset = '', account = '', acquiredAt, disposedAt = '', term = '' } = row;
  const { proceeds, costBasis = '0', gain = '0' } = row;
  if (proceeds === undefined) return [];
  const common = { asset, account, disposedAt };
  if (washed === undefined) {
    return [{ ...common, quantity, acquiredAt, proceeds, costBasis, adjustment: '0', gain, term }];
  }
  return washed.parts.map(({ effectiveAcquiredAt, disallowedLoss, ...part }) => ({
    ...common,
    ...part,
    acquiredAt: effectiveAcquiredAt,
    adjustment: disallowedLoss,
  }));
}

/** Both lists are in the order of disposal, so that one is read along the other. */
const isOf = (row: AnyRow, { transactionId, lotId, quantity, costBasis }: WashSaleView): boolean =>
  row['transactionId'] === transactionId &&
  row['lotId'] === lotId &&
  row['quantity'] === quantity &&
  row['costBasis'] === costBasis;

async function* washSalesIn(read: ReadSection): AsyncGenerator<WashSaleView> {
  for await (const rows of read('washSales')) for (const row of rows) yield washSale.parse(JSON.parse(row));
}

/** In the order of disposal, some at a time. */
export async function* formLines(read: ReadSection): AsyncGenerator<readonly FormLine[]> {
  const washSales = washSalesIn(read);
  let next = await washSales.next();
  for await (const rows of read('disposals')) {
    const lines: FormLine[] = [];
    for (const row of rows.map(parseRow)) {
      const washed = next.done !== true && isOf(row, next.value) ? next.value : undefined;
      if (washed !== undefined) next = await washSales.next();
      lines.push(...linesOf(row, washed));
    }
    yield lines;
  }
  if (next.done !== true) throw new Error(`no disposal is the wash sale of ${next.value.transactionId}`);
}

/**
 * As a form has them: each amount to the cent, and the gain what these come to, so that lines and columns add up
 * (Instructions for Form 8949, "Rounding": round all amounts or none).
 */
export async function* formLinesInCents(read: ReadSection): AsyncGenerator<readonly FormLine[]> {
  for await (const lines of formLines(read)) yield lines.map(inCents);
}

function inCents(line: FormLine): FormLine {
  const [proceeds, costBasis] = [toCents(line.proceeds), toCents(line.costBasis)];
  const adjustment = line.adjustment === '0' ? '0' : toCents(line.adjustment);
  const gain = add(subtract(decimal(proceeds), decimal(costBasis)), decimal(adjustment));
  return { ...line, proceeds, costBasis, adjustment, gain: format(gain) };
}
