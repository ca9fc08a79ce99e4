import type { CommandResult } from '../commands/run-command.ts';
import type { StreamType } from '../streams.ts';
import { CONSISTENCY_TOKEN, encodeToken } from './consistency-token.ts';

/**
 * The consistency token of a command's answer: the stream named, at the version that the command gave it. A command that
 * changed nothing gives version 0 of the fallback stream, which stands for the user's earlier commands alone.
 */
export function consistencyHeader(
  versions: CommandResult<unknown>['versions'],
  type: StreamType,
  id: string,
): Readonly<Record<string, string>> {
  const version = versions.find(({ stream }) => stream.type === type && stream.id === id)?.version ?? 0;
  return { [CONSISTENCY_TOKEN]: encodeToken({ type, id, version }) };
}
