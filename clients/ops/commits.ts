/** Feeds of commits, page by page. */

import type { Foldbook } from '../typescript/client.ts';
import { items } from '../typescript/items.ts';
import type { operations } from '../typescript/schema.ts';

type Answer = operations['listCommits']['responses'][200]['content']['application/json'];
/** A commit without its content. */
export type Commit = Answer['items'][number];
export type CommitQuery = NonNullable<operations['listCommits']['parameters']['query']>;

/** @param onPage is told the hour that the search has come to. */
export const commitsOf = (
  api: Foldbook,
  query: CommitQuery,
  onPage: (reached: string | null) => void = () => undefined,
): AsyncGenerator<Commit> =>
  items(async (page) => {
    const answer = await api.GET('/v1/ops/commits', { params: { query: { ...query, ...page } } });
    if (answer.data) onPage(answer.data.reached);
    return answer;
  });

export const streamOf = ({ streamType, streamId }: Pick<Commit, 'streamType' | 'streamId'>): string =>
  `${streamType}/${streamId}`;
export const eventsOf = ({ events }: Commit): string =>
  Object.entries(events)
    .map(([type, count]) => (count > 1 ? `${count} ${type}` : type))
    .join(', ');
