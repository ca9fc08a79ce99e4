/** Judges the sales of a time by the rule on wash sales, from all that the book knows of their lots. */
import { startingWith } from '../../../kernel/pages/keys.ts';
import type { TaxBook } from '../book.ts';
import { moverOfLot, timeKey } from '../keys.ts';
import type { TaxMaps } from '../maps.ts';
import { DAY_MS, dayOf } from '../matching/calendar.ts';
import { WASH_DAYS } from './open-loss.ts';
import { readHistory } from './read-history.ts';
import type { HistoryStep } from './steps.ts';
import { type AskedSale, tellHistory } from './tell-history.ts';
import type { TrackedLot } from './tracked-lot.ts';
import { WashHistory } from './wash-history.ts';

/** Lots, and what happened to them, that are looked at; about 200 bytes each. */
const RECORDS_MAX = 200_000;
/** Sorts after all times that are taken. */
const ALWAYS_MS = Date.UTC(4999, 0);

interface Securities {
  /** Assets that the rule is for. */
  readonly securities: ReadonlySet<string> | 'all';
  readonly recordsMax?: number;
}

export interface WashInquiry extends Securities {
  /** One asset, if its sales alone are asked for. */
  readonly asset?: string | undefined;
  readonly fromMs: number;
  readonly beforeMs: number;
}

/** In the order of the book's rows; undefined where there is too much to look at. */
export async function judgeWashSales(book: TaxBook, inquiry: WashInquiry): Promise<readonly AskedSale[] | undefined> {
  const { asset, fromMs, beforeMs } = inquiry;
  const { maps } = book.inside;
  const steps = await stepsOf(maps, inquiry, {
    assets: asset === undefined ? undefined : new Set([asset]),
    untilMs: dayOf(beforeMs) + (WASH_DAYS + 1) * DAY_MS,
  });
  const [from, before] = [timeKey(fromMs), timeKey(beforeMs)];
  const isAsked = (cursor: string): boolean => cursor >= from && cursor < before;
  const history = historyOf(inquiry);
  const told = steps && (await tellHistory(steps, { history, timeline: maps.timeline, isAsked }));
  const asked = told?.filter(({ row }) => asset === undefined || row.asset === asset);
  return asked?.toSorted((a, b) => (a.cursor < b.cursor ? -1 : 1));
}

/** What the rule has made of lots by now, by their keys; undefined where there is too much to look at. */
export async function standingsOf(
  book: TaxBook,
  { assets, ...inquiry }: Securities & { readonly assets: ReadonlySet<string> },
): Promise<ReadonlyMap<string, Pick<TrackedLot, 'free' | 'increase'>> | undefined> {
  const { maps } = book.inside;
  const steps = await stepsOf(maps, inquiry, { assets, untilMs: ALWAYS_MS });
  if (steps === undefined) return undefined;
  await tellHistory(steps, { history: historyOf(inquiry), timeline: maps.timeline, isAsked: () => false });
  const seen = steps.flatMap((step) => {
    if (step.do === 'move') return step.units.flatMap(({ into }) => into);
    return step.do === 'acquire' || step.do === 'carry-on' ? [step.seen] : [];
  });
  return new Map(seen.map(({ key, live }) => [key, live]));
}

const isSecurity = ({ securities }: Securities, asset: string): boolean =>
  securities === 'all' || securities.has(asset);

const historyOf = (inquiry: Securities): WashHistory => new WashHistory((asset) => isSecurity(inquiry, asset));

/** What happened to lots of some securities, or of all of them, and to what these were before. */
async function stepsOf(
  maps: TaxMaps,
  inquiry: Securities,
  { assets, untilMs }: { readonly assets: ReadonlySet<string> | undefined; readonly untilMs: number },
): Promise<readonly HistoryStep[] | undefined> {
  const { securities, recordsMax = RECORDS_MAX } = inquiry;
  const origins = assets && new Set([...(await originsOf(maps, assets))].filter((each) => isSecurity(inquiry, each)));
  return readHistory(maps, { assets: origins ?? securities, untilMs, recordsMax });
}

/** Assets, and those that lots of them were before. */
async function originsOf(
  { open, closed, timeline }: TaxMaps,
  assets: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const origins = new Set(assets);
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
