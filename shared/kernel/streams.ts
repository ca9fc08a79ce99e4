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
