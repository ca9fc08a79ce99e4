import type { StreamId } from '../../../kernel/streams.ts';
import type { ConsumerWiring } from '../../../kernel/wiring.ts';
import type { PageOwner } from './page-orphans.ts';

/** Whose pages a move of a stream may have left behind: its own, and those of the projections that follow it. */
export function ownersOf(stream: StreamId, consumers: readonly ConsumerWiring[]): readonly PageOwner[] {
  const followers = consumers.filter(
    // One head for each stream has no pages.
    ({ projection, streamTypes, perStreamFor }) =>
      projection !== undefined && perStreamFor === undefined && streamTypes.includes(stream.type),
  );
  const { tenant } = stream;
  return [{ stream }, ...followers.map(({ projection = '' }) => ({ projection: { tenant, projection } }))];
}

export const ownerName = (owner: PageOwner): string => JSON.stringify(owner);
