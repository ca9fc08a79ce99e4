/**
 * What a context declares about itself: data only. The CDK app, the local host, the IAM policies, the tests and the
 * generated references all read this, so that a consumer, route or schedule is declared once.
 */
import type { StreamType } from './streams.ts';

export type HttpMethod = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/** A route of the HTTP API. `path` uses `{name}` for parameters. `auth: 'none'` is for public documents and for what others sign. */
export interface RouteWiring {
  readonly method: HttpMethod;
  readonly path: `/${string}`;
  readonly function: string;
  readonly auth: 'jwt' | 'none';
}

/**
 * One thing a function may do. Each becomes the narrowest IAM statement that allows it; nothing else is granted.
 *
 * - `events`: streams of the types in the event table (leading keys `T#*#S#<type>#*`), by what is done with them.
 * - `inbox`: command inbox records (leading keys `T#*#I#*`).
 * - `rows`: heads and pages of the projections in the row table (leading keys `T#*#P#<projection>#*`): `read` and `write`
 *   mean both, `write` also to rebuild them and to clear away what was replaced; `heads` is to read and write heads, with the records that go with them, and no pages.
 * - `records`: records of the projections in the row table (leading keys `T#*#P#<projection>#R#*`), by what is done.
 * - `due-index`: keys of the records of a projection that are due.
 * - `data-keys`: the wrapped data key of a tenant; `create` may also make one.
 * - `bodies`: bodies of big commits in the body bucket: whoever appends writes them, whoever reads commits reads them.
 * - `files`: objects below `<prefix>/` in the file bucket (uploads and sorted runs of imports).
 * - `orphans`: to `find` pages, bodies and runs of imports that nobody refers to, or to `sweep` them away.
 * - `parameter`: read the secret parameter `/foldbook/<name>`, which operators put there.
 * - `bus`: put entries on the event bus.
 * - `queue`: send to the queue of the named consumer, shared or not; its `own` function also puts off the next try of its messages.
 * - `all-queues`: send to the queue of any consumer, and see how full it is.
 * - `dead-letters`: see, take and delete what any consumer, stream reader or schedule gave up.
 */
export type Permission =
  | { readonly kind: 'events'; readonly access: readonly EventAccess[]; readonly streamTypes: readonly StreamType[] }
  | { readonly kind: 'heads-index'; readonly access: 'read' | 'scan' }
  | { readonly kind: 'inbox'; readonly access: 'read-write' }
  | { readonly kind: 'rows'; readonly access: 'read' | 'write' | 'heads'; readonly projections: readonly string[] }
  | { readonly kind: 'records'; readonly access: readonly RecordAccess[]; readonly projections: readonly string[] }
  | { readonly kind: 'due-index'; readonly projection: string }
  | { readonly kind: 'data-keys'; readonly access: 'read' | 'create' }
  | { readonly kind: 'bodies'; readonly access: 'read' | 'write' | 'read-write' }
  | { readonly kind: 'files'; readonly access: 'read' | 'write' | 'read-write'; readonly prefix: string }
  | { readonly kind: 'orphans'; readonly access: 'find' | 'sweep' }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'bus'; readonly access: 'put' }
  | { readonly kind: 'queue'; readonly access: 'send' | 'own'; readonly consumer: string }
  | { readonly kind: 'all-queues'; readonly access: 'refill' }
  | { readonly kind: 'dead-letters'; readonly access: 'repair' };

/**
 * What a function does with streams: it reads their `heads` (and pages, by key) or their `commits`; it will `append`; it
 * puts `pages` ahead of an append and removes replaced ones; it appends elsewhere only while they stand `unchanged`.
 */
export type EventAccess = 'heads' | 'commits' | 'append' | 'pages' | 'unchanged';

/** What a function does with records: it reads them by key, lists partitions, puts and deletes. */
export type RecordAccess = 'read' | 'list' | 'put' | 'delete';

/** A Lambda function. `name` is `<context>.<role>`, e.g. `tax.http`; `entry` is its handler file, exporting `handler`. */
export interface FunctionWiring {
  readonly name: string;
  readonly entry: `functions/${string}.ts`;
  readonly description: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly permissions: readonly Permission[];
  /** 'store' bundles, which have the event store, may weigh 280 KB, 'plain' ones 60 KB. */
  readonly bundle: 'store' | 'plain';
  /** What lies beside the code and is read when asked for: it is no part of what a cold start reads. */
  readonly assets?: readonly AssetWiring[];
}

/** A file that is deployed with a function, compressed, as `assets/<name>.gz`. */
export interface AssetWiring {
  readonly name: string;
  /** Where it comes from, relative to the project. */
  readonly from: string;
}

/**
 * A consumer: a queue with a dead-letter queue and the function that reads it, and a bus rule that brings the commits of
 * the stream types. One without stream types gets work orders of its own context instead. A consumer with cursors
 * subscribes to stream types, never to event types: without a cursor, `eventTypes` leaves out commits that hold none.
 */
export interface ConsumerWiring {
  readonly name: string;
  readonly function: string;
  readonly streamTypes: readonly StreamType[];
  /** Whether it works only when a function of its context tells it that somebody asks: commits are not brought to it. */
  readonly onDemand?: boolean;
  readonly eventTypes?: readonly string[];
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  readonly maximumConcurrency: number;
  readonly maximumReceives: number;
  /** The projection whose cursors this consumer moves; left out for a reactor without a projection. */
  readonly projection?: string;
  /**
   * The queue, by a name of its own, where projections of one context share it: one rule brings the commits of all their
   * stream types, and their function brings all of them up to each message. Such consumers differ in name, stream types
   * and projection alone. Left out where a consumer has a queue to itself, which bears its name.
   */
  readonly queue?: string;
  /**
   * Left out when the projection has one head with a cursor per stream type. Otherwise each stream has a head of its own
   * (`cursorName`), and only tenants with a stream of this type are served: nobody else's commits are brought.
   */
  readonly perStreamFor?: StreamType;
}

/** A queue as it is deployed, with its rule and its function, for one consumer or for those that share it. */
export interface QueueWiring extends Omit<ConsumerWiring, 'projection' | 'queue'> {
  /** Their names. */
  readonly consumers: readonly string[];
}

/** The name of a consumer's queue. */
export const queueNameOf = ({ name, queue = name }: Pick<ConsumerWiring, 'name' | 'queue'>): string => queue;

/** The queues of consumers, in the order in which consumers first name them. */
export const queuesOf = (consumers: readonly ConsumerWiring[]): readonly QueueWiring[] =>
  [...Map.groupBy(consumers, queueNameOf)].flatMap(([name, sharing]) =>
    sharing.slice(0, 1).map(({ projection: _, queue: __, ...common }) => ({
      ...common,
      name,
      streamTypes: [...new Set(sharing.flatMap(({ streamTypes }) => streamTypes))],
      consumers: sharing.map((consumer) => consumer.name),
    })),
  );

/** A schedule, by a rate or a cron expression of EventBridge Scheduler. */
export interface ScheduleWiring {
  readonly name: string;
  readonly function: string;
  readonly expression: `rate(${string})` | `cron(${string})`;
}

/** A function that reads the stream of the event table. */
export interface StreamReaderWiring {
  readonly name: string;
  readonly function: string;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  readonly parallelizationFactor: number;
  /** -1 for as many as it takes. */
  readonly maximumRetryAttempts: number;
  /** A batch that fails for so long goes to dead letters, and the stream goes on behind it. */
  readonly maximumRecordAgeSeconds: number;
}

export interface ContextWiring {
  readonly context: string;
  readonly functions: readonly FunctionWiring[];
  readonly routes: readonly RouteWiring[];
  /** The function that answers what no route takes (`$default` of the API): one context of the system names one. */
  readonly fallback?: string;
  readonly consumers: readonly ConsumerWiring[];
  readonly schedules: readonly ScheduleWiring[];
  readonly streamReaders: readonly StreamReaderWiring[];
}
