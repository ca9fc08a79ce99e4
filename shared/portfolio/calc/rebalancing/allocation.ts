/** What a portfolio consists of against what it should: by asset, or by class of assets. */
import {
  absolute,
  type Decimal,
  decimal,
  maximum,
  multiplyDivide,
  subtract,
  sum,
  ZERO,
} from '../../../kernel/money/decimal.ts';
import { subjectOf, type Target, WHOLE } from '../../contract/portfolio.ts';
import type { PortfolioValue, ValuedPosition } from '../valuations/valuate.ts';

/** Class of what no taxonomy knows. */
const UNCLASSIFIED = 'unclassified';

export interface AllocationLine {
  /** Either an asset or a class is named. */
  readonly asset: string | null;
  readonly assetClass: string | null;
  /** Percent of the whole; undefined while the portfolio has no targets. */
  readonly target: Decimal | undefined;
  readonly value: Decimal;
  /** Percent of the whole, rounded half-even at the 18th decimal. */
  readonly current: Decimal;
  /** Percentage points above the target, below it if negative. */
  readonly drift: Decimal | undefined;
  /** What is held of it. */
  readonly positions: readonly ValuedPosition[];
}

type Subject = Pick<AllocationLine, 'asset' | 'assetClass'>;

const nameOf = ({ asset, assetClass }: Subject): string =>
  asset === null ? subjectOf({ assetClass: assetClass ?? UNCLASSIFIED }) : subjectOf({ asset });

const subjectOfTarget = (target: Target): Subject =>
  'asset' in target ? { asset: target.asset, assetClass: null } : { asset: null, assetClass: target.assetClass };

export const shareOf = (value: Decimal, total: Decimal): Decimal =>
  total <= ZERO ? ZERO : multiplyDivide(value, WHOLE, total);

/**
 * A line for each target, in their order, then one for each class of which something is held that no target names. An
 * asset's own target comes before that of its class. What has no price is in no line.
 */
export function allocationOf(
  { positions, value: total }: PortfolioValue,
  targets: readonly Target[],
  classOf: (asset: string) => string,
): readonly AllocationLine[] {
  const wanted = new Map(targets.map((target) => [subjectOf(target), decimal(target.percent)]));
  const lines = new Map<string, { readonly subject: Subject; readonly positions: ValuedPosition[] }>();
  for (const target of targets) lines.set(subjectOf(target), { subject: subjectOfTarget(target), positions: [] });
  for (const position of positions) {
    if (position.value === undefined) continue;
    const own: Subject = { asset: position.asset, assetClass: null };
    const ofClass: Subject = { asset: null, assetClass: classOf(position.asset) };
    const subject = wanted.has(nameOf(own)) ? own : ofClass;
    const line = lines.get(nameOf(subject)) ?? { subject, positions: [] };
    line.positions.push(position);
    lines.set(nameOf(subject), line);
  }
  return [...lines.values()].map(({ subject, positions: held }) => {
    const value = sum(held.map((position) => position.value ?? ZERO));
    const current = shareOf(value, total);
    const target = targets.length === 0 ? undefined : (wanted.get(nameOf(subject)) ?? ZERO);
    const drift = target === undefined ? undefined : subtract(current, target);
    return { ...subject, target, value, current, drift, positions: held };
  });
}

/** The greatest distance of a share from its target, in percentage points. */
export const greatestDrift = (lines: readonly AllocationLine[]): Decimal =>
  lines.map(({ drift }) => absolute(drift ?? ZERO)).reduce(maximum, ZERO);
