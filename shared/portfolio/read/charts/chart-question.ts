import type { Refusal } from '../../../kernel/errors.ts';
import type { ReadCode, ReadOptions } from '../../../kernel/projection/read-book.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { CalendarDate, Timestamp } from '../../../kernel/time.ts';
import type { ChartData, ChartKind } from '../../calc/charts/chart-data.ts';

export interface ChartQuestion {
  readonly tenant: TenantId;
  readonly portfolioId: string;
  readonly kind: ChartKind;
  readonly from: CalendarDate | undefined;
  readonly to: CalendarDate | undefined;
  readonly now: Timestamp;
}

export type Wanted = Pick<ReadOptions, 'wanted' | 'settle'>;

export interface ReadChart {
  readonly data: ChartData;
  /** Why it isn't complete. */
  readonly missing: readonly object[];
}

export type ChartRefusal = Refusal<ReadCode | 'ValidationFailed' | 'NotFound'>;
