/** A world of one seed: tables, stream, bus, queues, functions and receivers, and the time that they live in. */
import type { Context } from 'aws-lambda';
import { WEBHOOKS } from '../../../shared/webhooks/read/places.ts';
import { liveIn } from './controlled-sources.ts';
import { FakeDynamo } from './fake-dynamo.ts';
import { FakeObjects } from './fake-objects.ts';
import { FakeQueue } from './fake-queue.ts';
import { fakeBus, fakeQueues } from './fake-services.ts';
import { FakeStream, type Outage } from './fake-stream.ts';
import { FakeTables, TABLES } from './fake-tables.ts';
import { Faults } from './faults.ts';
import { Instance } from './instance.ts';
import { current, Invocation, inside } from './invocation.ts';
import type { Consumer, Lambda, Lambdas } from './lambdas.ts';
import { OrderOfCommits } from './order-of-commits.ts';
import { Random } from './random.ts';
import { reach } from './reachable.ts';
import { Receivers } from './receivers.ts';
import { Trace } from './trace.ts';
import { VirtualTime } from './virtual-time.ts';

const START_MS = Date.UTC(2026, 0, 3);
const HOUR_MS = 3_600_000;
/** Instances of a function that are kept for the next invocation. */
const INSTANCES_KEPT = 2;
const CONCURRENCY_MAX = 3;

export type Outcome<T> =
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'died' };

export class World {
  readonly seed: number;
  readonly time = new VirtualTime(START_MS);
  readonly faults: Faults;
  readonly trace: Trace;
  readonly tables = new FakeTables();
  readonly queues = new Map<string, FakeQueue>();
  readonly receivers: Receivers;
  readonly stream: FakeStream;
  readonly lambdas: Lambdas;
  readonly files = new FakeObjects();
  readonly order = new OrderOfCommits();
  /** Whether notices can get lost where nobody is to blame. Only then is the sweeper needed. */
  readonly canLose: boolean;
  /** How long its users are busy. */
  readonly busyMs: number;
  readonly dynamo: FakeDynamo;
  readonly #random: Random;
  readonly #instances = new Map<string, Instance[]>();

  constructor(seed: number, lambdas: Lambdas, write?: (line: string) => void) {
    this.seed = seed;
    this.lambdas = lambdas;
    const drawn = new Random(seed, 'world');
    const { time } = this;
    this.faults = new Faults(new Random(seed, 'fault rates'));
    this.#random = new Random(seed, 'invocations');
    this.trace = new Trace(() => time.nowMs - START_MS, write);
    liveIn({
      random: new Random(seed, 'platform'),
      nowMs: () => time.nowMs,
      pause: (milliseconds) => current()?.pause(milliseconds) ?? Promise.resolve(),
    });
    this.dynamo = new FakeDynamo(this.tables, this.faults, new Random(seed, 'tables'));
    const outage = outageOf(drawn);
    this.canLose = outage !== undefined || this.faults.rates.dropped > 0;
    this.busyMs = outage ? 28 * HOUR_MS : drawn.between(1, 15) * 60_000;
    this.receivers = new Receivers(time, this.faults, new Random(seed, 'receivers'));
    this.stream = new FakeStream(time, new Random(seed, 'stream'), {
      read: async (records) => {
        const outcome = await this.handle(lambdas.relay, (context) =>
          lambdas.relay.handler({ Records: [...records] }, context),
        );
        if (outcome.kind !== 'answered') throw new Error('the relay failed');
        return outcome.answer.batchItemFailures[0]?.itemIdentifier ?? undefined;
      },
      outage,
    });
    this.tables.onCommit = (item) => {
      this.order.note(item, time.nowMs);
      this.stream.append(item);
    };
    for (const consumer of lambdas.consumers) this.queues.set(consumer.wiring.name, this.#queueOf(consumer));
    const { queues, faults, files } = this;
    const wirings = lambdas.consumers.map(({ wiring }) => wiring);
    const around = { faults, random: new Random(seed, 'bus') };
    const [events, sqs] = [fakeBus(wirings, queues, around), fakeQueues(queues)];
    reach({ dynamo: this.dynamo.call, events, sqs, files, send: this.receivers.send });
  }

  #queueOf({ wiring, lambda, handler }: Consumer): FakeQueue {
    const { name, batchSize, maximumReceives, maximumConcurrency } = wiring;
    const visibilitySeconds = 6 * lambda.timeoutSeconds;
    const concurrency = Math.min(CONCURRENCY_MAX, maximumConcurrency);
    const { time, faults } = this;
    const around = { time, faults, random: new Random(this.seed, `queue ${name}`) };
    return new FakeQueue(
      { name, batchSize, maximumReceives, concurrency, visibilitySeconds },
      around,
      async (records) => {
        const outcome = await this.handle(lambda, (context) => handler({ Records: [...records] }, context));
        if (outcome.kind !== 'answered') throw new Error(`${lambda.name} failed`);
        const failed = outcome.answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
        faults.breaks += failed.length;
        return failed;
      },
    );
  }

  /** One invocation of a function. */
  handle<T>(lambda: Lambda, work: (context: Context) => Promise<T>): Promise<Outcome<T>> {
    return this.invoke(lambda, (invocation) => work(contextOf(invocation)));
  }

  #instanceOf({ name }: Lambda): Instance {
    const kept = this.#instances.get(name) ?? [];
    const idle = kept.filter(({ isBusy }) => !isBusy);
    const instance = this.#random.some(idle) ?? new Instance();
    if (!kept.includes(instance) && kept.length < INSTANCES_KEPT) this.#instances.set(name, [...kept, instance]);
    return instance;
  }

  async invoke<T>(lambda: Lambda, work: (invocation: Invocation) => Promise<T>): Promise<Outcome<T>> {
    const instance = this.#instanceOf(lambda);
    instance.isBusy = true;
    const what = { ...lambda, instance };
    const outcome = await new Promise<Outcome<T>>((resolve) => {
      const died = (): void => resolve({ kind: 'died' });
      const { time, faults, trace } = this;
      const invocation = new Invocation({ time, faults, trace, random: this.#random }, what, died);
      time.at(invocation.endsMs, () => invocation.end());
      inside(invocation, () => work(invocation)).then(
        (answer) => invocation.finish(() => resolve({ kind: 'answered', answer })),
        (error: unknown) => invocation.finish(() => resolve({ kind: 'failed', error })),
      );
    });
    instance.isBusy = false;
    if (outcome.kind === 'died') {
      const others = this.#instances.get(lambda.name)?.filter((one) => one !== instance);
      this.#instances.set(lambda.name, others ?? []);
    }
    return outcome;
  }

  /** When something of the webhooks is due next. */
  get nextDueMs(): number | undefined {
    const due = [...this.tables.all(TABLES.rows)].filter((item) => item['ds']?.S?.startsWith(`${WEBHOOKS}#`));
    const first = due.map((item) => item['da']?.S ?? '').sort()[0];
    return first === undefined ? undefined : Date.parse(first);
  }

  get isQuiet(): boolean {
    return this.stream.isEmpty && [...this.queues.values()].every(({ isEmpty }) => isEmpty);
  }
}

/** Longer than the stream keeps its records. */
function outageOf(random: Random): Outage | undefined {
  if (!random.chance(0.1)) return undefined;
  const fromMs = START_MS + random.between(0, 30) * 60_000;
  return { fromMs, untilMs: fromMs + random.between(20, 26) * HOUR_MS };
}

function contextOf(invocation: Invocation): Context {
  const context: Pick<Context, 'awsRequestId' | 'getRemainingTimeInMillis'> = {
    awsRequestId: invocation.name,
    getRemainingTimeInMillis: () => invocation.remainingMilliseconds,
  };
  // Our handlers use no more of it.
  return context as Context;
}
