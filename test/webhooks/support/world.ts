/** Webhooks of one tenant in virtual time: a store in memory, a clock that jumps, receivers that answer as told. */
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import { MAIN } from '../../../shared/kernel/projection/types.ts';
import { type StreamAppend, streamName } from '../../../shared/kernel/store/types.ts';
import type { StreamId, StreamType } from '../../../shared/kernel/streams.ts';
import { createEndpoint, updateEndpoint } from '../../../shared/webhooks/app/endpoint-commands.ts';
import { signer } from '../../../shared/webhooks/app/endpoint-keys.ts';
import { readEndpoints } from '../../../shared/webhooks/app/endpoint-stream.ts';
import { fanOut } from '../../../shared/webhooks/app/fan-out.ts';
import type { Answer, Request } from '../../../shared/webhooks/app/ports.ts';
import { workEndpoint } from '../../../shared/webhooks/app/work-endpoint.ts';
import { type EndpointPatch, endpointInput } from '../../../shared/webhooks/contract/endpoint.ts';
import type { Delivery } from '../../../shared/webhooks/domain/delivery.ts';
import { listDeliveries } from '../../../shared/webhooks/read/list-deliveries.ts';
import { WEBHOOKS } from '../../../shared/webhooks/read/places.ts';
import { newTenant, T0 } from '../../support/units.ts';

export interface Heard extends Request {
  readonly at: string;
}

export type Receiver = (request: Heard) => Partial<Answer> | Promise<Partial<Answer>>;

export const answers =
  (responseCode: number, responseHeaders: Record<string, string> = {}): Receiver =>
  () => ({ responseCode, responseHeaders });

const KEY = new Uint8Array(32).fill(7) as never;
export const keys = { find: async () => KEY, obtain: async () => KEY };

export class World {
  readonly store = new MemoryStore();
  readonly tenant = newTenant();
  readonly heard: Heard[] = [];
  receiver: Receiver = answers(204);
  nowMs = Date.parse(T0);
  /** Requests under way at once, at most. */
  most = 0;
  #open = 0;

  readonly now = (): string => new Date(this.nowMs).toISOString();

  pass(seconds: number): void {
    this.nowMs += seconds * 1_000;
  }

  context() {
    return { tenant: this.tenant, principal: 'tester', correlationId: newId(), now: this.now() };
  }

  async endpoint(more: Partial<Parameters<typeof endpointInput.parse>[0] & object> = {}): Promise<string> {
    const input = endpointInput.parse({ url: 'https://hooks.example.com/', eventTypes: ['*'], ...more });
    const result = await createEndpoint(this.store, this.context(), input);
    if (isRefused(result)) throw new Error(result.detail);
    this.pass(1);
    return result.answer.endpointId;
  }

  async update(endpointId: string, patch: EndpointPatch): Promise<void> {
    const result = await updateEndpoint(this.store, this.context(), endpointId, patch);
    if (isRefused(result)) throw new Error(result.detail);
  }

  async endpointNow(endpointId: string) {
    return (await readEndpoints(this.store, this.tenant))?.[endpointId];
  }

  stream(type: StreamType = 'journal', id = MAIN): StreamId {
    return { tenant: this.tenant, type, id };
  }

  /** Records one commit of so many reversals. */
  async happen(count = 1, stream = this.stream()): Promise<void> {
    const head = (await this.store.readHeads([stream])).get(streamName(stream));
    const events = Array.from({ length: count }, (_, at) => ({
      type: 'TransactionReversed',
      version: 1,
      data: { transactionId: `transaction ${head?.version ?? 0}/${at}`, timestamp: T0, reason: 'a mistake' },
    }));
    const previous = head && { previous: { hash: head.hash, recordedAt: head.recordedAt } };
    const append: StreamAppend = { stream, expectedVersion: head?.version ?? 0, events, state: null, ...previous };
    const commandId = newId();
    const meta = { commandId, causationId: commandId, correlationId: 'correlation', actor: 'tester', now: this.now() };
    await this.store.write({ meta, appends: [append] });
  }

  /** What the notice of a commit brings about. */
  async tell(stream = this.stream()): Promise<ReadonlySet<string>> {
    const endpointIds = new Set<string>();
    for (;;) {
      const done = await fanOut({ store: this.store, stream, now: this.now });
      for (const endpointId of done.endpointIds) endpointIds.add(endpointId);
      if (done.isDone) return endpointIds;
    }
  }

  readonly send = async (request: Request): Promise<Answer> => {
    this.#open += 1;
    this.most = Math.max(this.most, this.#open);
    try {
      const heard = { ...request, at: this.now() };
      this.heard.push(heard);
      return { durationMs: 0, outcome: 'response', ...(await this.receiver(heard)) };
    } finally {
      this.#open -= 1;
    }
  };

  /** Works for an endpoint; answers when there is more to do. */
  async work(endpointId: string): Promise<string | undefined> {
    const { store, tenant, now, send } = this;
    const log = { info: () => undefined };
    const work = { store, tenant, endpointId, send, sign: signer(keys), now, random: () => 0, log };
    return (await workEndpoint({ ...work, hasTime: () => true })).dueAt;
  }

  /** What the schedule of each minute does. */
  async sweepDue(): Promise<void> {
    const due: string[] = [];
    for await (const { place } of this.store.due.dueBy(WEBHOOKS, this.now())) due.push(place.partition);
    for (const endpointId of due) await this.work(endpointId);
  }

  /** Lets time pass minute by minute. */
  async live(hours: number): Promise<void> {
    const endMs = this.nowMs + hours * 3_600_000;
    while (this.nowMs < endMs) {
      this.pass(60);
      await this.sweepDue();
    }
  }

  async deliveries(status?: string): Promise<readonly Delivery[]> {
    const endpointIds = Object.keys((await readEndpoints(this.store, this.tenant)) ?? {});
    const asked = { endpointIds, filter: { status }, after: undefined, limit: 1_000 };
    return (await listDeliveries(this.store, this.tenant, asked)).items;
  }
}
