/** What a portfolio holds: the holdings of its accounts, of its assets, at an instant or day by day. */
import { add, type Decimal, ZERO } from '../../../kernel/money/decimal.ts';
import { keyOf, lastPartOf, startingWith } from '../../../kernel/pages/keys.ts';
import { dateOf, type Timestamp } from '../../../kernel/time.ts';
import type { DayRange } from '../../../market-data/contract/market-prices.ts';
import type { Members } from '../../contract/portfolio.ts';
import type { HoldingsMaps } from '../maps.ts';
import { ALL_ACCOUNTS, scopeOf, type Timeline } from '../plan.ts';
import { TIME_DIGITS, timeMark, timeOfMark } from '../position.ts';
import { recordKey } from '../record.ts';
import type { Row } from '../row.ts';
import type { State } from '../state.ts';
import { LAST_POSITION } from '../walk.ts';
import { Series } from './series.ts';

/** Cost is average cost, in the user's base currency. */
export interface Position {
  readonly asset: string;
  readonly quantity: Decimal;
  readonly cost: Decimal;
  /** A part of the cost isn't known for want of a price; `cost` leaves it out. */
  readonly isCostIncomplete: boolean;
  /** When something of it first came in; undefined where nothing ever did. */
  readonly firstAcquiredAt: Timestamp | undefined;
}

type Maps = Pick<HoldingsMaps, 'current' | 'timeline'>;

const scopesOf = ({ accounts }: Members): readonly string[] => accounts?.map(scopeOf) ?? [ALL_ACCOUNTS];

interface Followed extends Timeline {
  /** The state after the last transaction there is, and the mark of that one's time. */
  readonly state: State;
  readonly last: string;
}

/** Every asset that was ever held there, in each account. */
async function timelinesOf({ current }: Maps, members: Members): Promise<readonly Followed[]> {
  const assets = members.assets && new Set(members.assets);
  const timelines: Followed[] = [];
  for (const scope of scopesOf(members)) {
    for await (const [key, { state, last }] of current.entries(startingWith(scope))) {
      const asset = lastPartOf(key);
      if (!assets || assets.has(asset)) timelines.push({ scope, asset, state, last });
    }
  }
  return timelines;
}

const earlier = (known: Timestamp | undefined, mark: string): Timestamp | undefined => {
  const at = mark === '' ? undefined : timeOfMark(mark);
  if (known === undefined || at === undefined) return known ?? at;
  return at < known ? at : known;
};

/** Sums by asset, in order of asset; what is at zero is held no more. */
function merged(states: readonly { readonly asset: string; readonly state: State }[]): readonly Position[] {
  const positions = new Map<string, Position>();
  for (const { asset, state } of states) {
    const known = positions.get(asset);
    positions.set(asset, {
      asset,
      quantity: add(known?.quantity ?? ZERO, state.quantity),
      cost: add(known?.cost ?? ZERO, state.cost.amount),
      isCostIncomplete: (known?.isCostIncomplete ?? false) || state.cost.incomplete,
      firstAcquiredAt: earlier(known?.firstAcquiredAt, state.firstAcquired),
    });
  }
  return [...positions.values()]
    .filter(({ quantity }) => quantity !== ZERO)
    .toSorted((a, b) => (a.asset < b.asset ? -1 : 1));
}

/** What was held at an instant, which is included. */
export async function positionsAt(maps: Maps, members: Members, at: Timestamp): Promise<readonly Position[]> {
  const mark = timeMark(at);
  const states = await Promise.all(
    (await timelinesOf(maps, members)).map(async ({ scope, asset, state, last }) => {
      if (last <= mark) return [{ asset, state }];
      const before = keyOf(scope, asset, mark) + LAST_POSITION;
      const found = await maps.timeline.first({ ...startingWith(scope, asset), before, reverse: true });
      return found ? [{ asset, state: found[1].after }] : [];
    }),
  );
  return merged(states.flat());
}

interface DayState {
  readonly date: string;
  readonly state: State;
}

/** An asset that may have become another, or other pieces of itself, on a day. */
interface Reshaped {
  readonly asset: string;
  readonly date: string;
  /** Key of the transaction that says whether it did; without one it did. */
  readonly record?: string;
}

const dateOfKey = (key: string): string => dateOf(timeOfMark(lastPartOf(key).slice(0, TIME_DIGITS)));
const endOf = (date: string): Timestamp => `${date}T23:59:59.999Z` as Timestamp;

export interface DailyPositions {
  /** What was held at the end of a UTC day of the range. */
  on(date: string): readonly Position[];
  /** Whether an asset became another on a day, came of another, or was split: prices of before and after say nothing. */
  isReshaped(asset: string, date: string): boolean;
  /** Every asset that was held on any of the days. */
  readonly assets: readonly string[];
}

/** Reads each timeline once, from the state before the range on. */
export async function dailyPositions(
  maps: Maps & Pick<HoldingsMaps, 'records'>,
  members: Members,
  range: DayRange,
): Promise<DailyPositions> {
  const suspected: Reshaped[] = [];
  const timelines = await Promise.all(
    (await timelinesOf(maps, members)).map(async ({ scope, asset }) => {
      const looked = (key: string, row: Row) => suspected.push(...reshapedBy(asset, key, row));
      return { asset, days: new Series(await dayStates(maps, { scope, asset }, range, looked)) };
    }),
  );
  const reshaped = new Set((await confirmed(maps, suspected)).map(({ asset, date }) => `${date} ${asset}`));
  const held = timelines.filter(({ days }) => days.rows.length > 0);
  return {
    on: (date) =>
      merged(
        held.flatMap(({ asset, days }) => {
          const found = days.on(date);
          return found ? [{ asset, state: found.state }] : [];
        }),
      ),
    isReshaped: (asset, date) => reshaped.has(`${date} ${asset}`),
    assets: [...new Set(held.map(({ asset }) => asset))].toSorted(),
  };
}

async function dayStates(
  { timeline }: Maps,
  { scope, asset }: Timeline,
  { from, to }: DayRange,
  looked: (key: string, row: Row) => void,
): Promise<readonly DayState[]> {
  const all = startingWith(scope, asset);
  const start = keyOf(scope, asset, timeMark(`${from}T00:00:00.000Z` as Timestamp));
  const before = keyOf(scope, asset, timeMark(endOf(to))) + LAST_POSITION;
  const last = await timeline.first({ from: all.from, before: start, reverse: true });
  const days: DayState[] = last ? [{ date: dateOfKey(last[0]), state: last[1].after }] : [];
  for await (const batch of timeline.batches({ from: start, before })) {
    for (const [key, row] of batch) {
      looked(key, row);
      const day = { date: dateOfKey(key), state: row.after };
      if (days.at(-1)?.date === day.date) days[days.length - 1] = day;
      else days.push(day);
    }
  }
  return days;
}

/** What a row says of it: a split for certain, cost that goes on or is taken over perhaps. */
function reshapedBy(asset: string, key: string, { effect, transactionId }: Row): readonly Reshaped[] {
  const date = dateOfKey(key);
  if (effect.kind === 'split') return [{ asset, date }];
  const isCarrying = effect.kind === 'in' || (effect.kind === 'out' && effect.carried > ZERO);
  if (transactionId === undefined || !isCarrying) return [];
  const at = timeOfMark(lastPartOf(key).slice(0, TIME_DIGITS));
  return [{ asset, date, record: recordKey(at, transactionId) }];
}

/** Those whose transaction moved another asset, too. */
async function confirmed(
  { records }: Pick<HoldingsMaps, 'records'>,
  suspected: readonly Reshaped[],
): Promise<readonly Reshaped[]> {
  const keys = new Set(suspected.flatMap(({ record }) => record ?? []));
  if (keys.size === 0) return suspected;
  const found = await records.getMany([...keys]);
  return suspected.filter(({ asset, record }) => {
    const amounts = record === undefined ? undefined : found.get(record)?.transaction.amounts;
    return record === undefined || amounts?.some((amount) => amount.asset !== asset) === true;
  });
}

/** The UTC day of the first transaction of anything in it; undefined if there is none. */
export async function firstDayOf(maps: Maps, members: Members): Promise<string | undefined> {
  const firsts = await Promise.all(
    (await timelinesOf(maps, members)).map(({ scope, asset }) => maps.timeline.first(startingWith(scope, asset))),
  );
  return firsts
    .flatMap((first) => (first ? [dateOfKey(first[0])] : []))
    .toSorted()
    .at(0);
}
