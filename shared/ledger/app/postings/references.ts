/** References are unique among those of one source of a user: a record that is put in the same append says who has one. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { referenceKey } from '../../read/places.ts';

export type ReferenceCode = 'ReferenceUsed';

export interface Reference {
  readonly tenant: TenantId;
  /** `user` for what users give, else the name of who else does. */
  readonly source: string;
  /** Left out: there is none, and nothing to be unique. */
  readonly reference: string | undefined;
}

/** Who has the reference already. */
export async function usedReference(
  store: Store,
  { tenant, source, reference }: Reference,
): Promise<Refusal<ReferenceCode> | undefined> {
  if (reference === undefined) return undefined;
  const [record] = await store.readRecords([referenceKey(tenant, source, reference)]);
  if (!record) return undefined;
  return refuse('ReferenceUsed', `The reference ${JSON.stringify(reference)} was used before.`, {
    data: { reference, usedBy: record.value },
  });
}

/** @param by id of what has it from now on. */
export const referenceWrite = ({ tenant, source, reference }: Reference, by: string): readonly RecordWrite[] =>
  reference === undefined ? [] : [{ ...referenceKey(tenant, source, reference), expect: 'absent', value: by }];
