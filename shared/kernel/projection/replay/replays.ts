/** What can be asked of replays: each is one write, and one message to the consumer that does the work. */

import { isRefused, type Refusal, refuse } from '../../errors.ts';
import { newId } from '../../ids.ts';
import type { ReplayOrder } from '../../messages.ts';
import { pauseWithJitter } from '../../pause.ts';
import type { Store } from '../../store/types.ts';
import type { TenantId } from '../../streams.ts';
import { FIRST_GENERATION } from '../reducers.ts';
import { ENDED, type REPLAY_STATUSES, type Replay, readReplay, replayWrite } from './replay.ts';

type Status = (typeof REPLAY_STATUSES)[number];

export interface ReplayRequest {
  readonly store: Store;
  /** The queue of the projection's consumer. */
  readonly queue: { readonly send: (order: ReplayOrder) => Promise<void> };
  readonly tenant: TenantId;
  readonly projection: string;
  /** RFC 3339 UTC. */
  readonly now: string;
  /** Who asks. */
  readonly actor: string;
  readonly correlationId: string;
}

const RACES_MAX = 10;

type Answer = Replay | Refusal<'Conflict' | 'NotFound'>;

/** Orders the rebuild of a projection of one tenant; the generation that serves goes on. */
export async function startReplay(request: ReplayRequest, policy: Replay['policy']): Promise<Answer> {
  const { store, tenant, projection, now, actor, correlationId } = request;
  const { projection: serving } = await store.readProgress({ tenant, projection }, []);
  if (!serving) return refuse('NotFound', `The user has nothing in ${projection} that could be rebuilt.`);
  return put(request, (replay) => {
    if (replay && !ENDED.includes(replay.status)) {
      return refuse('Conflict', `A replay of ${projection} is ${replay.status}; cancel it first.`);
    }
    return {
      // Numbers are not used twice: nothing of an earlier attempt can be in the way of a later one.
      generation: Math.max(serving.generation, replay?.generation ?? FIRST_GENERATION) + 1,
      policy,
      status: 'building',
      requestedBy: actor,
      requestedAt: now,
      updatedAt: now,
      correlationId,
      retired: replay?.retired ?? [],
    };
  });
}

/** Stops after the portion that is at work. */
export const pauseReplay = (request: ReplayRequest): Promise<Answer> =>
  change(request, ['building'], { status: 'paused' });

/** Goes on with one that was paused, has failed, or whose message has got lost; compares anew one that was compared. */
export const resumeReplay = (request: ReplayRequest): Promise<Answer> =>
  change(request, ['paused', 'failed', 'building', 'compared'], { status: 'building' });

/** Gives up what was built and deletes it. */
export const cancelReplay = (request: ReplayRequest): Promise<Answer> =>
  change(request, ['building', 'paused', 'compared', 'failed', 'cancelling'], { status: 'cancelling' });

/** Lets the new generation serve once it is as far as the one that serves, whatever comparing them shows. */
export const switchReplay = (request: ReplayRequest): Promise<Answer> =>
  change(request, ['building', 'paused', 'compared'], { status: 'building', policy: 'always' });

/** Looks again what is to be deleted of generations that serve no more; it is done by itself otherwise, too. */
export const cleanUpReplay = (request: ReplayRequest): Promise<Answer> =>
  change(request, ['switched', 'cancelled'], {});

const change = (request: ReplayRequest, from: readonly Status[], next: Partial<Replay>): Promise<Answer> =>
  put(request, (replay) => {
    const { projection, now } = request;
    if (!replay) return refuse('NotFound', `There is no replay of ${projection}.`);
    if (!from.includes(replay.status)) return refuse('Conflict', `The replay of ${projection} is ${replay.status}.`);
    const { reason: _, ...before } = replay;
    return { ...before, ...next, updatedAt: now };
  });

type Decide = (replay: Replay | undefined) => Replay | Refusal<'Conflict' | 'NotFound'>;

/** The worker writes the record with every step, so what loses against it is decided again. */
async function put(request: ReplayRequest, decide: Decide): Promise<Answer> {
  const { store, queue, tenant, projection, now, actor, correlationId } = request;
  for (let race = 1; race <= RACES_MAX; race += 1) {
    if (race > 1) await pauseWithJitter(race);
    const stored = await readReplay(store, tenant, projection);
    const next = decide(stored?.replay);
    if (isRefused(next)) return next;
    const commandId = newId();
    const { written } = await store.write({
      meta: { commandId, causationId: commandId, correlationId, actor, now },
      appends: [],
      records: [replayWrite(tenant, projection, stored, next)],
    });
    if (!written) continue;
    await queue.send({ tenant, replay: { projection, generation: next.generation } });
    return next;
  }
  return refuse('Conflict', `The replay of ${projection} keeps moving on; try again.`);
}
