/** Makes the parameters of all tracked assets anew, once a day. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { dateOf, type Timestamp } from '../../../kernel/time.ts';
import { returnHistoryOf } from '../../calc/parameters/return-history.ts';
import { daysBefore } from '../../contract/days.ts';
import type { MarketPrices } from '../../contract/market-prices.ts';
import { parametersIn, parametersKey } from '../../contract/simulation-parameters.ts';
import { findAssets } from '../../read/assets/find-asset.ts';
import { listTracked } from '../../read/tracking/list-tracked.ts';
import { changeParameters } from './change-parameters.ts';

/** Three years: what returns are estimated from. */
const DAYS = 3 * 365;
/** Assets whose records are read in one request. */
const AT_ONCE = 50;

export interface RefreshServices {
  readonly store: Store;
  readonly prices: Pick<MarketPrices, 'closes'>;
}

export interface Refreshed {
  /** Of those tracked by now. */
  readonly assets: number;
  readonly refreshed: number;
  /** Without any close. */
  readonly without: number;
}

interface Run {
  readonly now: Timestamp;
  /** Asked before each asset: when there is no time left, the rest waits for the next run. */
  readonly hasTime: () => boolean;
  /** These only; left out, all that are tracked. */
  readonly assets?: readonly string[] | undefined;
}

/** Codes of the assets that some user holds or watches and that have not been refreshed on the day. */
async function dueOn(day: string, codes: readonly string[], { store }: RefreshServices): Promise<readonly string[]> {
  const records = (await store.readRecords(codes.map(parametersKey))).map(parametersIn);
  const done = records.filter(({ history }) => history?.refreshedAt.startsWith(day)).map(({ asset }) => asset);
  return codes.filter((code) => !done.includes(code));
}

/** By the codes that their prices are kept under; some may be tracked by two codes of theirs. */
async function describedBy(codes: readonly string[], { store }: RefreshServices) {
  const views = await findAssets(store, codes);
  return new Map(codes.map((code) => [views.get(code)?.marketCode ?? code, views.get(code)] as const));
}

/** The days up to yesterday, whose closes are final: one item is read for each of their months. */
export async function refreshParameters(services: RefreshServices, { now, hasTime, assets }: Run): Promise<Refreshed> {
  const { store, prices } = services;
  const day = dateOf(now);
  const range = { from: daysBefore(day, DAYS), to: daysBefore(day, 1) };
  const tracked = (await listTracked(store)).filter(
    ({ asset, users }) => users > 0 && !isFiat(asset) && (assets?.includes(asset) ?? true),
  );
  let [refreshed, without] = [0, 0];
  for (let start = 0; start < tracked.length && hasTime(); start += AT_ONCE) {
    const described = await describedBy(
      tracked.slice(start, start + AT_ONCE).map(({ asset }) => asset),
      services,
    );
    const due = await dueOn(day, [...described.keys()], services);
    for (const asset of due) {
      if (!hasTime()) break;
      const { type, splits = [] } = described.get(asset) ?? {};
      const history = returnHistoryOf(await prices.closes(asset, range), { type, splits }, now);
      if (history === undefined) without += 1;
      else if (await changeParameters(store, asset, { change: (before) => ({ ...before, history }), now }))
        refreshed += 1;
    }
  }
  return { assets: tracked.length, refreshed, without };
}
