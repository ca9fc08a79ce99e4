/**
 * Closes of an asset from whichever source has them: by preference, budget and breaker; looked at for jumps of scale,
 * and held against what another source says.
 */
import { dateOf, type Timestamp } from '../../../kernel/time.ts';
import { daysAfter } from '../../contract/days.ts';
import { beforeInception } from '../../contract/inception.ts';
import type { DayRange, MarketClose } from '../../contract/market-prices.ts';
import type { DailyBar, SourceFault } from '../../contract/price-source.ts';
import { asTraded } from '../../contract/splits.ts';
import { compare } from '../../domain/sources/compare.ts';
import { priceOrderOf } from '../../domain/sources/preferences.ts';
import type { PricedAsset } from '../../domain/sources/priced-asset.ts';
import { type DatedClose, type HeldRun, type Screened, screen } from '../../domain/sources/screen.ts';
import { askInOrder, type PassedOver } from './ask-in-order.ts';
import { recordDispute } from './disputes.ts';
import { confirmedCloses, heldPricesOf, hold } from './held-prices.ts';
import { MANUAL, manualBars } from './manual-prices.ts';
import type { SourceServices } from './services.ts';

export interface SourcedBar extends DailyBar {
  /** Registry name of the source it came from. */
  readonly source: string;
  readonly currency: string;
  /** The UTC day in whose units it is told; its own, if left out. */
  readonly unitsOf?: string;
}

export interface DailyQuestion {
  readonly asset: PricedAsset;
  /** UTC days, both ends included, none of them in the future. */
  readonly range: DayRange;
  /** Closes that are stored already, of days in the range and of the last one before it. */
  readonly known?: readonly MarketClose[];
  /**
   * Asks a second source as well, if it can be asked now, and records where the two differ. Unless said: for a few days,
   * as a daily refresh asks for; a long history isn't asked for twice.
   */
  readonly crossCheck?: boolean;
}

export type DailyAnswer =
  | {
      readonly kind: 'fetched';
      /** The source that answered; closes entered by hand are among the bars whichever it was. */
      readonly source: string;
      /** The days that are dealt with: up to the range's last day, as many as the source gives at once. */
      readonly covered: DayRange;
      /** Oldest first, one for each day that has one. */
      readonly bars: readonly SourcedBar[];
      /** Stretches left out of the bars until an operator has confirmed them; asked again then, they come. */
      readonly held: readonly HeldRun[];
      /** Days on which another source differs beyond the tolerance; the bars are of the preferred one. */
      readonly disputedDays: number;
      readonly passedOver: readonly PassedOver[];
    }
  | { readonly kind: 'later'; readonly retryAt: Timestamp; readonly passedOver: readonly PassedOver[] }
  | { readonly kind: 'none'; readonly passedOver: readonly PassedOver[] };

const CROSS_CHECKED_DAYS_MAX = 3;

const later = (a: string, b: string): string => (a > b ? a : b);

/** What one request to a source may ask for: the newest days, since many a source keeps no others. */
const askable = ({ from, to }: DayRange, daysMax: number): DayRange => ({
  from: later(from, daysAfter(to, 1 - daysMax)),
  to,
});

/** The fault of an answer that tells of a day before the asset existed: it may be of another one, that had its name before. */
export function earlyFault(
  { code, inception }: PricedAsset,
  told: readonly { readonly date: string }[],
): Extract<SourceFault, { readonly kind: 'malformed' }> | undefined {
  for (const { date } of told) {
    const early = beforeInception(code, date, inception);
    if (early !== undefined) return { kind: 'malformed', reason: `It tells of ${date}, which ${early}.` };
  }
  return undefined;
}

/** The days that a request to the source of that name covers, and its bars. */
async function askSource({ prices }: SourceServices, { asset, range }: DailyQuestion, name: string) {
  const source = prices.get(name);
  const id = asset.ids.get(name);
  if (source === undefined || id === undefined) throw new Error(`${name} can't be asked for ${asset.code}`);
  const covered = askable(range, source.daysPerRequestMax);
  const answer = await source.dailyBars(id, covered);
  if (answer.kind !== 'ok') return answer;
  return (
    earlyFault(asset, answer.value) ?? {
      kind: 'ok' as const,
      value: { covered, currency: id.currency, bars: answer.value },
    }
  );
}

/** Sources that are preferred for the asset's type, know it, and have a client. */
export const candidatesFor = ({ prices }: SourceServices, { type, ids }: PricedAsset): readonly string[] =>
  priceOrderOf(type).filter((name) => ids.has(name) && prices.has(name));

interface Answered {
  readonly source: string;
  readonly currency: string;
  readonly covered: DayRange;
  readonly bars: readonly DailyBar[];
}

const lastBefore = (closes: readonly DatedClose[], day: string): DatedClose | undefined =>
  closes.toSorted((a, b) => (a.date < b.date ? -1 : 1)).findLast(({ date }) => date < day);

/** Looks at the bars, and holds what jumps. What operators said is read only if something does. */
async function screened(
  { records, clock }: SourceServices,
  { asset, known = [] }: DailyQuestion,
  { source, currency, covered, bars }: Answered,
): Promise<Screened<DailyBar>> {
  const stored = known.filter((close) => close.currency === currency);
  const first = screen(bars, lastBefore(stored, covered.from), () => false);
  if (first.held.length === 0) return first;
  const confirmed = confirmedCloses(await heldPricesOf(records, asset.code), { source, currency });
  const isConfirmed = ({ date, close }: DatedClose): boolean =>
    confirmed.some((price) => price.date === date && price.close === close);
  const again = screen(bars, lastBefore([...stored, ...confirmed], covered.from), isConfirmed);
  await hold(records, { of: 'daily', asset: asset.code, source, currency, at: clock() }, again.held);
  return again;
}

/** Compares with what is stored of other sources, and with a second source if asked for; records each disagreement. */
async function disputed(
  services: SourceServices,
  question: DailyQuestion,
  answered: Answered,
  accepted: readonly DailyBar[],
): Promise<number> {
  const { source, currency, covered } = answered;
  const { asset, crossCheck = covered.to < daysAfter(covered.from, CROSS_CHECKED_DAYS_MAX) } = question;
  const traded = <B extends DailyBar>(bars: readonly B[], name: string) =>
    bars.map((bar) => asTraded(withUnits(services, name, bar), asset.splits));
  const known = (question.known ?? []).map((close) => asTraded(close, asset.splits));
  const others = Map.groupBy(
    known.filter((close) => close.source !== source && close.source !== MANUAL && close.currency === currency),
    (close) => close.source,
  );
  const told = new Map<string, readonly DatedClose[]>(others);
  if (crossCheck && source !== MANUAL) {
    const order = candidatesFor(services, asset).filter((name) => name !== source);
    const same = order.filter((name) => asset.ids.get(name)?.currency === currency);
    const second = await askInOrder(services, same, (name) => askSource(services, { asset, range: covered }, name));
    if (second.kind === 'answered') told.set(second.source, traded(second.value.bars, second.source));
  }
  const lastSeenAt = services.clock();
  let days = 0;
  for (const [otherSource, closes] of told) {
    const found = compare(traded(accepted, source), closes);
    days += found.length;
    await recordDispute(services.records, { asset: asset.code, source, otherSource, currency, lastSeenAt }, found);
  }
  return days;
}

/** What one that adjusts for splits tells is in the units of the last day that was over when it was asked. */
function withUnits<B extends DailyBar>({ registry, clock }: SourceServices, source: string, bar: B) {
  const unitsOf = daysAfter(dateOf(clock()), -1);
  return registry.get(source)?.splitAdjusted && bar.date < unitsOf ? { ...bar, unitsOf } : bar;
}

/** Bars with those entered by hand in their place, which are as traded. */
function overlaid(
  services: SourceServices,
  { source, currency }: Answered,
  { accepted, manual }: { readonly accepted: readonly DailyBar[]; readonly manual: readonly SourcedBar[] },
) {
  const byDate = new Map<string, SourcedBar>(
    accepted.map((bar) => [bar.date, { ...withUnits(services, source, bar), source, currency }]),
  );
  for (const bar of manual) byDate.set(bar.date, bar);
  return [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** Asks for the last days of a range. */
export async function fetchDaily(question: DailyQuestion, services: SourceServices): Promise<DailyAnswer> {
  const { asset, range } = question;
  if (range.to > dateOf(services.clock())) throw new RangeError(`${range.to} is in the future`);
  const asked = await askInOrder(services, candidatesFor(services, asset), (name) =>
    askSource(services, question, name),
  );
  if (asked.kind === 'later') return asked;
  const { passedOver } = asked;
  const answered: Answered =
    asked.kind === 'answered'
      ? { source: asked.source, ...asked.value }
      : { source: MANUAL, currency: asset.currency, covered: range, bars: [] };
  const manual = await manualBars(services.records, asset.code, answered.covered);
  const isUnknown = passedOver.every(({ why }) => why === 'unknown-asset' || why === 'off');
  if (asked.kind === 'none' && !(isUnknown && manual.length > 0)) return { kind: 'none', passedOver };
  const { accepted, held } = await screened(services, question, answered);
  const disputedDays = await disputed(services, question, answered, accepted);
  const bars = overlaid(services, answered, { accepted, manual });
  return { kind: 'fetched', source: answered.source, covered: answered.covered, bars, held, disputedDays, passedOver };
}
