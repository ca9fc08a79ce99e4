/**
 * One invocation of one function: a stretch of work that does its requests one step at a time and may end at any of
 * them. Nothing of it runs on after that, no `finally` either; what it had written stays, its leases too.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { ServiceFault } from '../../../shared/kernel/service-fault.ts';
import type { Faults } from './faults.ts';
import type { Instance } from './instance.ts';
import type { Random } from './random.ts';
import type { Trace } from './trace.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What invocations take from their world. */
export interface Surroundings {
  readonly time: VirtualTime;
  readonly faults: Faults;
  readonly random: Random;
  readonly trace: Trace;
}

/** What a client throws when no answer came: the caller can't know whether the request was done. */
const timeout = (): Error => new ServiceFault('NetworkFault', 'no answer came');

const STEPS_BEFORE_CRASH_MAX = 14;
/** Far more than any invocation takes that comes to an end. */
const STEPS_MAX = 1_500;
const SLOW_MILLISECONDS_MAX = 12_000;
const STUCK_MILLISECONDS_MAX = 100_000;

/** Never goes on. */
const forever = (): Promise<never> => new Promise(() => undefined);

export class Invocation {
  readonly name: string;
  readonly instance: Instance;
  readonly startedMs: number;
  readonly endsMs: number;
  isDead = false;
  readonly #around: Surroundings;
  readonly #died: () => void;
  #stepsLeft: number | undefined;
  #isOver = false;
  #steps = 0;
  readonly #stalls: { readonly endedMs: number; readonly milliseconds: number }[] = [];

  constructor(
    around: Surroundings,
    what: { readonly name: string; readonly instance: Instance; readonly timeoutSeconds: number },
    died: () => void,
  ) {
    const { time, faults, random } = around;
    this.#around = around;
    this.#died = died;
    this.name = what.name;
    this.instance = what.instance;
    this.startedMs = time.nowMs;
    this.endsMs = time.nowMs + what.timeoutSeconds * 1_000;
    if (random.chance(faults.rates.crash)) this.#stepsLeft = random.between(1, STEPS_BEFORE_CRASH_MAX);
  }

  get remainingMilliseconds(): number {
    return this.endsMs - this.#around.time.nowMs;
  }

  die(why: string): void {
    if (this.isDead) return;
    this.isDead = true;
    this.#around.faults.breaks += 1;
    this.#around.trace.note(this.name, () => why);
    this.#died();
  }

  /** Its time is up. */
  end(): void {
    if (!this.#isOver) this.die('out of time');
  }

  /** It has come to its end by itself; what a dead one comes to is not heard. */
  finish(tell: () => void): void {
    if (this.isDead) return;
    this.#isOver = true;
    tell();
  }

  note(text: () => string): void {
    this.#around.trace.note(this.name, text);
  }

  async pause(milliseconds: number): Promise<void> {
    await this.#around.time.sleep(milliseconds);
    if (this.isDead) await forever();
  }

  /**
   * A request to something outside. The effect happens at one moment, if it does; before and after it, time passes and
   * the invocation may end.
   */
  async step<T>(label: () => string, effect: () => T): Promise<T> {
    const { faults, random } = this.#around;
    const { lostRequest, lostAnswer, sentTwice } = faults.rates;
    if (this.isDead) return forever();
    this.#steps += 1;
    if (this.#steps > STEPS_MAX) {
      this.#around.time.stoppedBy ??= `${this.name} finds no end`;
      this.die('finds no end');
      return forever();
    }
    // Where nothing goes wrong any more, it makes no difference how long things take.
    if (faults.areOver) return this.#do(label, effect);
    await this.#travel();
    if (this.#crashes(label, 'before')) return forever();
    if (random.chance(lostRequest)) {
      faults.breaks += 1;
      this.note(() => `${label()} -> lost on the way`);
      throw timeout();
    }
    let answer = this.#do(label, effect);
    if (random.chance(sentTwice)) {
      await this.#travel();
      answer = this.#do(() => `${label()} again`, effect);
    }
    if (random.chance(lostAnswer)) {
      faults.breaks += 1;
      this.note(() => 'its answer is lost');
      throw timeout();
    }
    if (this.#crashes(label, 'after')) return forever();
    return answer;
  }

  #do<T>(label: () => string, effect: () => T): T {
    try {
      const answer = effect();
      this.note(label);
      return answer;
    } catch (error) {
      this.note(() => `${label()} -> ${error instanceof Error ? error.name : String(error)}`);
      throw error;
    }
  }

  async #travel(): Promise<void> {
    const { faults, random } = this.#around;
    const { slow, stuck } = faults.rates;
    if (random.chance(stuck)) await this.#stall(random.below(STUCK_MILLISECONDS_MAX));
    if (random.chance(slow)) await this.#stall(random.below(SLOW_MILLISECONDS_MAX));
    else await this.pause(random.between(1, 40));
  }

  async #stall(milliseconds: number): Promise<void> {
    await this.pause(milliseconds);
    this.#stalls.push({ endedMs: this.#around.time.nowMs, milliseconds });
  }

  /** How long those requests took, all together, that took too long and ended within the last seconds. */
  stalledSeconds(lastSeconds: number): number {
    const sinceMs = this.#around.time.nowMs - lastSeconds * 1_000;
    const late = this.#stalls.filter(({ endedMs }) => endedMs >= sinceMs);
    return late.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1_000;
  }

  /** Counts down to the step at which it ends: half of the steps lie before an effect, half behind it. */
  #crashes(label: () => string, where: string): boolean {
    if (this.isDead) return true;
    if (this.#stepsLeft === undefined || this.#around.faults.areOver) return false;
    this.#stepsLeft -= 1;
    if (this.#stepsLeft > 0) return false;
    this.die(`crash ${where} ${label()}`);
    return true;
  }
}

const running = new AsyncLocalStorage<Invocation>();

/** The invocation that this code is part of; undefined for whoever looks at the world from outside. */
export const current = (): Invocation | undefined => running.getStore();

export function here(): Invocation {
  const invocation = running.getStore();
  if (!invocation) throw new Error('this is no part of any invocation');
  return invocation;
}

export const inside = <T>(invocation: Invocation, work: () => Promise<T>): Promise<T> => running.run(invocation, work);
