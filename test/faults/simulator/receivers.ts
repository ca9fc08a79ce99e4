/** Receivers of webhooks that are slow, fail, ask for patience or are gone; they keep all that they heard. */
import { LEASE_SECONDS } from '../../../shared/webhooks/app/lease.ts';
import type { Answer, Request } from '../../../shared/webhooks/app/ports.ts';
import type { Faults } from './faults.ts';
import { here, type Invocation } from './invocation.ts';
import type { Random } from './random.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface Heard {
  readonly url: string;
  readonly id: string;
  readonly body: string;
  readonly taken: boolean;
}

type Ending = Pick<Answer, 'outcome' | 'responseCode' | 'responseHeaders'>;
const response = (responseCode: number, responseHeaders = {}): Ending => ({
  outcome: 'response',
  responseCode,
  responseHeaders,
});

const FAILURES: readonly [Ending, ...Ending[]] = [
  response(500),
  response(503, { 'retry-after': '30' }),
  response(429, { 'retry-after': '3600' }),
  response(404),
  { outcome: 'timeout' },
];

/** A share of all answers takes long: who breaks off meanwhile comes back before they are there. */
const LEISURELY = 0.5;
const QUICK_MILLISECONDS_MAX = 800;
/** What passes at most between a worker's taking of its lease and its request where nobody stalls. */
const BETWEEN_SECONDS_MAX = 5;

export class Receivers {
  readonly heard: Heard[] = [];
  /** Requests under way at once, at most, by URL; those apart whose worker stalled until its lease may have been over. */
  readonly most = new Map<string, number>();
  readonly #open = new Map<string, number>();
  readonly #time: VirtualTime;
  readonly #faults: Faults;
  readonly #random: Random;

  constructor(time: VirtualTime, faults: Faults, random: Random) {
    this.#time = time;
    this.#faults = faults;
    this.#random = random;
  }

  /** Makes one request; the receiver goes on with it even when the sender's invocation ends meanwhile. */
  readonly send = async ({ url, headers, body, timeoutSeconds }: Request): Promise<Answer> => {
    const startedMs = this.#time.nowMs;
    const ending = this.#ending();
    const isTimeout = ending.outcome === 'timeout';
    const milliseconds = isTimeout ? timeoutSeconds * 1_000 : this.#answersIn(timeoutSeconds);
    const taken = ending.responseCode === 200;
    this.heard.push({ url, id: headers['webhook-id'] ?? '', body, taken });
    here().note(() => `webhook ${url} ${headers['webhook-id']} -> ${ending.responseCode ?? ending.outcome}`);
    if (!hasStalled(here())) {
      this.#opened(url, 1);
      this.#time.at(startedMs + milliseconds, () => this.#opened(url, -1));
    }
    await here().pause(milliseconds + 1);
    return { ...ending, durationMs: milliseconds };
  };

  #answersIn(timeoutSeconds: number): number {
    if (!this.#random.chance(LEISURELY)) return this.#random.between(5, QUICK_MILLISECONDS_MAX);
    return this.#random.between(QUICK_MILLISECONDS_MAX, timeoutSeconds * 1_000 - 1);
  }

  #ending(): Ending {
    const { deaf, gone } = this.#faults.rates;
    if (this.#random.chance(gone)) return response(410);
    return this.#random.chance(deaf) ? this.#random.pick(FAILURES) : response(200);
  }

  #opened(url: string, by: number): void {
    const open = (this.#open.get(url) ?? 0) + by;
    this.#open.set(url, open);
    this.most.set(url, Math.max(open, this.most.get(url) ?? 0));
  }
}

/** No lease helps against one that stalls after he has made sure of it. */
const hasStalled = (invocation: Invocation): boolean =>
  invocation.stalledSeconds(LEASE_SECONDS + BETWEEN_SECONDS_MAX) > LEASE_SECONDS - BETWEEN_SECONDS_MAX;
