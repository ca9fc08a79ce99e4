/** What a report says beside its rows: everything that its documents begin with. */
import type { BrokerStatement, DigitalAssetStatement } from '../../contract/report-events.ts';
import type { ReportFigures, ReportGains } from '../../contract/report-figures.ts';
import type { BoxSums, Sa108, ScheduleDLine, WashSaleTotals } from '../../contract/report-view.ts';

export interface ReportHead {
  readonly reportId: string;
  readonly taxYear: number;
  readonly requestedAt: string;
  readonly jurisdiction: string;
  readonly currency: string;
  readonly method: string;
  readonly lotScope: string;
  readonly period: { readonly from: string; readonly before: string };
  /** The tax settings that it was made with. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly brokerStatements: Readonly<Record<string, BrokerStatement>>;
  readonly digitalAssetStatements?: Readonly<Record<string, DigitalAssetStatement>>;
  readonly complete: boolean;
  readonly missing: readonly object[];
  readonly figures: ReportFigures;
  /** Undefined where the jurisdiction has no Form 8949. */
  readonly boxes: readonly BoxSums[] | undefined;
  /** Of what is printed; undefined where there are no boxes. */
  readonly scheduleD: readonly ScheduleDLine[] | undefined;
  /** Undefined but in the United Kingdom. */
  readonly sa108: Sa108 | undefined;
  /** Gifts and donations that the gains have, where they are no disposals by law; undefined without any. */
  readonly giftsMade: ReportGains | undefined;
  /** Undefined where the jurisdiction has no such rule. */
  readonly washSaleTotals: WashSaleTotals | undefined;
  readonly eventPosition: number;
  readonly position: Readonly<Record<string, number>>;
}

/** Rows of a report, each list in its order. */
export const SECTIONS = ['disposals', 'income', 'fees', 'openLots', 'washSales'] as const;
export type Section = (typeof SECTIONS)[number];

/** Gives the rows of a section again and again, a batch of JSON texts at a time. */
export type ReadSection = (section: Section) => AsyncIterable<readonly string[]>;
