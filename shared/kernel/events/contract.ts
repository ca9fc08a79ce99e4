/** Event contracts: each type of a stream has one zod schema per version, and upcasters from each version to the next. */
import * as z from 'zod/mini';
import type { StreamType } from '../streams.ts';

type Versions = Readonly<Record<number, z.ZodMiniType>>;
/** The schema under the greatest number; a type that has come to a fifth version adds a line. */
type LatestOf<V extends Versions> = V extends { readonly 4: infer S extends z.ZodMiniType }
  ? S
  : V extends { readonly 3: infer S extends z.ZodMiniType }
    ? S
    : V extends { readonly 2: infer S extends z.ZodMiniType }
      ? S
      : V[keyof V & number];

/** An event as a decision makes it and a fold reads it: always of the latest version. */
export interface DomainEvent {
  readonly type: string;
  readonly data: unknown;
}

/** An event as it is stored. */
export interface StoredEvent extends DomainEvent {
  readonly version: number;
}

export type Upcast = (data: unknown) => unknown;

export interface EventContract<E extends DomainEvent = DomainEvent> {
  readonly streamType: StreamType;
  /** Schema of the union of all events of the stream, in their latest versions. For type inference only. */
  readonly event: z.ZodMiniType<E>;
  readonly types: readonly string[];
  /** The schema of one version, or undefined when there is none. */
  schemaOf(type: string, version: number): z.ZodMiniType | undefined;
  latestVersion(type: string): number | undefined;
  /** Checks an event that is about to be stored. Throws when it does not fit: that is a bug. */
  encode(event: E): StoredEvent;
  /** Upcasts and checks a stored event. Throws `UnreadableEvent` when it can't be read. */
  decode(stored: StoredEvent): E;
}

export class UnreadableEvent extends Error {
  constructor(detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'UnreadableEvent';
  }
}

type EventOf<M extends Readonly<Record<string, Versions>>> = {
  [T in keyof M & string]: { readonly type: T; readonly data: z.output<LatestOf<M[T]>> };
}[keyof M & string];

/**
 * Declares the events of a stream type. `upcasters['Type@1']` turns the data of version 1 into that of version 2.
 * A type whose versions have gaps or lack an upcaster is refused when the module loads.
 */
export function defineEvents<const M extends Readonly<Record<string, Versions>>>(
  streamType: StreamType,
  schemas: M,
  upcasters: Readonly<Record<string, Upcast>> = {},
): EventContract<EventOf<M>> {
  const latest = new Map<string, number>();
  for (const [type, versions] of Object.entries(schemas)) {
    const count = Object.keys(versions).length;
    for (let version = 1; version <= Math.max(1, count); version += 1) {
      if (!versions[version]) throw new TypeError(`${type} lacks version ${version}`);
      if (version < count && !upcasters[`${type}@${version}`])
        throw new TypeError(`${type} lacks upcaster @${version}`);
    }
    latest.set(type, count);
  }
  const schemaOf = (type: string, version: number): z.ZodMiniType | undefined => schemas[type]?.[version];
  return {
    streamType,
    event: z.any() as unknown as z.ZodMiniType<EventOf<M>>,
    types: Object.keys(schemas),
    schemaOf,
    latestVersion: (type) => latest.get(type),
    encode(event) {
      const version = latest.get(event.type);
      const schema = version === undefined ? undefined : schemaOf(event.type, version);
      if (version === undefined || !schema) throw new TypeError(`${event.type} is not an event of ${streamType}`);
      return { type: event.type, version, data: z.parse(schema, event.data) };
    },
    decode(stored) {
      const target = latest.get(stored.type);
      if (target === undefined || !schemaOf(stored.type, stored.version)) {
        throw new UnreadableEvent(`${stored.type} version ${stored.version} of ${streamType} is not known here`);
      }
      let data = stored.data;
      try {
        for (let version = stored.version; version < target; version += 1) {
          data = upcasters[`${stored.type}@${version}`]?.(data);
        }
      } catch (cause) {
        throw new UnreadableEvent(`${stored.type} version ${stored.version} can't be upcast`, { cause });
      }
      const parsed = schemaOf(stored.type, target)?.safeParse(data);
      if (!parsed?.success)
        throw new UnreadableEvent(`${stored.type} version ${stored.version} does not fit its schema`);
      return { type: stored.type, data: parsed.data } as EventOf<M>;
    },
  };
}
