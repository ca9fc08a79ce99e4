import type { ConsumerWiring, ContextWiring } from '../../shared/kernel/wiring.ts';
import type { NamedQueue } from '../constructs/named-queue.ts';
import type { WiredFunction } from '../constructs/wired-function.ts';

/** What of a context is watched and shown. */
export interface WatchedContext {
  readonly wiring: ContextWiring;
  readonly functions: readonly WiredFunction[];
  /** Queues of consumers, by the queue's name. */
  readonly queues: readonly NamedQueue[];
  readonly deadLetters: readonly NamedQueue[];
}

const namesOf = (wired: readonly { readonly function: string }[]): ReadonlySet<string> =>
  new Set(wired.map((one) => one.function));

const among = ({ functions }: WatchedContext, names: ReadonlySet<string>): WiredFunction[] =>
  functions.filter(({ wiring }) => names.has(wiring.name));

/** Functions that answer requests. */
export const httpFunctions = (context: WatchedContext): WiredFunction[] =>
  among(context, namesOf(context.wiring.routes));

/** Functions that work on messages of a queue or records of the stream, and report parts of them as failed. */
export const batchFunctions = (context: WatchedContext): WiredFunction[] =>
  among(context, namesOf([...context.wiring.consumers, ...context.wiring.streamReaders]));

const isFollower = ({ projection, streamTypes }: ConsumerWiring): boolean =>
  projection !== undefined && streamTypes.length > 0;

/** Functions that move cursors with each commit: what they lag is known. */
export const followers = (context: WatchedContext): WiredFunction[] =>
  among(context, namesOf(context.wiring.consumers.filter(isFollower)));

/** Functions that fold streams into a projection, and so can be stopped by poison. */
export const projectors = (context: WatchedContext): WiredFunction[] =>
  among(
    context,
    namesOf(context.wiring.consumers.filter((consumer) => isFollower(consumer) && consumer.perStreamFor === undefined)),
  );

/** Functions that run commands of users. */
export const commandFunctions = (context: WatchedContext): WiredFunction[] =>
  among(context, namesOf(context.wiring.routes.filter(({ method }) => method !== 'GET')));

export const streamReaders = (context: WatchedContext): WiredFunction[] =>
  among(context, namesOf(context.wiring.streamReaders));
