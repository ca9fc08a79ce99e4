/** Holdings as they were known at a time: a fold of what had been recorded by then, kept nowhere. */

import { type Refusal, refuse } from '../../kernel/errors.ts';
import type { EventContract } from '../../kernel/events/contract.ts';
import { MemoryPages } from '../../kernel/pages/memory-pages.ts';
import { mainStream, type SourceCommit } from '../../kernel/projection/types.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { holdingsProjection, type OpenHoldings } from './holdings-projection.ts';

/** Stored bytes that one request folds; a longer past has to be asked for in the background. */
const BYTES_MAX = 10 * 1024 * 1024;
const PORTION_BYTES = 4 * 1024 * 1024;

export async function holdingsKnownAt(
  store: Store,
  tenant: TenantId,
  knownAt: string,
): Promise<OpenHoldings | Refusal<'AnswerTooLarge'>> {
  const book = await holdingsProjection.open(undefined, new MemoryPages());
  let portions = 0;
  for (const contract of holdingsProjection.contracts) {
    for (let after = 0, isOver = false; !isOver; ) {
      if (portions * PORTION_BYTES > BYTES_MAX) {
        return refuse('AnswerTooLarge', 'So much was recorded by then that it can not be folded for one request.');
      }
      const commits = await store.readCommits(mainStream(tenant, contract.streamType), after, {
        bytesMax: PORTION_BYTES,
      });
      portions += commits.length > 0 ? 1 : 0;
      const known = commits.filter(({ recordedAt }) => recordedAt <= knownAt);
      await book.apply(
        known.map((commit) => decode(contract, commit)),
        async () => undefined,
      );
      after = commits.at(-1)?.version ?? after;
      isOver = commits.length === 0 || known.length < commits.length;
    }
  }
  return book;
}

const decode = (contract: EventContract, commit: Awaited<ReturnType<Store['readCommits']>>[number]): SourceCommit => ({
  header: commit,
  events: commit.events.map((event) => contract.decode(event)),
});
