/**
 * Runs a command: loads heads, decides, appends. A lost race is decided again on what won; an idempotency key that was
 * answered before gets the same answer without deciding anything.
 */
import { createHash } from 'node:crypto';
import { isRefused, type Refusal, refuse } from '../errors.ts';
import type { DomainEvent, EventContract } from '../events/contract.ts';
import { newId } from '../ids.ts';
import { type Json, PageGone } from '../pages/types.ts';
import { pauseWithJitter } from '../pause.ts';
import { noPageChanges } from '../store/collect-pages.ts';
import { anew } from '../store/read-states.ts';
import type { RecordWrite } from '../store/records.ts';
import { StaleState } from '../store/stream-state.ts';
import {
  type Head,
  type InboxKey,
  type InboxRecord,
  type PageChanges,
  type Store,
  type StreamAppend,
  streamName,
  type Unit,
} from '../store/types.ts';
import type { StreamId, TenantId } from '../streams.ts';

/** What any command may be refused with. */
export const COMMAND_CODES = ['Conflict', 'IdempotencyKeyReused'] as const;
export type CommandCode = (typeof COMMAND_CODES)[number];

const TRIES_MAX = 8;
const KEY_LIFETIME_MILLISECONDS = 7 * 24 * 3_600_000;

/** Who wants to know how a command fared, for a log line. */
export interface CommandObserver {
  /** Others were first; the command is decided again on what won. */
  onRaceLost(): void;
  /** @param commandId is what commits of the command name as their cause. */
  onWritten(commandId: string): void;
}

export interface CommandContext {
  readonly tenant: TenantId;
  /** Who acts: the subject of the token, or a system component. */
  readonly principal: string;
  readonly correlationId: string;
  /** RFC 3339 UTC. */
  readonly now: string;
  /** Absent when the caller sent no key. */
  readonly idempotency?: { readonly key: string; readonly request: Json } | undefined;
  readonly observer?: CommandObserver | undefined;
}

/** What a stream gains by a decision. */
export interface Append {
  readonly stream: StreamId;
  readonly events: readonly { readonly type: string; readonly version: number; readonly data: unknown }[];
  readonly state: Json;
  /** Of a state with a model: `stateOf` gives both. */
  readonly stateVersion?: number;
  readonly status?: string;
  readonly pages?: PageChanges;
}

export interface Decision<A extends Json> {
  /** Empty when nothing happens: then nothing is stored but the answer, and that only under an idempotency key. */
  readonly appends: readonly Append[];
  /** Streams that the decision relies on without appending to them. */
  readonly unchanged?: readonly StreamId[];
  /** Records that become true with the appends. */
  readonly records?: readonly RecordWrite[];
  readonly answer: A;
}

export type Heads = ReadonlyMap<string, Head>;

export interface CommandResult<A> {
  readonly answer: A;
  /** Versions of the streams appended to; empty when nothing happened or the answer was stored before. */
  readonly versions: readonly { readonly stream: StreamId; readonly version: number }[];
}

/** Encodes the events of one stream by its contract. */
export const encodeAll = <E extends DomainEvent>(contract: EventContract<E>, events: readonly E[]): Append['events'] =>
  events.map((event) => contract.encode(event));

/** Stable hash of a request, so that the same key with another request is told apart. */
const requestHash = (request: Json): string => createHash('sha256').update(JSON.stringify(request)).digest('base64url');

type StoredAnswer<A> = { readonly answer: A; readonly versions: CommandResult<A>['versions'] };

const inboxKeyOf = ({ tenant, principal, idempotency }: CommandContext): InboxKey | undefined =>
  idempotency && { tenant, principal, idempotencyKey: idempotency.key };

function answerIn<A extends Json>(
  record: InboxRecord | undefined,
  { idempotency, now }: CommandContext,
): CommandResult<A> | Refusal<CommandCode> | undefined {
  if (!record || !idempotency || record.expiresAt < now) return undefined;
  if (record.requestHash !== requestHash(idempotency.request)) {
    return refuse(
      'IdempotencyKeyReused',
      'This Idempotency-Key was used for another request; use a new key for a new request.',
    );
  }
  return record.answer as unknown as StoredAnswer<A>;
}

async function storedAnswer<A extends Json>(
  store: Store,
  context: CommandContext,
): Promise<CommandResult<A> | Refusal<CommandCode> | undefined> {
  const key = inboxKeyOf(context);
  return key && answerIn(await store.readInbox(key), context);
}

/** What was answered under the key before, and the heads. */
async function readFor<A extends Json>(store: Store, context: CommandContext, streams: readonly StreamId[]) {
  const key = inboxKeyOf(context);
  if (!key) return { stored: undefined, read: await store.readHeads(streams) };
  const { heads, inbox } = await store.readHeadsAndInbox(streams, key);
  return { stored: answerIn<A>(inbox, context), read: heads };
}

export interface CommandOptions {
  /**
   * The first attempt may be made on heads that this process remembers, which needs the permission to hold all the
   * streams that aren't appended to `unchanged`.
   */
  readonly mayRecall?: boolean;
  /** Of how many events a state may be made anew. */
  readonly refoldEventsMax?: number;
  /** A race that is lost is decided again for so long; left out: eight times. For streams that many want at once. */
  readonly raceSecondsMax?: number;
}

/**
 * @param streams whose heads are read; where it doesn't matter which of several streams takes something in, a function,
 *   so that an attempt that lost its race tries another. Attempts count from 1.
 * @param decide gets the heads of `streams` (those that exist) and answers what to append, or a refusal. It may run
 *   several times and must not have effects of its own.
 */
export async function runCommand<A extends Json, Code extends string = never>(
  store: Store,
  context: CommandContext,
  streams: readonly StreamId[] | ((attempt: number) => readonly StreamId[]),
  decide: (heads: Heads, attempt: number) => Promise<Decision<A> | Refusal<Code>>,
  { mayRecall = false, refoldEventsMax, raceSecondsMax }: CommandOptions = {},
): Promise<CommandResult<A> | Refusal<Code | CommandCode>> {
  const streamsOf = typeof streams === 'function' ? streams : () => streams;
  const command = { commandId: newId(), streamsOf, decide, refoldEventsMax, raceSecondsMax };
  const recalled = mayRecall ? await onRecalledHeads(store, context, command) : undefined;
  return recalled ?? onReadHeads(store, context, command);
}

interface Command<A extends Json, Code extends string> {
  readonly commandId: string;
  readonly streamsOf: (attempt: number) => readonly StreamId[];
  readonly decide: (heads: Heads, attempt: number) => Promise<Decision<A> | Refusal<Code>>;
  readonly refoldEventsMax: number | undefined;
  readonly raceSecondsMax: number | undefined;
}

/** Whether another attempt may be made after some. */
function mayTryAgain({ raceSecondsMax }: Pick<Command<Json, string>, 'raceSecondsMax'>): (attempts: number) => boolean {
  if (raceSecondsMax === undefined) return (attempts) => attempts < TRIES_MAX;
  const until = Date.now() + raceSecondsMax * 1_000;
  return () => Date.now() < until;
}

/** Decides on heads that were read; states of an older reducer are made anew first. */
async function decideOn<A extends Json, Code extends string>(
  store: Store,
  read: Heads,
  { decide, refoldEventsMax }: Command<A, Code>,
  attempt: number,
): Promise<{ readonly heads: Heads; readonly decision: Decision<A> | Refusal<Code> }> {
  let heads = read;
  for (;;) {
    try {
      return { heads, decision: await decide(heads, attempt) };
    } catch (error) {
      if (!(error instanceof StaleState)) throw error;
      heads = await anew(store, heads, error, refoldEventsMax);
    }
  }
}

async function onReadHeads<A extends Json, Code extends string>(
  store: Store,
  context: CommandContext,
  command: Command<A, Code>,
): Promise<CommandResult<A> | Refusal<Code | CommandCode>> {
  const { commandId } = command;
  const isAllowed = mayTryAgain(command);
  const [first] = command.streamsOf(1);
  for (let attempt = 1; attempt === 1 || isAllowed(attempt - 1); attempt += 1) {
    if (attempt > 1) await pauseWithJitter(attempt);
    const streams = command.streamsOf(attempt);
    const { stored, read } = await readFor<A>(store, context, streams);
    if (stored) return stored;
    let decided: Awaited<ReturnType<typeof decideOn<A, Code>>>;
    try {
      decided = await decideOn(store, read, command, attempt);
    } catch (error) {
      // The heads were read before others replaced their pages: read them again.
      if (!(error instanceof PageGone) || !isAllowed(attempt)) throw error;
      context.observer?.onRaceLost();
      continue;
    }
    const { heads, decision } = decided;
    if (isRefused(decision) || changesNothing(decision, context)) {
      // The same command may have been done by another request between the two reads: then its answer counts, not
      // what a second run makes of it.
      const meanwhile = await storedAnswer<A>(store, context);
      if (meanwhile) return meanwhile;
      return isRefused(decision) ? decision : { answer: decision.answer, versions: [] };
    }
    const unit = unitOf(commandId, context, heads, decision);
    const result = await store.write(unit);
    if (result.written) {
      context.observer?.onWritten(commandId);
      return { answer: decision.answer, versions: result.versions };
    }
    context.observer?.onRaceLost();
  }
  const currentVersion = first && (await store.readHeads([first])).get(streamName(first))?.version;
  return refuse('Conflict', 'Other changes kept coming first; try again.', {
    data: { currentVersion: currentVersion ?? 0, retryAfterSeconds: 1 },
  });
}

/**
 * Decides on heads that this process remembers, which saves reading them. Only an append proves that they still stood:
 * a refusal, a stored answer and whatever else appends nothing is decided on heads that were read.
 */
async function onRecalledHeads<A extends Json, Code extends string>(
  store: Store,
  context: CommandContext,
  { commandId, streamsOf, decide }: Command<A, Code>,
): Promise<CommandResult<A> | undefined> {
  const streams = streamsOf(1);
  const heads = await store.recallHeads(streams);
  if (!heads) return undefined;
  try {
    const decision = await decide(heads, 1);
    if (isRefused(decision) || decision.appends.length === 0) return undefined;
    const unchanged = streams.filter((stream) => !decision.appends.some((append) => isSame(append.stream, stream)));
    const unit = unitOf(commandId, context, heads, { ...decision, unchanged });
    const result = await store.write({ ...unit, isRecalled: true });
    if (!result.written) return undefined;
    context.observer?.onWritten(commandId);
    return { answer: decision.answer, versions: result.versions };
  } catch (error) {
    if (error instanceof PageGone || error instanceof StaleState) return undefined;
    throw error;
  }
}

const isSame = (one: StreamId, other: StreamId): boolean => streamName(one) === streamName(other);

/** Whether there is nothing to store, not even an answer. */
const changesNothing = ({ appends, records = [] }: Decision<Json>, { idempotency }: CommandContext): boolean =>
  appends.length + records.length === 0 && !idempotency;

function unitOf<A extends Json>(commandId: string, context: CommandContext, heads: Heads, decision: Decision<A>): Unit {
  const { tenant, principal, correlationId, now, idempotency } = context;
  const appends = decision.appends.map((append) => withHead(append, heads));
  const versions = appends.map(({ stream, expectedVersion }) => ({ stream, version: expectedVersion + 1 }));
  return {
    meta: { commandId, causationId: commandId, correlationId, actor: principal, now },
    appends,
    unchanged: (decision.unchanged ?? []).map((stream) => ({
      stream,
      version: heads.get(streamName(stream))?.version ?? 0,
    })),
    ...(decision.records && { records: decision.records }),
    ...(idempotency && {
      inbox: {
        tenant,
        principal,
        idempotencyKey: idempotency.key,
        requestHash: requestHash(idempotency.request),
        answer: { answer: decision.answer, versions } as unknown as Json,
        expiresAt: new Date(Date.parse(now) + KEY_LIFETIME_MILLISECONDS).toISOString(),
      },
    }),
  };
}

function withHead(append: Append, heads: Heads): StreamAppend {
  const head = heads.get(streamName(append.stream));
  if (!head) return { ...append, expectedVersion: 0 };
  const { version, hash, recordedAt, garbage } = head;
  return {
    ...append,
    expectedVersion: version,
    previous: { hash, recordedAt },
    pages: append.pages ?? noPageChanges(garbage),
  };
}
