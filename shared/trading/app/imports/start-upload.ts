import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import type { Refusal } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { ObjectStore } from '../../../kernel/objects.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { fromEpochMs } from '../../../kernel/time.ts';
import { uploadName } from './upload-name.ts';

const UPLOAD_SECONDS = 3_600;

export type Upload = { readonly uploadId: string; readonly url: string; readonly expiresAt: string };

/** Opens a place for a file. Nothing but the answer is stored, and that only under an idempotency key. */
export const startUpload = (
  store: Store,
  files: ObjectStore,
  context: CommandContext,
): Promise<CommandResult<Upload> | Refusal<CommandCode>> =>
  runCommand<Upload>(store, context, [], async () => {
    const uploadId = newId();
    const url = await files.uploadUrl(uploadName(context.tenant, uploadId), UPLOAD_SECONDS);
    const expiresAt = fromEpochMs(Date.parse(context.now) + UPLOAD_SECONDS * 1_000);
    return { appends: [], answer: { uploadId, url, expiresAt } };
  });
