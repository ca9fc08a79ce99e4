import * as z from 'zod/mini';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { readMappings } from '../../shared/trading/app/mappings/mapping-stream.ts';
import type { MappingId } from '../../shared/trading/contract/mapping.ts';
import {
  createMappingRoute,
  deleteMappingRoute,
  getMappingRoute,
  listMappingsRoute,
  previewMappingRoute,
  replaceMappingRoute,
} from '../../shared/trading/contract/mapping-http.ts';
import type { SavedMapping } from '../../shared/trading/domain/mappings/mappings.ts';
import type { Result } from '../../shared/trading/importers/types.ts';

const cursor = cursorOf('import-mappings', z.string());

const headersOf = (versions: Parameters<typeof consistencyHeader>[0], saved?: SavedMapping) => ({
  ...consistencyHeader(versions, 'import-mappings', MAIN),
  ...(saved && { etag: `"${saved.version}"` }),
});

const viewOf = ({ mapping, mappingId, version, createdAt, updatedAt }: SavedMapping) => ({
  // ours, and made by newId
  mappingId: mappingId as MappingId,
  version,
  createdAt,
  updatedAt,
  ...mapping,
});

function rowOf(result: Result) {
  const { kind: outcome, line } = result;
  if (result.kind === 'transaction') return { line, outcome, transaction: result.transaction };
  return { line, outcome, ...(result.kind === 'rejected' && { code: result.code }), reason: result.reason };
}

/** What defines and tries mappings reads files, and is loaded with the first that is sent. */
const orders = () => import('./import-orders.ts');

export const mappingRoutes = (store: Store) => [
  on(createMappingRoute, async (request) => {
    const { createMapping } = await orders();
    const result = await createMapping(store, commandContext('createImportMapping', request), request.body);
    if (isRefused(result)) return result;
    return { status: 201 as const, body: viewOf(result.answer), headers: headersOf(result.versions) };
  }),

  on(listMappingsRoute, async ({ tenant, query }) => {
    const after = cursor.decode(query.cursor);
    if (isRefused(after)) return after;
    const all = Object.values(await readMappings(store, tenant)).sort((a, b) => (a.mappingId < b.mappingId ? -1 : 1));
    const rest = all.filter(({ mappingId }) => mappingId > (after.position ?? ''));
    const page = rest.slice(0, query.limit);
    const last = rest.length > page.length ? page.at(-1) : undefined;
    const nextCursor = last ? cursor.encode(last.mappingId) : null;
    return { status: 200 as const, body: { items: page.map(viewOf), nextCursor } };
  }),

  on(getMappingRoute, async ({ tenant, params }) => {
    const saved = (await readMappings(store, tenant))[params.mappingId];
    if (!saved) return refuse('NotFound', 'There is no mapping with this id.');
    return { status: 200 as const, body: viewOf(saved), headers: { etag: `"${saved.version}"` } };
  }),

  on(replaceMappingRoute, async (request) => {
    const { replaceMapping } = await orders();
    const { body: input, ifMatch, params } = request;
    const context = commandContext('replaceImportMapping', request);
    const result = await replaceMapping(store, context, { mappingId: params.mappingId, input, ifMatch });
    if (isRefused(result)) return result;
    return { status: 200 as const, body: viewOf(result.answer), headers: headersOf(result.versions, result.answer) };
  }),

  on(deleteMappingRoute, async (request) => {
    const { deleteMapping } = await orders();
    const context = commandContext('deleteImportMapping', request);
    const result = await deleteMapping(store, context, request.params.mappingId);
    return isRefused(result) ? result : { status: 204 as const, headers: headersOf(result.versions) };
  }),

  on(previewMappingRoute, async ({ body: { mapping, content, account } }) => {
    const { previewMapping } = await orders();
    const preview = await previewMapping({ mapping, content, account });
    if (isRefused(preview)) return preview;
    const { header, results } = preview;
    return { status: 200 as const, body: { header, rows: results.map(rowOf) } };
  }),
];
