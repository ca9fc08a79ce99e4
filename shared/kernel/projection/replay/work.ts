/**
 * Works at a replay: a generation of a projection is built beside the one that serves, from the commits that one has
 * applied. Then the two are compared, row by row, and the new one serves if it was so ordered. What a crash cuts off is
 * gone on with by the same message, from the head of what has been built.
 */
import type { ConsumerQueue, ReplayOrder } from '../../messages.ts';
import type { Log, LogFields } from '../../observe/log.ts';
import { PageGone } from '../../pages/types.ts';
import { pauseWithJitter } from '../../pause.ts';
import type { Store } from '../../store/types.ts';
import type { TenantId } from '../../streams.ts';
import { PoisonCommit } from '../fold.ts';
import type { Book, Projection } from '../types.ts';
import { cancelStep, cleanUpStep } from './clean-up.ts';
import { readReplay } from './replay.ts';
import {
  adoptFacts,
  buildPortion,
  compare,
  type Heads,
  keepReport,
  pendingCommits,
  pendingFacts,
  type ReplayStep,
  readHeads,
  switchOver,
  writeStep,
} from './steps.ts';

/** Work that would not end in time is put back into the queue. */
const RESERVE_MILLISECONDS = 60_000;
const LOST_PAUSE_MAX = 5;

export interface ReplayWork {
  readonly store: Store;
  readonly queue: Pick<ConsumerQueue, 'send'>;
  readonly now: () => string;
  readonly remainingMilliseconds: () => number;
  readonly log: Log;
  /** What each line says. */
  readonly fields: LogFields;
}

type Stepped =
  | { readonly kind: 'done'; readonly says: LogFields }
  /** Somebody else was first: everything is to be looked at anew. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'idle' };

const LOST: Stepped = { kind: 'lost' };
const IDLE: Stepped = { kind: 'idle' };

/** Goes on until there is nothing to do, or no time left. */
export async function workReplay(projection: Projection<Book>, order: ReplayOrder, work: ReplayWork): Promise<void> {
  const { store, queue, now, remainingMilliseconds, log } = work;
  const tenant = order.tenant as TenantId;
  for (let lost = 0; ; ) {
    const stored = await readReplay(store, tenant, projection.name);
    if (!stored) return;
    const stepped = await takeStep({ store, projection, tenant, stored, now: now() }, order);
    if (stepped.kind === 'idle') return;
    if (stepped.kind === 'wait') return queue.send(order, stepped.seconds);
    if (stepped.kind === 'lost') {
      lost = Math.min(LOST_PAUSE_MAX, lost + 1);
      await pauseWithJitter(lost);
    } else {
      lost = 0;
      log.info('replayed', { ...work.fields, generation: stored.replay.generation, ...stepped.says });
    }
    if (remainingMilliseconds() < RESERVE_MILLISECONDS) return queue.send(order);
  }
}

async function takeStep(step: ReplayStep, order: ReplayOrder): Promise<Stepped> {
  const { status, generation } = step.stored.replay;
  // An order of an earlier replay has nothing left to do but to clean up.
  if (generation !== order.replay.generation) return cleanUp(step);
  if (status === 'building') return build(step);
  if (status === 'cancelling') {
    await cancelStep(step);
    return { kind: 'done', says: { step: 'cancelling' } };
  }
  return cleanUp(step);
}

async function cleanUp(step: ReplayStep): Promise<Stepped> {
  const seconds = await cleanUpStep(step);
  if (seconds === undefined) return IDLE;
  return seconds === 0 ? { kind: 'done', says: { step: 'cleaned-up' } } : { kind: 'wait', seconds };
}

async function build(step: ReplayStep): Promise<Stepped> {
  const heads = await readHeads(step);
  const { name, reducer } = step.projection;
  if (!heads) return fail(step, `${name} has nothing yet that could be rebuilt`);
  if (heads.building.reducer !== reducer) {
    return fail(step, `it was begun by reducer ${heads.building.reducer}, and the code is at ${reducer}: cancel it`);
  }
  try {
    return await advance(step, heads);
  } catch (error) {
    if (error instanceof PageGone) return LOST;
    if (error instanceof PoisonCommit) return fail(step, reasonOf(error));
    throw error;
  }
}

async function advance(step: ReplayStep, heads: Heads): Promise<Stepped> {
  const commits = await pendingCommits(step, heads);
  if (commits.length > 0) return ended(await buildPortion(step, heads, commits), 'built', { commits: commits.length });
  const facts = await pendingFacts(step, heads);
  if (facts.length > 0) return ended(await adoptFacts(step, heads, facts), 'adopted', { commits: facts.length });
  const report = await compare(step, heads);
  const { policy } = step.stored.replay;
  const serves = policy === 'always' || (policy === 'on-equal' && report.isEqual);
  const says = { isEqual: report.isEqual };
  return serves
    ? ended(await switchOver(step, heads, report), 'switched', says)
    : ended(await keepReport(step, report), 'compared', says);
}

const ended = (written: boolean, step: string, says: LogFields): Stepped =>
  written ? { kind: 'done', says: { step, ...says } } : LOST;

/** Without the words of the fault, which may quote data. */
const reasonOf = ({ source, version, cause }: PoisonCommit): string =>
  `${source} ${version}: ${cause instanceof Error ? cause.name : 'Error'}`;

async function fail(step: ReplayStep, reason: string): Promise<Stepped> {
  const written = await writeStep(step, { status: 'failed', reason });
  return ended(written, 'failed', { reason });
}
