import { RequestTooLargeError, SYNC_PAYLOAD_BYTES_MAX } from './limits.ts';
import type { InvocationResult } from './messages.ts';
import type { Sandbox } from './sandbox.ts';

export interface PoolOptions {
  /** Of the function, for errors. */
  readonly name: string;
  /** Most environments at a time; further invocations wait for one. */
  readonly environmentsMax: number;
  readonly idleSecondsMax: number;
  readonly start: (onGone: () => void) => Sandbox;
  /** Told of every invocation when it ends. */
  readonly report: (ended: { result: InvocationResult; durationMs: number; initMs?: number }) => void;
}

interface Environment {
  readonly sandbox: Sandbox;
  fresh: boolean;
  idleSince: number;
}

const SWEEP_MS = 5_000;
/** An invocation waits so long for an environment that is at work: to start one more takes longer than most of them. */
const PATIENCE_MS = 100;

/** The execution environments of one function: more are started while invocations wait, idle ones end. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #all = new Set<Environment>();
  // The one used last is taken first, so that those that aren't needed any more grow old and stop.
  readonly #idle: Environment[] = [];
  readonly #waiting: ((environment: Environment) => void)[] = [];
  readonly #running = new Set<Promise<unknown>>();
  readonly #sweeping: NodeJS.Timeout;
  #starting = 0;
  #stopped = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#sweeping = setInterval(() => this.#endIdle(), SWEEP_MS).unref();
  }

  /** Runs the function. Rejects only if it can't be asked: when stopped, or with `RequestTooLargeError` above 6 MB. */
  async invoke(payload: string): Promise<InvocationResult> {
    if (this.#stopped) throw new Error(`${this.#options.name}: the host is stopping`);
    const bytes = Buffer.byteLength(payload);
    if (bytes > SYNC_PAYLOAD_BYTES_MAX) throw new RequestTooLargeError(bytes, SYNC_PAYLOAD_BYTES_MAX);
    const invocation = this.#run(payload);
    this.#running.add(invocation);
    return invocation.finally(() => this.#running.delete(invocation));
  }

  /** Has one environment loaded before anybody asks, unless stopped. */
  async warm(): Promise<void> {
    if (this.#stopped) return;
    if (this.#all.size === 0) this.#grow();
    await Promise.all([...this.#all].map((environment) => environment.sandbox.ready));
  }

  /** Waits for what runs, at most `graceMs`, then stops all. */
  async stop(graceMs: number): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#sweeping);
    const patience = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
    await Promise.race([Promise.allSettled(this.#running), patience]);
    await Promise.all([...this.#all].map((environment) => environment.sandbox.stop()));
    this.#all.clear();
  }

  async #run(payload: string): Promise<InvocationResult> {
    const environment = await this.#take();
    const cold = environment.fresh;
    environment.fresh = false;
    const started = performance.now();
    const result = await environment.sandbox.invoke(payload);
    const durationMs = performance.now() - started;
    this.#options.report({ result, durationMs, ...(cold ? { initMs: environment.sandbox.initMs } : {}) });
    this.#offer(environment);
    return result;
  }

  #take(): Promise<Environment> {
    const ready = this.#idle.pop();
    if (ready !== undefined) return Promise.resolve(ready);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#growSoon();
    });
  }

  #offer(environment: Environment): void {
    if (!this.#all.has(environment)) return;
    const next = this.#waiting.shift();
    if (next === undefined) {
      environment.idleSince = Date.now();
      this.#idle.push(environment);
    } else next(environment);
  }

  #growSoon(): void {
    if (this.#all.size === 0) this.#growIfNeeded();
    else setTimeout(() => this.#growIfNeeded(), PATIENCE_MS).unref();
  }

  /** One at a time: several that load at once take from each other. */
  #growIfNeeded(): void {
    const hasRoom = !this.#stopped && this.#starting === 0 && this.#all.size < this.#options.environmentsMax;
    if (hasRoom && this.#waiting.length > 0) this.#grow();
  }

  #grow(): void {
    this.#starting += 1;
    const sandbox = this.#options.start(() => {
      this.#forget(environment);
      this.#growIfNeeded();
    });
    const environment: Environment = { sandbox, fresh: true, idleSince: 0 };
    this.#all.add(environment);
    void sandbox.ready.then(() => {
      this.#starting -= 1;
      // One that failed to load still serves whoever waits: with its error.
      if (this.#all.has(environment)) this.#offer(environment);
      else this.#waiting.shift()?.(environment);
      this.#growSoon();
    });
  }

  #forget(environment: Environment): void {
    this.#all.delete(environment);
    const at = this.#idle.indexOf(environment);
    if (at >= 0) this.#idle.splice(at, 1);
  }

  #endIdle(): void {
    const before = Date.now() - this.#options.idleSecondsMax * 1000;
    for (const environment of this.#idle.filter((candidate) => candidate.idleSince < before)) {
      this.#forget(environment);
      void environment.sandbox.stop();
    }
  }
}
