import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { ObjectStore } from '../../shared/kernel/objects.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { readImport } from '../../shared/trading/app/imports/import-head.ts';
import { progressOf } from '../../shared/trading/app/imports/progress.ts';
import { reverseImport } from '../../shared/trading/app/imports/reverse-import.ts';
import { startUpload } from '../../shared/trading/app/imports/start-upload.ts';
import type { FixedMapping } from '../../shared/trading/contract/import-events.ts';
import { getImport, postImport, postUpload, reverseImportRoute } from '../../shared/trading/contract/import-http.ts';
import type { MappingId } from '../../shared/trading/contract/mapping.ts';

/** Where the status of an import is read. */
const locationOf = (importId: string) => ({ location: `/v1/imports/${importId}` });

/** Names the mapping that a file is read by. */
const usedMapping = (fixed: FixedMapping | undefined) =>
  fixed && {
    // ours, and made by newId
    mapping: { mappingId: fixed.mappingId as MappingId, name: fixed.definition.name, version: fixed.version },
  };

export const importRoutes = (store: Store, files: ObjectStore) => [
  on(postImport, async (request) => {
    const { format, mappingId, account, content, uploadId } = request.body;
    // The importers are big and orders to import are rare: they are loaded with the first.
    const { dryRun, requestImport } = await import('./import-orders.ts');
    const order = { format, mappingId, account, content, uploadId };
    if (request.body.dryRun) {
      const tried = await dryRun(store, files, request.tenant, order);
      if (isRefused(tried)) return tried;
      const { rejections, mapping, ...found } = tried;
      const body = { dryRun: true as const, ...found, ...usedMapping(mapping), rejected: rejections };
      return { status: 200 as const, body };
    }
    const result = await requestImport(store, files, commandContext('requestImport', request), order);
    if (isRefused(result)) return result;
    const { importId } = result.answer;
    return {
      status: 202 as const,
      body: { importId },
      headers: { ...consistencyHeader(result.versions, 'import', importId), ...locationOf(importId) },
    };
  }),

  on(postUpload, async (request) => {
    const result = await startUpload(store, files, commandContext('startUpload', request));
    if (isRefused(result)) return result;
    const headers = consistencyHeader(result.versions, 'journal', MAIN);
    return { status: 201 as const, body: result.answer, headers };
  }),

  on(getImport, async ({ tenant, params }) => {
    const stored = await readImport(store, tenant, params.importId);
    if (!stored) return refuse('NotFound', 'There is no import with this id.');
    const { importId, status, format, mapping, account, counts, rejections, failure, reversal } = stored;
    const body = {
      ...{ importId, status, format, ...usedMapping(mapping), account, counts, failure },
      rejected: rejections,
      progress: await progressOf(files, stored),
      reversed: reversal?.status === 'completed',
      reversal: reversal && { status: reversal.status, reversed: reversal.reversed, total: counts.transactions },
    };
    return { status: 200 as const, body };
  }),

  on(reverseImportRoute, async (request) => {
    const { importId } = request.params;
    const command = { importId, reason: request.body?.reason ?? 'import reversed' };
    const result = await reverseImport(store, commandContext('reverseImport', request), command);
    if (isRefused(result)) return result;
    const headers = { ...consistencyHeader(result.versions, 'journal', MAIN), ...locationOf(importId) };
    return { status: 202 as const, body: result.answer, headers };
  }),
];
