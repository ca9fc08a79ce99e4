/**
 * Reads a projection as it was: `asKnownAt` by what had been recorded, `asOf` by what is dated up to then. A past is
 * folded from the last checkpoint before it, within what one request may read; one that is further is prepared in the
 * background.
 */
import type { Refusal } from '../errors.ts';
import { type OpenedBook, type ReadCode, type ReadOptions, readBook } from '../projection/read-book.ts';
import { type Book, mainStream, type Projection, type Reducer } from '../projection/types.ts';
import type { Store } from '../store/types.ts';
import type { Timestamp } from '../time.ts';
import { checkpointBefore } from './checkpoints.ts';
import { CHECKPOINTS } from './keep-checkpoints.ts';
import { keptPages, keptPagesWriter } from './kept-pages.ts';
import { lastClosedMonthEnd, monthEndOf } from './months.ts';
import { PastFold } from './past-fold.ts';
import { pastPlace } from './places.ts';
import { type LeftOut, START } from './position.ts';
import {
  findPreparation,
  isSilent,
  newPreparation,
  type PastTimes,
  preparationId,
  preparationRecord,
} from './preparation.ts';
import type { BeingPrepared, PastRead, PastServices } from './question.ts';
import { BeyondBudget, PAST_LIMITS, ReadBudget } from './read-budget.ts';

type Opened<B extends Book> = Pick<OpenedBook<B>, 'book' | 'missing'>;

export async function readPast<B extends Book, R extends object>(
  services: PastServices,
  question: PastRead<B>,
  wanted: Pick<ReadOptions, 'wanted' | 'settle'>,
  read: (opened: Opened<B>) => Promise<R>,
): Promise<R | BeingPrepared | Refusal<ReadCode | 'ValidationFailed'>> {
  const budget = new ReadBudget(services.limits ?? PAST_LIMITS);
  const projection = metered(question.past.projection, budget);
  const { tenant } = question;
  return readBook(services.store, projection, { tenant, ...wanted }, async (live) => {
    const times = await timesOf(services.store, question);
    const past = new Past(services, question, times, budget);
    try {
      const prepared = await past.prepared();
      if (prepared && 'preparing' in prepared) return prepared;
      if (question.prepare && !prepared) return past.order();
      return await read(prepared ?? (await budget.during(() => past.open(live))));
    } catch (error) {
      if (error instanceof BeyondBudget) return past.order();
      throw error;
    }
  });
}

interface Times extends PastTimes {
  readonly asOf: Timestamp | undefined;
  /** Nothing that is recorded is left out: the book that serves is the one. */
  readonly isNow: boolean;
}

async function timesOf<B extends Book>(store: Store, question: PastRead<B>): Promise<Times> {
  const { now, asKnownAt, asOf, tenant, past } = question;
  const heads = await store.readHeads(past.projection.sources.map((source) => mainStream(tenant, source)));
  const latest =
    [...heads.values()]
      .map(({ recordedAt }) => recordedAt)
      .toSorted()
      .at(-1) ?? '';
  const isNow = asKnownAt === undefined || asKnownAt >= latest;
  // Of a past that goes up to now, the last record is a name that stays until something else is recorded.
  return {
    asKnownAt: asKnownAt !== undefined && asKnownAt < now ? asKnownAt : latest || now,
    asOf: past.rewind && asOf,
    isNow,
  };
}

function metered<B extends Book>(projection: Projection<B>, budget: ReadBudget): Projection<B> {
  const through = (reducer: Reducer<B>): Reducer<B> => ({
    reducer: reducer.reducer,
    open: (state, pages) => reducer.open(state, budget.metered(pages)),
  });
  const { previous } = projection;
  return { ...projection, ...through(projection), ...(previous && { previous: through(previous) }) };
}

class Past<B extends Book> {
  readonly #services: PastServices;
  readonly #question: PastRead<B>;
  readonly #times: Times;
  readonly #budget: ReadBudget;

  constructor(services: PastServices, question: PastRead<B>, times: Times, budget: ReadBudget) {
    this.#services = services;
    this.#question = question;
    this.#times = times;
    this.#budget = budget;
  }

  get #place() {
    return pastPlace(this.#question.past.projection, this.#question.tenant);
  }

  /** What was prepared before, or is being prepared. */
  async prepared(): Promise<Opened<B> | BeingPrepared | undefined> {
    const { past, now } = this.#question;
    const { store } = this.#services;
    const found = await findPreparation(store, this.#place, preparationId(this.#place, this.#times), now);
    const preparation = found?.preparation;
    if (!preparation || preparation.status === 'failed') return undefined;
    if (preparation.status === 'pending') {
      if (isSilent(preparation, now)) await this.#order(preparation.preparationId);
      return { preparing: preparation };
    }
    const { position = START, missing } = preparation;
    const book = await past.projection.open(position.state ?? undefined, keptPages(store, this.#place));
    return { book, missing };
  }

  async order(): Promise<BeingPrepared> {
    const preparation = newPreparation(this.#place, this.#times, this.#question.now);
    const writer = keptPagesWriter({ store: this.#services.store, place: this.#place });
    await writer.store([preparationRecord(this.#place, preparation)], this.#question.now);
    await this.#order(preparation.preparationId);
    return { preparing: preparation };
  }

  async #order(partition: string): Promise<void> {
    await this.#services.orders.send({ tenant: this.#question.tenant, partition });
  }

  async open(live: OpenedBook<B>): Promise<Opened<B>> {
    const { past, answers } = this.#question;
    const { asOf, isNow } = this.#times;
    const opened = isNow ? live : await this.#fold(live);
    const rewinds = asOf !== undefined && past.rewind !== undefined && (await answers?.(opened.book)) !== true;
    if (rewinds) await past.rewind(opened.book, asOf, async () => undefined);
    return opened;
  }

  /** The book that had been recorded by then. Where the projection was halted, it goes no further, either. */
  async #fold(live: OpenedBook<B>): Promise<Opened<B>> {
    const { past, tenant } = this.#question;
    const { store } = this.#services;
    const { asKnownAt } = this.#times;
    const from = (await checkpointBefore(store, this.#place, asKnownAt))?.position ?? START;
    const fold = await PastFold.open({
      store,
      projection: past.projection,
      tenant,
      from,
      pages: this.#budget.metered(keptPages(store, this.#place)),
      portionBytes: this.#budget.portionBytes,
      heldAt: Object.fromEntries(namedBy(live, 'consumer-halted').map(({ source, version }) => [source, version - 1])),
      skipped: namedBy(live, 'commit-skipped'),
      onRead: (bytes) => this.#budget.take(bytes),
    });
    while (await fold.step(asKnownAt));
    if (lacksCheckpoint(fold, asKnownAt, this.#question.now)) await this.#order(CHECKPOINTS);
    return { book: fold.book, missing: fold.missing(asKnownAt) };
  }
}

/** Whether a month was folded that is over: once it is kept, nobody needs to fold it again. */
function lacksCheckpoint({ firstRecordedAt, isIncomplete }: PastFold<Book>, asKnownAt: string, now: string): boolean {
  if (firstRecordedAt === undefined || isIncomplete) return false;
  const month = monthEndOf(firstRecordedAt);
  return month <= asKnownAt && month <= lastClosedMonthEnd(now);
}

/** The commits that the serving book lacks for a reason. */
const namedBy = ({ missing }: Pick<OpenedBook<Book>, 'missing'>, why: LeftOut['reason']) =>
  missing
    .filter(({ reason }) => reason === why)
    .map(({ source, version }) => ({ source: String(source), version: Number(version) }));
