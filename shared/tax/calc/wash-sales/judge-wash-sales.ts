/** Judges the sales of a time by the rule on wash sales, from all that the book knows of their lots. */
import { startingWith } from '../../../kernel/pages/keys.ts';
import type { TaxBook } from '../book.ts';
import { moverOfLot, timeKey } from '../keys.ts';
import type { TaxMaps } from '../maps.ts';
import { DAY_MS, dayOf } from '../matching/calendar.ts';
import { WASH_DAYS } from './open-loss.ts';
import { readHistory } from './read-history.ts';
import { type AskedSale, tellHistory } from './tell-history.ts';
import { WashHistory } from './wash-history.ts';

export interface WashInquiry {
  /** Assets that the rule is for. */
  readonly securities: ReadonlySet<string> | 'all';
  /** One asset, if its sales alone are asked for. */
  readonly asset?: string | undefined;
  readonly fromMs: number;
  readonly beforeMs: number;
  /** Lots, and what happened to them, that are looked at. */
  readonly recordsMax?: number;
}

/** About 200 bytes each. */
const RECORDS_MAX = 200_000;

/** In the order of the book's rows; undefined where there is too much to look at. */
export async function judgeWashSales(book: TaxBook, inquiry: WashInquiry): Promise<readonly AskedSale[] | undefined> {
  const { securities, asset, fromMs, beforeMs, recordsMax = RECORDS_MAX } = inquiry;
  const { maps } = book.inside;
  const isSecurity = (code: string): boolean => securities === 'all' || securities.has(code);
  const assets = asset === undefined ? securities : new Set([...(await originsOf(maps, asset))].filter(isSecurity));
  if (assets !== 'all' && assets.size === 0) return [];
  const untilMs = dayOf(beforeMs) + (WASH_DAYS + 1) * DAY_MS;
  const steps = await readHistory(maps, { assets, untilMs, recordsMax });
  const [from, before] = [timeKey(fromMs), timeKey(beforeMs)];
  const isAsked = (cursor: string): boolean => cursor >= from && cursor < before;
  const history = new WashHistory(isSecurity);
  const told = steps && (await tellHistory(steps, { history, timeline: maps.timeline, isAsked }));
  const asked = told?.filter(({ row }) => asset === undefined || row.asset === asset);
  return asked?.toSorted((a, b) => (a.cursor < b.cursor ? -1 : 1));
}

/** An asset, and those that lots of it were before. */
async function originsOf({ open, closed, timeline }: TaxMaps, asset: string): Promise<ReadonlySet<string>> {
  const origins = new Set([asset]);
  // what is found on the way is gone through, too
  for (const each of origins) {
    const movers = new Set<string>();
    for (const map of [open, closed]) {
      for await (const batch of map.batches(startingWith(each))) {
        for (const [key] of batch) movers.add(moverOfLot(key) ?? '');
      }
    }
    movers.delete('');
    for (const { transaction } of (await timeline.getMany([...movers])).values()) {
      for (const { asset: other, direction } of transaction.amounts) if (direction === 'out') origins.add(other);
    }
  }
  return origins;
}
