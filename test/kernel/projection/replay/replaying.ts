/** Replays in few words: orders, and the worker that obeys them. */
import { MemoryQueue } from '../../../../shared/adapters/memory/messages.ts';
import { servingHead } from '../../../../shared/kernel/projection/reducers.ts';
import { type Replay, readReplay, readReport } from '../../../../shared/kernel/projection/replay/replay.ts';
import { type ReplayRequest, startReplay } from '../../../../shared/kernel/projection/replay/replays.ts';
import { workReplay } from '../../../../shared/kernel/projection/replay/work.ts';
import type { Book, Projection } from '../../../../shared/kernel/projection/types.ts';
import type { Store } from '../../../../shared/kernel/store/types.ts';
import type { TenantId } from '../../../../shared/kernel/streams.ts';
import { later } from '../../../support/units.ts';
import { accepted } from '../../../trading/pairing/world.ts';

export interface Line {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The replay of one projection of one tenant. */
export class Replaying {
  readonly queue = new MemoryQueue();
  readonly lines: Line[] = [];
  readonly store: Store;
  readonly projection: Projection<Book>;
  readonly tenant: TenantId;
  /** Seconds since `T0`. */
  seconds = 0;

  constructor(store: Store, projection: Projection<Book>, tenant: TenantId) {
    this.store = store;
    this.projection = projection;
    this.tenant = tenant;
  }

  get request(): ReplayRequest {
    const { store, queue, tenant } = this;
    const { name } = this.projection;
    return { store, queue, tenant, projection: name, now: later(this.seconds), actor: 'operator', correlationId: 'c' };
  }

  async start(policy: Replay['policy'] = 'on-equal'): Promise<Replay> {
    return accepted(await startReplay(this.request, policy));
  }

  /** One invocation of the consumer with the order of the current replay. */
  async work(remainingMilliseconds: () => number = () => 300_000): Promise<Replay | undefined> {
    const generation = (await this.replay())?.generation ?? 0;
    await this.workAt(generation, remainingMilliseconds);
    return this.replay();
  }

  workAt(generation: number, remainingMilliseconds: () => number = () => 300_000): Promise<void> {
    const { store, queue, tenant } = this;
    const order = { tenant, replay: { projection: this.projection.name, generation } };
    return workReplay(this.projection, order, {
      store,
      queue,
      now: () => later(this.seconds),
      remainingMilliseconds,
      log: {
        info: (message, fields) => this.lines.push({ message, fields }),
        error: (message, fields) => this.lines.push({ message, fields }),
      },
      fields: {},
    });
  }

  async replay(): Promise<Replay | undefined> {
    return (await readReplay(this.store, this.tenant, this.projection.name))?.replay;
  }

  report() {
    return readReport(this.store, this.tenant, this.projection.name);
  }

  async serving() {
    return (await this.store.readProgress(servingHead(this.projection, this.tenant), [])).projection;
  }

  async building(generation = 2) {
    const key = { ...servingHead(this.projection, this.tenant), building: generation };
    return (await this.store.readProgress(key, [])).projection;
  }

  /** Pages of a generation. */
  async pages(generation: number): Promise<number> {
    const place = { tenant: this.tenant, projection: this.projection.name, generation };
    return (await this.store.listPages(place, 10_000)).length;
  }
}
