/** A user: sends requests at times of the seed, again under the same key where no answer came, and keeps the answers. */
import type { CommandContext, CommandResult } from '../../../shared/kernel/commands/run-command.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import type { Json } from '../../../shared/kernel/pages/types.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { Random } from './random.ts';
import {
  type Answered,
  batchRequest,
  endpointRequest,
  importRequest,
  importReversalRequest,
  pricesRequest,
  type Request,
  recordRequest,
  reversalRequest,
  settingsRequest,
} from './requests.ts';
import { Transactions } from './transactions.ts';
import type { World } from './world.ts';

const TRIES_MAX = 8;
const KEYLESS = 0.2;
const GIVES_UP = 0.1;
const API = { name: 'api', timeoutSeconds: 29 };

/** A request that was sent under a key, and what was said to it. */
export interface Sent {
  readonly request: Request;
  /** Undefined when it was sent without one: then it is sent once only. */
  readonly key: string | undefined;
  /** One for all tries, so that all that came of them can be found. */
  readonly correlationId: string;
  /** The first answer; undefined when none was ever heard. */
  acknowledged?: CommandResult<unknown>;
  /** All answers that were heard, refusals too. */
  readonly heard: Answered[];
  /** What was said to other requests under the same key. */
  readonly others: Answered[];
}

export class User {
  readonly tenant: TenantId;
  readonly sent: Sent[] = [];
  readonly #world: World;
  readonly #random: Random;
  readonly #transactions: Transactions;
  readonly #name: string;
  /** Changes the settings all the time, and sells what is not there. */
  readonly #isFickle: boolean;

  constructor(world: World, number: number) {
    this.#world = world;
    this.#name = `user ${number}`;
    this.#random = new Random(world.seed, this.#name);
    this.#isFickle = this.#random.chance(0.2);
    this.#transactions = new Transactions(this.#random, `t${number}`, this.#isFickle);
    this.tenant = newId() as string as TenantId;
  }

  async live(requests: number): Promise<void> {
    const pauseMs = this.#world.busyMs / (requests + 1);
    const waits: Promise<void>[] = [];
    if (this.#random.chance(0.3)) await this.#ask(endpointRequest(this.#random, this.#url()));
    for (let count = 0; count < requests; count += 1) {
      await this.#world.time.sleep(this.#random.fraction() ** 2 * 3 * pauseMs);
      const asked = this.#ask(this.#draw());
      // Now and then from another device, while the first still waits.
      if (this.#random.chance(0.75)) await asked;
      else waits.push(asked);
      if (this.#random.chance(0.15)) await this.#askAgain();
    }
    await Promise.all(waits);
  }

  #url(): string {
    return `https://${this.#name.replace(' ', '-')}.example.com/${this.sent.length}`;
  }

  #answersOf(kind: string): readonly unknown[] {
    return this.sent.flatMap(({ request, acknowledged }) =>
      request.kind === kind && acknowledged ? [acknowledged.answer] : [],
    );
  }

  #draw(): Request {
    const random = this.#random;
    const [transactions, chance] = [this.#transactions, random.below(100)];
    if (this.#isFickle && chance < 90) return chance < 35 ? settingsRequest(random) : recordRequest(transactions);
    if (chance < 34) return recordRequest(transactions);
    if (chance < 48) return batchRequest(transactions);
    if (chance < 62) return importRequest(transactions);
    if (chance < 70) return settingsRequest(random);
    if (chance < 76) return pricesRequest(random);
    if (chance < 79) return endpointRequest(random, this.#url());
    const recorded = random.some(this.#answersOf('record'));
    if (chance < 92 && recorded) {
      // The answers of these routes are what they are known by.
      return reversalRequest((recorded as { readonly transactionId: string }).transactionId);
    }
    const imported = random.some([...this.#answersOf('batch'), ...this.#answersOf('import')]);
    if (imported) return importReversalRequest((imported as { readonly importId: string }).importId);
    return recordRequest(transactions);
  }

  /** Sends until an answer comes; now and then twice at once. */
  async #ask(request: Request): Promise<void> {
    const key = this.#random.chance(KEYLESS) ? undefined : newId();
    const sent: Sent = { request, key, correlationId: newId(), heard: [], others: [] };
    this.sent.push(sent);
    if (key === undefined) {
      await this.#send(sent);
      return;
    }
    const tries = this.#random.chance(GIVES_UP) ? 1 : TRIES_MAX;
    for (let attempt = 0; attempt < tries; attempt += 1) {
      if (attempt > 0) await this.#world.time.sleep(this.#random.between(200, 5_000));
      const attempts = [this.#send(sent)];
      if (this.#random.chance(request.kind.endsWith('reversal') ? 0.7 : 0.2)) attempts.push(this.#sendSoon(sent));
      const answers = await Promise.all(attempts);
      if (answers.some((answer) => answer && !isPassing(answer))) return;
    }
  }

  /** While the first is being worked on, most of the time. */
  async #sendSoon(sent: Sent): Promise<Answered | undefined> {
    await this.#world.time.sleep(this.#random.below(120));
    return this.#send(sent);
  }

  /** Once more what was answered long ago, or something else under its key. */
  async #askAgain(): Promise<void> {
    const sent = this.#random.some(this.sent.filter(({ acknowledged, key }) => acknowledged && key !== undefined));
    if (sent) await this.#send(sent, this.#random.chance(0.3) ? ['another', 'request'] : sent.request.body);
  }

  contextOf({ key, correlationId }: Sent, body: Json): CommandContext {
    return {
      tenant: this.tenant,
      principal: this.tenant,
      correlationId,
      now: new Date(this.#world.time.nowMs).toISOString(),
      ...(key !== undefined && { idempotency: { key, request: body } }),
    };
  }

  async #send(sent: Sent, body = sent.request.body): Promise<Answered | undefined> {
    const { request, key } = sent;
    const { faults } = this.#world;
    const context = this.contextOf(sent, body);
    const outcome = await this.#world.invoke(API, async (invocation) => {
      invocation.note(() => `${this.#name} asks: ${request.kind} ${key}`);
      const answer = await request.send(context);
      invocation.note(() => `${this.#name} is answered: ${JSON.stringify(answer).slice(0, 200)}`);
      return answer;
    });
    if (outcome.kind !== 'answered' || this.#random.chance(faults.rates.unheard)) return undefined;
    if (body !== request.body) {
      sent.others.push(outcome.answer);
      return outcome.answer;
    }
    sent.heard.push(outcome.answer);
    if (!isRefused(outcome.answer)) sent.acknowledged ??= outcome.answer;
    return outcome.answer;
  }
}

/** Refused for now: to be sent again. */
const isPassing = (answer: Answered): boolean => isRefused(answer) && answer.code === 'Conflict';
