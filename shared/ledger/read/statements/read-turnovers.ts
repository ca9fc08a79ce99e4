/** Reads the turnovers of some days: the commits of these days, and what was entered later than it happened. */
import { isRefused, refuse } from '../../../kernel/errors.ts';
import { absolute, add, type Decimal, decimal, format, ZERO } from '../../../kernel/money/decimal.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { dateIn } from '../../../kernel/time-zone.ts';
import { type DaysAsked, periodOf } from '../../calc/statements/days.ts';
import { type DatedMovement, turnoversOf } from '../../calc/statements/turnovers.ts';
import type { Movement } from '../../contract/movement.ts';
import { readBackdated } from '../balance-history.ts';
import { accountPlace, backdatedFrom } from '../places.ts';
import { type PeriodAsked, type Period as Read, readPeriod } from './read-period.ts';
import { accountWithZone, type OfAccount } from './read-statement.ts';

export interface TurnoversAsked extends OfAccount, DaysAsked {
  readonly by: 'effective' | 'recorded';
  readonly asset: string | undefined;
}

interface Counted {
  readonly opening: ReadonlyMap<string, Decimal>;
  readonly movements: readonly DatedMovement[];
}

interface Period extends Read {
  readonly movements: readonly Movement[];
}

type DayOf = (time: string) => string;

const balancesOf = ({ opening }: Period): Map<string, Decimal> =>
  new Map(Object.entries(opening?.balances ?? {}).map(([asset, balance]) => [asset, decimal(balance)]));

const byRecorded = (period: Period, dayOf: DayOf): Counted => ({
  opening: balancesOf(period),
  movements: period.movements.map((moved) => ({ date: dayOf(moved.recordedAt), moved })),
});

/** What happened before the first day was there then, whenever it was recorded; and so with each of the days. */
async function byEffective(store: Store, period: Period, asked: PeriodAsked, dayOf: DayOf): Promise<Counted> {
  const { tenant, accountId, from, before } = asked;
  const opening = balancesOf(period);
  const movements: DatedMovement[] = period.movements
    .filter(({ effectiveAt }) => effectiveAt >= from)
    .map((moved) => ({ date: dayOf(moved.effectiveAt), moved }));
  for await (const entries of readBackdated(store, accountPlace(tenant, accountId), backdatedFrom(from))) {
    for (const { asset, change, effectiveAt, recordedAt } of entries) {
      if (effectiveAt < from) opening.set(asset, add(opening.get(asset) ?? ZERO, change));
      else if (effectiveAt < before && recordedAt >= before) {
        const type = change < ZERO ? 'debit' : 'credit';
        movements.push({ date: dayOf(effectiveAt), moved: { type, asset, amount: format(absolute(change)) } });
      }
    }
  }
  return { opening, movements };
}

export async function readTurnovers(store: Store, asked: TurnoversAsked) {
  const found = await accountWithZone(store, asked);
  if (!found) return refuse('NotFound', 'There is no such account.');
  const { timeZone } = found;
  const dayOf: DayOf = (time) => dateIn(timeZone, time as Timestamp);
  const asking = periodOf(asked, { timeZone, today: dateIn(timeZone, asked.now as Timestamp) });
  if (isRefused(asking)) return asking;
  const { from, before, days } = asking;
  const of = { tenant: asked.tenant, accountId: asked.accountId, from, before };
  const movements: Movement[] = [];
  const read = await readPeriod(store, of, (moved) => movements.push(moved));
  if (isRefused(read)) return read;
  const period = { ...read, movements };
  const isRecorded = asked.by === 'recorded';
  const counted = isRecorded ? byRecorded(period, dayOf) : await byEffective(store, period, of, dayOf);
  const isAsked = (asset: string): boolean => asked.asset === undefined || asked.asset === asset;
  const turnovers = turnoversOf(
    new Map([...counted.opening].filter(([asset]) => isAsked(asset))),
    counted.movements.filter(({ moved }) => isAsked(moved.asset)),
  );
  return { ...turnovers, timeZone, ...days };
}
