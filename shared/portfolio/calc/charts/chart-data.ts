/** What a chart is drawn of. */
import type { Decimal } from '../../../kernel/money/decimal.ts';

export type ChartKind = 'value' | 'allocation' | 'drawdown';

export interface ValueDay {
  /** UTC day. */
  readonly date: string;
  readonly value: Decimal;
  readonly investment: Decimal;
  /** How many times itself what was held the evening before had become. */
  readonly growth: Decimal;
  /** False where a price was missing. */
  readonly isPriced: boolean;
  /** False where a price or a cost was missing. */
  readonly complete: boolean;
}

export interface ValueSeries {
  readonly kind: 'value';
  /** Whose it is: the portfolio's name. */
  readonly subject: string;
  readonly currency: string;
  /** Oldest first. */
  readonly days: readonly ValueDay[];
}

export interface DrawdownDay {
  readonly date: string;
  /** How far below its highest until then, as a fraction: -0.1 is 10% below, 0 is as high as ever. */
  readonly drawdown: Decimal;
}

export interface DrawdownSeries {
  readonly kind: 'drawdown';
  readonly subject: string;
  readonly currency: string;
  readonly days: readonly DrawdownDay[];
  /** Days without a part of their prices: what is not known to be there has not fallen. */
  readonly leftOut: number;
}

export interface AllocationPart {
  readonly name: string;
  readonly value: Decimal;
}

export interface Allocation {
  readonly kind: 'allocation';
  readonly subject: string;
  readonly currency: string;
  /** UTC day. */
  readonly date: string;
  /** In any order. */
  readonly parts: readonly AllocationPart[];
  /** Names of what is held and has no price. */
  readonly missing: readonly string[];
}

export type ChartData = ValueSeries | DrawdownSeries | Allocation;
