import { newId } from '../ids.ts';
import type { RecordWrite } from './records.ts';
import type { Store } from './types.ts';

/** Writes records, all or none, as a component of the system. Answers whether nobody else was first. */
export async function putRecords(
  store: Store,
  records: readonly RecordWrite[],
  { actor, now }: { readonly actor: `system:${string}`; readonly now: string },
): Promise<boolean> {
  const commandId = newId();
  const meta = { commandId, causationId: commandId, correlationId: commandId, actor, now };
  return (await store.write({ meta, appends: [], records })).written;
}
