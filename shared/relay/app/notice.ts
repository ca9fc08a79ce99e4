import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { CommitNotice } from '../../kernel/messages.ts';
import { parseStreamKey } from '../../kernel/streams.ts';

type Image = Readonly<Record<string, Pick<AttributeValue, 'S' | 'N'> | undefined>>;

/** The notice of a commit item; undefined when the item is no commit of ours. */
export function noticeOf(image: Image): CommitNotice | undefined {
  const { pk, v, counts, correlation, command, at } = image;
  const stream = parseStreamKey(pk?.S ?? '');
  if (!stream || v?.N === undefined || counts?.S === undefined || !correlation?.S || !at?.S) return undefined;
  return {
    tenant: stream.tenant,
    streamType: stream.type,
    streamId: stream.id,
    version: Number(v.N),
    eventTypes: Object.keys(JSON.parse(counts.S) as Record<string, number>),
    correlationId: correlation.S,
    ...(command?.S !== undefined && { commandId: command.S }),
    recordedAt: at.S,
  };
}
