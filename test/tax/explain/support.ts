import { readBook } from '../../../shared/kernel/projection/read-book.ts';
import { type Explanation, explain } from '../../../shared/tax/app/explain/explain.ts';
import { EXPLAIN_LIMITS, type ExplainLimits } from '../../../shared/tax/app/explain/explain-limits.ts';
import { taxBookProjection } from '../../../shared/tax/read/tax-book-projection.ts';
import { TENANT } from '../../faults/support/spine.ts';
import type { Filer } from '../reports/support.ts';

/** Asks what a transaction's disposals rest on. */
export async function ask(
  filer: Filer,
  transactionId = '',
  more: {
    readonly lotId?: string;
    readonly after?: string;
    readonly limit?: number;
    readonly limits?: Partial<ExplainLimits>;
  } = {},
): Promise<Explanation | undefined> {
  const question = {
    transactionId,
    lotId: more.lotId,
    after: more.after,
    limit: more.limit ?? 100,
    limits: { ...EXPLAIN_LIMITS, ...more.limits },
  };
  const read = await readBook(
    filer.store,
    taxBookProjection,
    { tenant: TENANT, wanted: undefined },
    async (opened) => ({ found: await explain(opened.book.book, question) }),
  );
  if (!('found' in read)) throw new Error(read.detail);
  return read.found;
}
