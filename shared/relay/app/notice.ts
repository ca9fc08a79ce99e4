import * as z from 'zod/mini';
import { type CommitNotice, commitNotice } from '../../kernel/messages.ts';
import { parseStreamKey } from '../../kernel/streams.ts';

type Image = Readonly<Record<string, { readonly S?: string; readonly N?: string } | undefined>>;

const countsSchema = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text: string): unknown => JSON.parse(text)),
  ),
  z.record(z.string(), z.number()),
);

/**
 * The notice of a commit item; undefined when the item is no commit of ours.
 * @throws when it says it is one, and isn't.
 */
export function noticeOf(image: Image): CommitNotice | undefined {
  const { pk, v, counts, correlation, command, at } = image;
  const stream = parseStreamKey(pk?.S ?? '');
  if (!stream || v?.N === undefined || counts?.S === undefined || !correlation?.S || !at?.S) return undefined;
  if (Number.isNaN(Date.parse(at.S))) throw new Error(`recorded at ${at.S}`);
  return z.parse(commitNotice, {
    tenant: stream.tenant,
    streamType: stream.type,
    streamId: stream.id,
    version: Number(v.N),
    eventTypes: Object.keys(z.parse(countsSchema, counts.S)),
    correlationId: correlation.S,
    ...(command?.S !== undefined && { commandId: command.S }),
    recordedAt: at.S,
  });
}
