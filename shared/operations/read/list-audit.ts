import { mainStream } from '../../kernel/projection/types.ts';
import { type Store, streamName } from '../../kernel/store/types.ts';
import { PLATFORM } from '../../kernel/streams.ts';
import { type OpsAuditEvent, opsAuditEvents } from '../contract/events.ts';

interface AuditEntry {
  readonly version: number;
  readonly at: string;
  readonly operator: string;
  readonly correlationId: string;
  readonly type: OpsAuditEvent['type'];
  readonly what: string;
  readonly target: Readonly<Record<string, string>>;
  readonly reason: string | null;
}

const stream = mainStream(PLATFORM, 'ops-audit');

/** Entries before a version, newest first; `before` is left out for the newest. */
export async function listAudit(
  store: Store,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<{ readonly items: readonly AuditEntry[]; readonly before: number | undefined }> {
  const end = before ?? ((await store.readHeads([stream])).get(streamName(stream))?.version ?? 0) + 1;
  const first = Math.max(1, end - limit);
  if (end <= 1) return { items: [], before: undefined };
  const commits = await store.readCommits(stream, first - 1, { commitsMax: end - first });
  const items = commits.flatMap(({ version, recordedAt, correlationId, events }) =>
    events.map((stored) => {
      const { type, data } = opsAuditEvents.decode(stored);
      const what = type === 'OperatorActed' ? data.action : data.what;
      const { operator, target, reason = null } = data;
      return { version, at: recordedAt, operator, correlationId, type, what, target, reason };
    }),
  );
  return { items: items.toReversed(), before: first > 1 ? first : undefined };
}
