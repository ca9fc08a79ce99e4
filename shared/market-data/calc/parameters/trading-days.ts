import type { AssetType } from '../../contract/asset-types.ts';
import { type LogSeries, logDays } from './log-series.ts';

/** How many daily returns make a year, and how many days apart two closes may be to make one. */
export interface TradingDays {
  readonly perYear: 252 | 365;
  readonly gapDaysMax: number;
}

const EVERY_DAY: TradingDays = { perYear: 365, gapDaysMax: 1 };
/** A long weekend, such as Thursday to Tuesday at Easter, is one step; what is further apart lacks closes. */
const WEEKDAYS: TradingDays = { perYear: 252, gapDaysMax: 5 };

const EVERY_DAY_TYPES: readonly AssetType[] = ['crypto', 'nft-collection', 'lp-token'];
const WEEKDAY_TYPES: readonly AssetType[] = ['stock', 'etf', 'fund', 'bond', 'commodity', 'fiat'];

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: number): boolean => [2, 3].includes(day % 7);

/**
 * What trades around the clock has 365 returns a year, what trades on exchanges 252. Where the type says neither, it is
 * every day if there are closes of weekends: at least half as many as days of the week bring along.
 */
export function tradingDaysOf(type: AssetType | undefined, series: LogSeries): TradingDays {
  if (type !== undefined && EVERY_DAY_TYPES.includes(type)) return EVERY_DAY;
  if (type !== undefined && WEEKDAY_TYPES.includes(type)) return WEEKDAYS;
  const days = logDays(series);
  const weekends = days.filter(({ day }) => isWeekend(day)).length;
  return weekends * 7 >= days.length ? EVERY_DAY : WEEKDAYS;
}
