import { newId } from '../../kernel/ids.ts';
import type { RecordWrite } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';

/** Writes records, all or none. Answers the revision they have now; undefined when somebody else was first. */
export async function writeRecords(
  store: Pick<Store, 'write'>,
  records: readonly RecordWrite[],
  now: string,
): Promise<string | undefined> {
  const commandId = newId();
  const meta = { commandId, causationId: commandId, correlationId: commandId, actor: 'system:market-data', now };
  const { written } = await store.write({ meta, appends: [], records });
  return written ? commandId : undefined;
}
