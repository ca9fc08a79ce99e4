/** A user's life on the spine: what is sent, months apart, and what every read answered at each moment of it. */
import fc from 'fast-check';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import type { WorkOrder, WorkQueue } from '../../../shared/kernel/messages.ts';
import { keepCheckpoints } from '../../../shared/kernel/past/keep-checkpoints.ts';
import type { PastProjection } from '../../../shared/kernel/past/past-projection.ts';
import { askedAt, isBeingPrepared, type PastQuestion } from '../../../shared/kernel/past/question.ts';
import { PAST_LIMITS, type PastLimits } from '../../../shared/kernel/past/read-budget.ts';
import { readNowOrPast } from '../../../shared/kernel/past/read-now-or-past.ts';
import { workPreparation } from '../../../shared/kernel/past/work-preparation.ts';
import type { Book } from '../../../shared/kernel/projection/types.ts';
import type { Store } from '../../../shared/kernel/store/types.ts';
import { type Timestamp, toEpochMs } from '../../../shared/kernel/time.ts';
import { recordUserPrices } from '../../../shared/market-data/app/user-prices.ts';
import type { HoldingsReads } from '../../../shared/portfolio/calc/holdings-reads.ts';
import { holdingsPast } from '../../../shared/portfolio/read/holdings-past.ts';
import { replaceSettings } from '../../../shared/settings/app/settings.ts';
import type { TaxBook } from '../../../shared/tax/calc/book.ts';
import { taxBookPast } from '../../../shared/tax/read/tax-book-past.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { type Scenario, scenarios } from '../../faults/support/disorder.ts';
import { Spine, TENANT } from '../../faults/support/spine.ts';

const HOUR_MS = 3_600_000;
const ACCOUNTS = ['kraken', 'wallet'];

/** Takes orders, which a test carries out when it likes. */
export class Orders implements WorkQueue {
  readonly given: WorkOrder[] = [];

  async send(order: WorkOrder): Promise<void> {
    this.given.push(order);
  }
}

export async function itemsOf<T>(rows: AsyncIterable<{ readonly item: T }>): Promise<T[]> {
  const items: T[] = [];
  for await (const { item } of rows) items.push(item);
  return items;
}

type Moment = Pick<PastQuestion, 'now' | 'asOf' | 'asKnownAt'>;

async function taxSeen(book: TaxBook, moment: Moment) {
  const { asOf } = moment;
  const untilMs = asOf && toEpochMs(asOf);
  return {
    lots: await itemsOf(book.lots({ asOfMs: toEpochMs(asOf ?? askedAt(moment)) })),
    disposals: await itemsOf(book.disposals({ untilMs })),
    incomplete: await book.incomplete(),
  };
}

async function holdingsSeen(reads: HoldingsReads, moment: Moment) {
  const { asOf } = moment;
  const balances = ACCOUNTS.map(async (account) => (await reads.balances({ account, asOf })) ?? []);
  return {
    holdings: await reads.holdings({ now: askedAt(moment), asOf }),
    accounts: await reads.accounts({ asOf }),
    balances: await Promise.all(balances),
  };
}

export interface Reading {
  readonly limits?: PastLimits;
  readonly orders?: Orders;
  readonly prepare?: boolean;
}

export class Life {
  readonly spine: Spine;

  constructor(store: Store = new MemoryStore()) {
    this.spine = Spine.on(store);
  }

  now(): Timestamp {
    return this.spine.now() as Timestamp;
  }

  async send(transactions: readonly TransactionInput[]): Promise<void> {
    if (transactions.length > 0) await this.spine.sendBatch(transactions);
    await this.spine.settle();
  }

  async setUp({ settings, prices }: Pick<Scenario, 'settings' | 'prices'>, kind: 'settings' | 'prices'): Promise<void> {
    const { store } = this.spine;
    if (kind === 'settings') await replaceSettings(store, this.spine.context(), { settings, ifMatch: undefined });
    else await recordUserPrices(store, this.spine.context(), [prices]);
    await this.spine.settle();
  }

  /** Brings the checkpoints of both up to now. */
  async keep(): Promise<void> {
    const { store } = this.spine;
    const work = { store, tenant: TENANT, now: () => this.now(), hasTime: () => true };
    await keepCheckpoints({ ...work, projection: holdingsPast.projection });
    await keepCheckpoints({ ...work, projection: taxBookPast.projection });
  }

  /** What all reads answer; `undefined` for what is being prepared. */
  async seen(question: Omit<PastQuestion, 'now'> = {}, reading: Reading = {}) {
    const moment = { now: this.now(), ...question };
    const tax = await this.read(taxBookPast, moment, reading, ({ book }) => taxSeen(book, moment));
    const holdings = await this.read(holdingsPast, moment, reading, ({ reads }) => holdingsSeen(reads, moment));
    return { ...tax, ...holdings };
  }

  async read<B extends Book, R extends object>(
    past: PastProjection<B>,
    moment: PastQuestion,
    { limits = PAST_LIMITS, orders = new Orders(), prepare }: Reading,
    read: (book: B) => Promise<R>,
  ): Promise<(R & { missing: readonly object[] }) | undefined> {
    const services = { store: this.spine.store, orders, limits };
    const asked = { ...moment, prepare, tenant: TENANT, past };
    const result = await readNowOrPast(services, asked, { wanted: undefined }, async ({ book, missing }) => ({
      ...(await read(book)),
      missing,
    }));
    if ('code' in result) throw new Error(String(result.code));
    return isBeingPrepared(result) ? undefined : result;
  }

  /** Carries orders out, in stretches of one portion each if `hasTime` is false. */
  async work(orders: Orders, { hasTime = true, portionBytes = 4_000_000 } = {}): Promise<number> {
    let stretches = 0;
    const own = {
      store: this.spine.store,
      tenant: TENANT,
      now: () => this.now(),
      hasTime: () => hasTime,
      portionBytes,
    };
    for (let order = orders.given.shift(); order; order = orders.given.shift()) {
      const preparationId = order.partition;
      for (const past of [taxBookPast, holdingsPast]) {
        stretches += 1;
        // Each finds its own under this id.
        const work = { ...own, preparationId };
        const done = await (past === taxBookPast
          ? workPreparation({ ...work, past: taxBookPast })
          : workPreparation({ ...work, past: holdingsPast }));
        if (done === 'more') orders.given.push(order);
      }
    }
    return stretches;
  }
}

/** Hours between what is sent, so that some months have much in them and others nothing. */
const gaps = fc.array(fc.constantFrom(1, 30, 300, 900, 2_000), { minLength: 1, maxLength: 6 });

export interface Story {
  readonly scenario: Scenario;
  readonly gapsHours: readonly number[];
}
export const stories: fc.Arbitrary<Story> = fc.record({ scenario: scenarios, gapsHours: gaps });

export type Chapter = { readonly transactions: readonly TransactionInput[] } | { readonly kind: 'settings' | 'prices' };

/** What is sent, in order, whoever lives through it. */
export const chaptersOf = ({ scenario: { sendings, history } }: Story): readonly Chapter[] =>
  sendings.map((sending) =>
    'members' in sending
      ? { transactions: sending.members.flatMap((member) => history.slice(member, member + 1)) }
      : { kind: sending.kind },
  );

/** Lives through one chapter, after a while. */
export async function live(life: Life, { scenario, gapsHours }: Story, chapter: Chapter, index: number): Promise<void> {
  life.spine.pass((gapsHours[index % gapsHours.length] ?? 1) * HOUR_MS);
  if ('kind' in chapter) await life.setUp(scenario, chapter.kind);
  else await life.send(chapter.transactions);
}
