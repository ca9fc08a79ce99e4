/** Puts the rows of transactions into the timelines, takes them out, and remembers from where states must be redone. */
import type { HoldingsMaps } from './maps.ts';
import { type PlannedRow, planOf, type Timeline, timelineKey } from './plan.ts';
import type { Position } from './position.ts';
import { dependentKey, recordKey, type TransactionRecord, useKey } from './record.ts';
import { sameCost } from './state.ts';
import type { Arrived } from './valuation.ts';

interface Dirty extends Timeline {
  readonly from: Position;
  readonly until: Position;
}

/** One transaction before and after; `undefined` where it isn't in the book. */
export interface Replacement {
  readonly before: TransactionRecord | undefined;
  readonly after: TransactionRecord | undefined;
}

const accountsOf = ({ transaction: { account, toAccount } }: TransactionRecord): ReadonlySet<string> =>
  new Set(toAccount === undefined ? [account] : [account, toAccount]);

const sameArrived = (a: readonly Arrived[], b: readonly Arrived[]): boolean =>
  a.length === b.length &&
  a.every((leg, index) => {
    const other = b[index];
    return other?.asset === leg.asset && sameCost(other.cost, leg.cost);
  });

/** Whether two records of a transaction give the same rows. What arrived at the same place is the same transaction. */
const isSame = (a: TransactionRecord, b: TransactionRecord): boolean =>
  a.arrival.version === b.arrival.version && a.arrival.index === b.arrival.index && sameArrived(a.arrived, b.arrived);

export class Rewrite {
  readonly #maps: HoldingsMaps;
  readonly #dirty = new Map<string, Dirty>();

  constructor(maps: HoldingsMaps) {
    this.#maps = maps;
  }

  get dirty(): Iterable<Dirty> {
    return this.#dirty.values();
  }

  mark({ scope, asset }: Timeline, from: Position, until: Position): void {
    const key = timelineKey({ scope, asset });
    const known = this.#dirty.get(key);
    this.#dirty.set(key, {
      scope,
      asset,
      from: known && known.from < from ? known.from : from,
      until: known && known.until > until ? known.until : until,
    });
  }

  /** Replaces transactions; loads the pages of all of them in as few reads as possible first. */
  async replace(replacements: readonly Replacement[]): Promise<void> {
    const changes = replacements.map(({ before, after }) => ({
      before,
      after,
      rowsBefore: before ? planOf(before) : [],
      rowsAfter: after ? planOf(after) : [],
    }));
    await this.#maps.timeline.load(
      changes.flatMap(({ rowsBefore, rowsAfter }) => [...rowsBefore, ...rowsAfter].map(({ key }) => key)),
    );
    await this.#maps.records.load(
      changes.flatMap((change) => [...indexKeys(change.before), ...indexKeys(change.after)]),
    );
    for (const { before, after, rowsBefore, rowsAfter } of changes) {
      if (!(before && after && isSame(before, after))) this.#replaceRows(rowsBefore, rowsAfter);
      this.#replaceRecord(before, after);
      await this.#count(before, -1);
      await this.#count(after, 1);
    }
  }

  /** Rows that stay where they are are still put anew, so that what they carry on is handed over again. */
  #replaceRows(before: readonly PlannedRow[], after: readonly PlannedRow[]): void {
    const kept = new Set(after.map(({ key }) => key));
    for (const row of before) {
      if (!kept.has(row.key)) this.#maps.timeline.remove(row.key);
      this.mark(row, row.position, row.position);
    }
    for (const row of after) {
      this.#maps.timeline.put(row.key, row.row);
      this.mark(row, row.position, row.position);
    }
  }

  #replaceRecord(before: TransactionRecord | undefined, after: TransactionRecord | undefined): void {
    const kept = new Set(indexKeys(after));
    for (const key of indexKeys(before)) if (!kept.has(key)) this.#maps.records.remove(key);
    const had = new Set(indexKeys(before));
    const [recordAt, ...others] = indexKeys(after);
    if (recordAt !== undefined && after) this.#maps.records.put(recordAt, after);
    for (const key of others) if (!had.has(key)) this.#maps.records.put(key, null);
  }

  async #count(record: TransactionRecord | undefined, by: 1 | -1): Promise<void> {
    if (!record) return;
    for (const account of accountsOf(record)) {
      const count = ((await this.#maps.accounts.get(account)) ?? 0) + by;
      if (count > 0) await this.#maps.accounts.set(account, count);
      else await this.#maps.accounts.delete(account);
    }
  }
}

/** The keys of a record and of what points to it; its own first. */
function indexKeys(record: TransactionRecord | undefined): readonly string[] {
  if (!record) return [];
  const { transactionId, transaction, subjects } = record;
  const at = transaction.timestamp;
  return [
    recordKey(at, transactionId),
    ...[...accountsOf(record)].map((account) => useKey(account, at, transactionId)),
    ...subjects.map((subject) => dependentKey(subject, at, transactionId)),
  ];
}
