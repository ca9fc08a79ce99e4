/**
 * A queue with the poller that feeds its function: messages that are being worked on are out of sight; what fails, or is
 * not heard of again, comes back; what keeps failing goes to the dead letters, from where nobody brings it back.
 */
import type { SQSRecord } from 'aws-lambda';
import type { Faults } from './faults.ts';
import type { Random } from './random.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface QueueProps {
  readonly name: string;
  readonly batchSize: number;
  readonly maximumReceives: number;
  readonly concurrency: number;
  readonly visibilitySeconds: number;
}

/** Invokes the function; answers the ids of messages that failed. Throws when it failed as a whole, or never answered. */
export type WorkBatch = (records: readonly SQSRecord[]) => Promise<readonly string[]>;

interface Message {
  readonly id: string;
  readonly body: string;
  visibleMs: number;
  receives: number;
}

const DELAYED_MILLISECONDS_MAX = 10 * 60_000;

export class FakeQueue {
  readonly name: string;
  /** Bodies that were given up. */
  readonly deadLetters: string[] = [];
  readonly #props: QueueProps;
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #faults: Faults;
  readonly #work: WorkBatch;
  readonly #messages = new Map<string, Message>();
  #working = 0;
  #count = 0;

  constructor(
    props: QueueProps,
    { time, random, faults }: { readonly time: VirtualTime; readonly random: Random; readonly faults: Faults },
    work: WorkBatch,
  ) {
    this.name = props.name;
    this.#props = props;
    this.#time = time;
    this.#random = random;
    this.#faults = faults;
    this.#work = work;
  }

  get isEmpty(): boolean {
    return this.#messages.size === 0 && this.#working === 0;
  }

  /** From the bus: what the bus loses, doubles and holds back is decided here, for each queue by itself. */
  deliver(body: string): void {
    const { dropped, duplicated, delayed } = this.#faults.rates;
    if (this.#random.chance(dropped)) return;
    const copies = this.#random.chance(duplicated) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const isLate = this.#random.chance(delayed);
      this.send(body, isLate ? this.#random.below(DELAYED_MILLISECONDS_MAX) : this.#random.between(5, 300));
    }
  }

  send(body: string, delayMilliseconds: number): void {
    this.#count += 1;
    const id = `${this.name}-${this.#count}`;
    this.#messages.set(id, { id, body, visibleMs: this.#time.nowMs + delayMilliseconds, receives: 0 });
    this.#lookAt(this.#time.nowMs + delayMilliseconds);
  }

  /** The handle names the receive, so that only the last receiver of a message can put it off. */
  changeVisibility(receiptHandle: string, seconds: number): void {
    const [id = '', receive] = receiptHandle.split('/');
    const message = this.#messages.get(id);
    if (message?.receives !== Number(receive)) return;
    message.visibleMs = this.#time.nowMs + seconds * 1_000;
    this.#lookAt(message.visibleMs);
  }

  #lookAt(atMs: number): void {
    this.#time.at(atMs, () => {
      if (this.#working < this.#props.concurrency) void this.#receive();
    });
  }

  #take(): Message[] {
    const { nowMs } = this.#time;
    const most = this.#random.between(1, this.#props.batchSize);
    const taken: Message[] = [];
    for (const message of this.#messages.values()) {
      if (taken.length === most) break;
      if (message.visibleMs > nowMs) continue;
      if (message.receives >= this.#props.maximumReceives) {
        this.#messages.delete(message.id);
        this.deadLetters.push(message.body);
        continue;
      }
      message.receives += 1;
      message.visibleMs = nowMs + this.#props.visibilitySeconds * 1_000;
      this.#lookAt(message.visibleMs);
      taken.push(message);
    }
    return taken;
  }

  async #receive(): Promise<void> {
    const messages = this.#take();
    if (messages.length === 0) return;
    this.#working += 1;
    const receives = new Map(messages.map(({ id, receives: count }) => [id, count]));
    try {
      const failed = new Set(await this.#work(messages.map(recordOf)));
      for (const message of messages) {
        const isLast = message.receives === receives.get(message.id);
        if (failed.has(message.id) || !isLast) continue;
        if (this.#random.chance(this.#faults.rates.redelivered)) this.send(message.body, this.#random.below(60_000));
        this.#messages.delete(message.id);
      }
    } catch {
      // The function failed as a whole: its messages come back when their time out of sight is over.
    } finally {
      this.#working -= 1;
      this.#lookAt(this.#time.nowMs);
    }
  }
}

const recordOf = ({ id, body, receives }: Message): SQSRecord => ({
  messageId: id,
  receiptHandle: `${id}/${receives}`,
  body,
  attributes: {
    ApproximateReceiveCount: String(receives),
    SentTimestamp: '0',
    SenderId: 'simulator',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:local:0:simulated',
  awsRegion: 'local',
});
