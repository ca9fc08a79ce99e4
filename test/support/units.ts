/** Makes units for the store, each of a tenant that nobody else uses. */
import { randomBytes } from 'node:crypto';
import type { StoredEvent } from '../../shared/kernel/events/contract.ts';
import { newId } from '../../shared/kernel/ids.ts';
import type { Json, PageRef } from '../../shared/kernel/pages/types.ts';
import type {
  GenerationKey,
  PageChanges,
  ProjectionChange,
  ProjectionKey,
  StreamAppend,
  Unit,
} from '../../shared/kernel/store/types.ts';
import type { StreamId, StreamType, TenantId } from '../../shared/kernel/streams.ts';

export const T0 = '2026-01-31T09:00:00.000Z';
/** A time after `T0`. */
export const later = (seconds: number): string => new Date(Date.parse(T0) + seconds * 1_000).toISOString();

export const newTenant = (): TenantId => newId() as string as TenantId;
export const streamIn = (tenant: TenantId, type: StreamType = 'journal', id = 'main'): StreamId => ({
  tenant,
  type,
  id,
});
export const newStream = (type: StreamType = 'journal'): StreamId => streamIn(newTenant(), type);
export const bookOf = (tenant: TenantId, projection = 'transactions'): ProjectionKey => ({ tenant, projection });
/** Where the pages of a book lie. */
export const pagesOf = (
  { tenant, projection, building = 1 }: ProjectionKey,
  generation = building,
): { readonly projection: GenerationKey } => ({ projection: { tenant, projection, generation } });

/** Text of which no byte can be compressed away below three quarters. */
export const noise = (characters: number): string =>
  randomBytes(Math.ceil((characters * 3) / 4))
    .toString('base64')
    .slice(0, characters);

export const event = (data: Json, type = 'Noted', version = 1): StoredEvent => ({ type, version, data });

export const append = (stream: StreamId, expectedVersion: number, more: Partial<StreamAppend> = {}): StreamAppend => ({
  stream,
  expectedVersion,
  events: [event(`event ${expectedVersion + 1}`)],
  state: { last: expectedVersion + 1 },
  ...more,
});

export const change = (
  key: ProjectionKey,
  expectedEpoch: number,
  more: Partial<ProjectionChange> = {},
): ProjectionChange => ({
  key,
  expectedEpoch,
  cursors: { journal: expectedEpoch + 1 },
  halted: {},
  state: { epoch: expectedEpoch + 1 },
  generation: key.building ?? 1,
  reducer: 1,
  ...more,
});

export const pages = (more: Partial<PageChanges> = {}): PageChanges => ({
  written: new Map(),
  replaced: [],
  garbage: [],
  ahead: [],
  ...more,
});

/** Pages named `<prefix>0`, `<prefix>1` and so on. */
export const pagesNamed = (prefix: string, count: number, content: (index: number) => Json = (index) => index) =>
  new Map<PageRef, Json>(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, content(index)]));

export const unit = (parts: Partial<Omit<Unit, 'meta'>>, now = T0, commandId: string = newId()): Unit => ({
  meta: { commandId, causationId: commandId, correlationId: 'correlation', actor: 'tester', now },
  appends: [],
  ...parts,
});
