/** The stream types of the event table. A type belongs to one context, which alone decides on it. */
export const STREAM_TYPES = [
  'settings',
  'journal',
  'import',
  'position',
  'user-prices',
  'tax-book',
  'tax-report',
  'filing',
  'lot-selections',
  'webhook-endpoints',
  'import-mappings',
  'ops-audit',
  'portfolio',
  'portfolio-valuation',
  'corporate-action',
  'asset',
  'watchlist',
  'tracked-asset',
  'account',
  'transfer',
  'transfer-schedule',
  'provider-payment',
  'fee-schedule',
  'compliance-rules',
  'compliance-profile',
  'workflow',
] as const;
export type StreamType = (typeof STREAM_TYPES)[number];

/**
 * Streams whose commits carry what they changed in the head. The head itself is written only now and then, so that one
 * more transaction of a user is one small item and not two, of which the second is large (ADR 0042).
 */
const CARRYING: ReadonlySet<StreamType> = new Set(['journal', 'position', 'tax-book']);
export const isCarrying = (type: StreamType): boolean => CARRYING.has(type);

/** The derived streams that carry the serving heads of the projections that append to them, and what these are folds of. */
const CARRIERS = {
  holdings: { type: 'position', sources: ['journal', 'settings', 'user-prices'] },
  'tax-book': { type: 'tax-book', sources: ['journal', 'settings', 'user-prices', 'lot-selections'] },
} as const satisfies Record<string, { readonly type: StreamType; readonly sources: readonly StreamType[] }>;
/** The type of the stream that carries a projection's serving head; undefined where the head is an item of its own. */
export const carrierOf = (projection: string): StreamType | undefined =>
  Object.entries(CARRIERS).find(([name]) => name === projection)?.[1].type;
/** Types of the derived streams that a commit of a type may have moved. */
export const derivedFrom = (source: StreamType): readonly StreamType[] =>
  Object.values(CARRIERS).flatMap(({ type, sources }) => (sources.some((one) => one === source) ? [type] : []));

/** Streams that others are derived from are put into the index of heads by an item of their own with each commit. */
export const isMarked = (type: StreamType): boolean => isCarrying(type) && derivedFrom(type).length > 0;

/** A tenant is a user (the verified subject of the token), or `platform` for what belongs to nobody. */
export type TenantId = string & { readonly __brand: 'TenantId' };
export const PLATFORM = 'platform' as TenantId;

export interface StreamId {
  readonly tenant: TenantId;
  readonly type: StreamType;
  readonly id: string;
}

/** Partition of a stream's commits and head in the event table. */
export const streamKey = (stream: StreamId): string => `T#${stream.tenant}#S#${stream.type}#${stream.id}`;
/** Sort key of a commit. Versions start at 1. */
export const commitKey = (version: number): string => `C#${String(version).padStart(12, '0')}`;
export const HEAD_KEY = 'HEAD';
/** Sort key of what says in the index of heads when a stream moved whose head isn't written with each commit. */
export const MOVED_KEY = 'MOVED';
/** Partition of a generation of a projection in the row table: its pages, and its head while it is being built. */
export const generationKey = (tenant: TenantId, projection: string, generation: number): string =>
  `T#${tenant}#P#${projection}#G${generation}`;
/** Partition of the head that serves, whatever its generation, so that readers find it without looking it up. */
export const servingKey = (tenant: TenantId, projection: string): string => `T#${tenant}#P#${projection}#HEAD`;

const STREAM_KEY = /^T#([^#]+)#S#([^#]+)#(.+)$/;

/** Reads a stream's partition key; undefined for any other key. */
export function parseStreamKey(key: string): StreamId | undefined {
  const [, tenant, name, id] = STREAM_KEY.exec(key) ?? [];
  const type = STREAM_TYPES.find((candidate) => candidate === name);
  return tenant !== undefined && id !== undefined && type ? { tenant: tenant as TenantId, type, id } : undefined;
}
