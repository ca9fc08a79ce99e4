/** Publishes again what lags among the streams of some hours. */
import type { Bus, CommitNotice } from '../../kernel/messages.ts';
import type { Log } from '../../kernel/observe/log.ts';
import { tenantTag } from '../../kernel/observe/tenant-tag.ts';
import { type HeadsIndex, hourOf, type MovedHead } from '../../kernel/store/heads-index.ts';
import type { Store } from '../../kernel/store/types.ts';
import { hourReached, type WalkPosition, walkHeads } from '../../kernel/store/walk-heads.ts';
import type { ConsumerWiring } from '../../kernel/wiring.ts';
import { lagging } from './lagging.ts';

/** Younger commits are on their way. */
const AGE_MILLISECONDS_MIN = 60_000;
const LOOKED_AT_ONCE = 16;
const PUBLISHED_AT_ONCE = 100;
/** Asks for the time left now and then only. */
const SLOTS_BETWEEN_LOOKS = 8;

export interface Sweeping {
  readonly store: Store;
  readonly heads: HeadsIndex;
  readonly bus: Bus;
  readonly consumers: readonly ConsumerWiring[];
  readonly log: Log;
  readonly nowMilliseconds: number;
  /** Of the invocation. */
  readonly requestId?: string | undefined;
}

export interface SweepRange {
  readonly from: WalkPosition;
  /** The last hour. */
  readonly until: string;
  /** Most streams and hours to look at; what is left is answered as `next`. */
  readonly streamsMax: number;
  readonly hoursMax: number;
  readonly hasTime: () => boolean;
}

export interface Swept {
  readonly streams: number;
  readonly published: number;
  /** Undefined when the whole range was looked at. */
  readonly next: WalkPosition | undefined;
}

export async function sweepRange(sweeping: Sweeping, range: SweepRange): Promise<Swept> {
  const sweeper = new Sweeper(sweeping);
  let slots = 0;
  let next: WalkPosition | undefined;
  for await (const step of walkHeads(sweeping.heads, range)) {
    if (!step.head) slots += 1;
    // What has moved since belongs to another range.
    else if (hourOf(step.head.recordedAt) <= range.until) await sweeper.take(step.head);
    const isLooked = step.head !== undefined || slots % SLOTS_BETWEEN_LOOKS === 0;
    if (isLooked && (sweeper.taken >= range.streamsMax || slots >= range.hoursMax * 8 || !range.hasTime())) {
      next = step.next;
      break;
    }
  }
  await sweeper.end();
  const isDone = next === undefined || (hourReached(next) ?? '') > range.until;
  return { streams: sweeper.taken, published: sweeper.published, next: isDone ? undefined : next };
}

/** Looks at several streams at once, and publishes several notices at once. */
class Sweeper {
  readonly #sweeping: Sweeping;
  #heads: MovedHead[] = [];
  #late: CommitNotice[] = [];
  taken = 0;
  published = 0;

  constructor(sweeping: Sweeping) {
    this.#sweeping = sweeping;
  }

  async take(head: MovedHead): Promise<void> {
    if (this.#sweeping.nowMilliseconds - Date.parse(head.recordedAt) < AGE_MILLISECONDS_MIN) return;
    this.taken += 1;
    this.#heads.push(head);
    if (this.#heads.length >= LOOKED_AT_ONCE) await this.#look();
    if (this.#late.length >= PUBLISHED_AT_ONCE) await this.#publish();
  }

  async end(): Promise<void> {
    await this.#look();
    await this.#publish();
  }

  async #look(): Promise<void> {
    const heads = this.#heads;
    this.#heads = [];
    const notices = await Promise.all(heads.map((head) => this.#lookAt(head)));
    this.#late.push(...notices.filter((notice) => notice !== undefined));
  }

  async #lookAt(head: MovedHead): Promise<CommitNotice | undefined> {
    const { store, consumers, log, requestId } = this.#sweeping;
    try {
      return await lagging(store, consumers, head);
    } catch (error) {
      // One stream that can't be read, of a tenant that was erased, say, must not hold up the others.
      const { tenant, type, id } = head.stream;
      log.error('not swept', { requestId, tenant: tenantTag(tenant), streamType: type, streamId: id, error });
      return undefined;
    }
  }

  async #publish(): Promise<void> {
    if (this.#late.length === 0) return;
    const failed = await this.#sweeping.bus.publish(this.#late);
    this.published += this.#late.length - failed.length;
    this.#late = [];
  }
}
