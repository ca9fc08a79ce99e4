/** Takes the order to import a file. The file is stored first; reading it is the reactor's work. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { ObjectMissing, type ObjectStore } from '../../../kernel/objects.ts';
import { workStream } from '../../../kernel/projection/wanted.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { requested } from '../../domain/import-state.ts';
import { SAMPLE_BYTES } from '../../importers/sample.ts';
import { readMappings } from '../mappings/mapping-stream.ts';
import { type FileCode, type KnownFile, recognize } from './file-faults.ts';
import { accountOf } from './format-of.ts';
import { importAppend } from './import-head.ts';
import { importStream } from './import-stream.ts';
import { opened } from './open-imports.ts';
import { recognizeAmong, recognizeBy } from './recognize-mapped.ts';
import { uploadName } from './upload-name.ts';

export interface ImportOrder {
  readonly format: string;
  /** With the format `mapping`. */
  readonly mappingId: string | undefined;
  readonly account: string | undefined;
  readonly content: string | undefined;
  readonly uploadId: string | undefined;
}

/** The first bytes of the file that an order names. */
async function startOfFile(
  files: ObjectStore,
  tenant: TenantId,
  order: ImportOrder,
): Promise<Uint8Array | Refusal<'NotFound'>> {
  if (order.content !== undefined) return Buffer.from(order.content.slice(0, SAMPLE_BYTES));
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of files.stream(uploadName(tenant, order.uploadId ?? ''))) {
      pieces.push(piece);
      size += piece.byteLength;
      if (size >= SAMPLE_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof ObjectMissing)) throw error;
    return refuse('NotFound', 'There is no upload with this id, or nothing was put there yet.');
  }
  return Buffer.concat(pieces);
}

/** Where nothing knows the file, its user may. */
const hinted = (known: KnownFile | Refusal<FileCode>): KnownFile | Refusal<FileCode> =>
  isRefused(known) && known.code === 'UnknownFormat'
    ? { ...known, detail: `${known.detail} Or say yourself what its columns mean: POST /v1/imports/mappings.` }
    : known;

/**
 * What the file of an order is read by. Unless the order says it, a format that knows the very header comes first, then a
 * mapping of the user's with the very header, then a format that knows it but for a few columns.
 */
export async function recognizeOrder(
  store: Store,
  files: ObjectStore,
  tenant: TenantId,
  order: ImportOrder,
): Promise<KnownFile | Refusal<FileCode | 'NotFound'>> {
  const start = await startOfFile(files, tenant, order);
  if (isRefused(start)) return start;
  const { mappingId } = order;
  if (mappingId !== undefined) return recognizeBy(store, tenant, { mappingId, start });
  const known = await recognize(start, order.format, accountOf(order, order));
  if (order.format !== 'auto' || (!isRefused(known) && known.drift.length === 0)) return known;
  return recognizeAmong(await readMappings(store, tenant), start) ?? hinted(known);
}

export async function requestImport(
  store: Store,
  files: ObjectStore,
  context: CommandContext,
  order: ImportOrder,
): Promise<CommandResult<{ readonly importId: string }> | Refusal<FileCode | 'NotFound' | CommandCode>> {
  const importId = newId();
  const object = uploadName(context.tenant, order.uploadId ?? importId);
  const stream = importStream(context.tenant, importId);
  let stored: KnownFile | undefined;
  return runCommand<{ readonly importId: string }, FileCode | 'NotFound'>(
    store,
    context,
    [stream, workStream(context.tenant)],
    async (heads) => {
      // Inside the decision, so that a repeated request whose answer is stored looks for no file and stores none.
      const known = stored ?? (await recognizeOrder(store, files, context.tenant, order));
      if (isRefused(known)) return known;
      if (order.content !== undefined && stored === undefined) await files.put(object, order.content);
      stored = known;
      const { format, mapping } = known;
      const data = { importId, format, object, account: accountOf(order, known), ...(mapping && { mapping }) };
      const append = importAppend(stream, requested(data), [{ type: 'ImportRequested', data }]);
      return { appends: [append, opened(heads, context.tenant, importId)], answer: { importId } };
    },
  );
}
