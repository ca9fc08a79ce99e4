/**
 * The tenant's imports that were accepted and are still at work, in one small stream: what a consistency token that was
 * given after them has to wait for, too.
 */
import { type Append, encodeAll, type Heads } from '../../../kernel/commands/run-command.ts';
import { BUSY, workStream } from '../../../kernel/projection/wanted.ts';
import { reducerModel, stateIn, stateOf } from '../../../kernel/store/stream-state.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { type ImportEvent, importEvents } from '../../contract/import-events.ts';

type OpenImports = { readonly open: readonly string[] };

export const OPEN_IMPORTS_STATE = reducerModel<OpenImports, ImportEvent>({
  version: 1,
  contract: importEvents,
  initial: { open: [] },
  evolve: ({ open }, { type, data }) => {
    if (type === 'ImportOpened') return { open: [...open, data.importId] };
    return type === 'ImportClosed' ? { open: open.filter((id) => id !== data.importId) } : { open };
  },
});

const openIn = (heads: Heads, tenant: TenantId): readonly string[] =>
  stateIn(heads, workStream(tenant), OPEN_IMPORTS_STATE)?.open ?? [];

function append(
  tenant: TenantId,
  type: 'ImportOpened' | 'ImportClosed',
  importId: string,
  open: readonly string[],
): Append {
  return {
    stream: workStream(tenant),
    events: encodeAll(importEvents, [{ type, data: { importId } }]),
    ...stateOf(OPEN_IMPORTS_STATE, { open }),
    status: open.length > 0 ? BUSY : 'idle',
  };
}

/** The append that lists an import as being at work. */
export const opened = (heads: Heads, tenant: TenantId, importId: string): Append =>
  append(tenant, 'ImportOpened', importId, [...openIn(heads, tenant), importId]);

/** The append that takes it from the list; none if it isn't there. */
export function closed(heads: Heads, tenant: TenantId, importId: string): readonly Append[] {
  const open = openIn(heads, tenant);
  if (!open.includes(importId)) return [];
  return [
    append(
      tenant,
      'ImportClosed',
      importId,
      open.filter((id) => id !== importId),
    ),
  ];
}
