import type { EventContract } from '../../../kernel/events/contract.ts';
import type { SourceCommit } from '../../../kernel/projection/types.ts';
import type { Commit } from '../../../kernel/store/types.ts';
import { positionEvents } from '../../../portfolio/contract/events.ts';
import { journalEvents } from '../../../trading/contract/events.ts';
import { watchlistEvents } from '../../contract/watchlist-events.ts';

const CONTRACTS: readonly EventContract[] = [positionEvents, watchlistEvents, journalEvents];

/** A commit of a stream that tracking goes by, its events upcast. Throws for what can't be read. */
export function decodeSource(commit: Commit): SourceCommit {
  const contract = CONTRACTS.find(({ streamType }) => streamType === commit.stream.type);
  if (!contract) throw new Error(`tracking has no contract of ${commit.stream.type}`);
  return { header: commit, events: commit.events.map((event) => contract.decode(event)) };
}
