/** A user whose transactions lack prices, a market that says some, and the consumers between them. */
import { expect } from 'vitest';
import { MemoryStore } from '../../../../shared/adapters/memory/store.ts';
import { decimal } from '../../../../shared/kernel/money/decimal.ts';
import { mainStream } from '../../../../shared/kernel/projection/types.ts';
import type { RecordKey } from '../../../../shared/kernel/store/records.ts';
import type { TenantId } from '../../../../shared/kernel/streams.ts';
import { type AdoptedPrices, adoptPrices } from '../../../../shared/market-data/app/adoption/adopt-prices.ts';
import { repairMissed } from '../../../../shared/market-data/app/adoption/repair-missed.ts';
import { takeMissed } from '../../../../shared/market-data/app/adoption/take-missed.ts';
import { wakeWaiting } from '../../../../shared/market-data/app/adoption/wake-waiting.ts';
import { barWrites } from '../../../../shared/market-data/app/prices/bar-writes.ts';
import { rateWrites } from '../../../../shared/market-data/app/rates/rate-writes.ts';
import { recordUserPrices } from '../../../../shared/market-data/app/user-prices.ts';
import { writeRecords } from '../../../../shared/market-data/app/write-records.ts';
import { type UserPriceEvent, userPriceEvents } from '../../../../shared/market-data/contract/events.ts';
import type { RateBase } from '../../../../shared/market-data/contract/rate-month.ts';
import type { Job, Subject } from '../../../../shared/market-data/domain/backfill/job.ts';
import { fetchedIn, fetchedWrite } from '../../../../shared/market-data/read/adoption/fetched-records.ts';
import { PRICE_ADOPTION } from '../../../../shared/market-data/read/adoption/want-records.ts';
import { jobWrite } from '../../../../shared/market-data/read/backfill/job-records.ts';
import type { Settings } from '../../../../shared/settings/contract/settings.ts';
import { TENANT } from '../../../faults/support/spine.ts';
import { Life } from '../../../kernel/past/life.ts';
import { transaction } from '../../../tax/support/domain.ts';

export type Sent = Parameters<typeof transaction>[0];

export class Taxpayer {
  readonly store: MemoryStore;
  readonly life: Life;
  #announced = 0;
  #sent = 0;

  constructor(store = new MemoryStore()) {
    this.store = store;
    this.life = new Life(store);
    // long after what is sent here
    this.life.spine.pass(Date.parse('2026-03-18T12:00:00.000Z') - this.life.spine.nowMs);
  }

  get now(): string {
    return this.life.now();
  }

  async send(...all: readonly Sent[]): Promise<void> {
    const named = all.map((sent) => {
      this.#sent += 1;
      return { ...transaction(sent), externalId: `T${this.#sent}` };
    });
    await this.life.send(named);
  }

  async says(event: UserPriceEvent): Promise<void> {
    await recordUserPrices(this.life.spine.store, this.life.spine.context(), [event]);
    await this.#settle();
  }

  price(asset: string, date: string, close: string, currency = 'USD'): Promise<void> {
    return this.says({ type: 'PricesRecorded', data: { prices: [{ asset, date, close, currency }] } });
  }

  async prefers(settings: Settings): Promise<void> {
    await this.life.setUp({ settings, prices: { type: 'PricesRecorded', data: { prices: [] } } }, 'settings');
  }

  async market(asset: string, closes: Readonly<Record<string, string>>, currency = 'USD'): Promise<void> {
    const bars = Object.entries(closes).map(([date, close]) => ({
      ...{ date, close: decimal(close), source: 'coingecko', currency },
    }));
    await this.#write(await barWrites(this.store, { asset, bars }, this.now));
  }

  /** How many of each currency one unit of the base was on a day. */
  async rates(base: RateBase, date: string, rates: Readonly<Record<string, string>>): Promise<void> {
    const days = [
      { date, rates: new Map(Object.entries(rates).map(([name, rate]) => [name, decimal(rate)] as const)) },
    ];
    const fetched = { base, source: 'ecb', fetchedAt: this.now, expiresAt: this.now, days };
    await this.#write(await rateWrites(this.store, fetched));
  }

  /** The history of these days was fetched. */
  async fetched(subject: Subject, from: string, to: string): Promise<void> {
    const range = { from, to };
    const job: Job = {
      ...{ subject, wanted: range, covered: [range], withheld: [], attempts: 0 },
      ...{ createdAt: this.now, updatedAt: this.now },
      progress: { status: 'completed', completedAt: this.now },
    };
    await this.#write([{ ...jobWrite(job, 'absent'), expect: 'any' }]);
  }

  /** Delivers what the book has announced, `times` over. @returns how many announcements there were. */
  async announce(times = 1): Promise<number> {
    const { notices } = this.life.spine;
    const fresh = notices.slice(this.#announced).filter(({ eventTypes }) => eventTypes.includes('PricesMissed'));
    this.#announced = notices.length;
    for (const { version } of Array.from({ length: times }, () => fresh).flat()) {
      await takeMissed({ store: this.store, stream: mainStream(TENANT, 'tax-book'), version, now: this.now });
    }
    return fresh.length;
  }

  /** A look at what is due after some time, and what becomes of it in all books. */
  async look(afterSeconds = 2, isWoken = false): Promise<AdoptedPrices> {
    this.life.spine.pass(afterSeconds * 1_000);
    const store = this.life.spine.store;
    const done = await adoptPrices({ store, tenant: TENANT, now: () => this.now, isWoken, hasTime: () => true });
    await this.#settle();
    return done;
  }

  /** Goes through what the book has announced since the last time. @returns how many assets lacked something. */
  async repair(): Promise<number> {
    const hasTime = () => true;
    return (await repairMissed({ store: this.store, tenant: TENANT, now: this.now, hasTime })).assets;
  }

  /** Notes that a history is complete, and whom that wakes. */
  async completed(...codes: readonly string[]): Promise<readonly TenantId[]> {
    await this.#write(codes.map((code) => fetchedWrite(code, this.now)));
    const fetched: RecordKey[] = [];
    for await (const key of this.store.due.dueBy(PRICE_ADOPTION, this.now)) if (fetchedIn(key)) fetched.push(key);
    const woken: TenantId[] = [];
    const wake = async (tenants: ReadonlySet<TenantId>) => void woken.push(...tenants);
    await wakeWaiting({ store: this.store, due: this.store.due, fetched, now: this.now, wake });
    return woken;
  }

  /** Announcements, and a look. */
  async adopt(): Promise<AdoptedPrices> {
    await this.announce();
    return this.look();
  }

  async adoptions(): Promise<readonly UserPriceEvent[]> {
    const commits = await this.store.readCommits(mainStream(TENANT, 'user-prices'), 0);
    return commits
      .flatMap(({ events }) => events.map((event) => userPriceEvents.decode(event)))
      .filter(({ type }) => type === 'MarketPricesAdopted');
  }

  async seen() {
    const seen = await this.life.seen();
    return seen ?? expect.fail('it is being prepared');
  }

  async #write(writes: Parameters<typeof writeRecords>[1]): Promise<void> {
    if (writes.length > 0) expect(await writeRecords(this.store, writes, this.now)).toBeDefined();
  }

  async #settle(): Promise<void> {
    await this.life.spine.settle();
  }
}
