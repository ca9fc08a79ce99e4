import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import type { StoredEvent } from '../../shared/kernel/events/contract.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { STREAM_TYPES } from '../../shared/kernel/streams.ts';
import { showPayload } from '../../shared/operations/app/show-payload.ts';
import { showCommit } from '../../shared/operations/contract/commits-http.ts';
import { headerView } from './commit-header.ts';
import type { Services } from './services.ts';

const VERSION = /^[1-9]\d{0,11}$/;
const NONE = 'There is no such commit.';

const contentOf = ({ type, version, data }: StoredEvent) => ({ type, version, data });

export const showCommitRoutes = ({ store }: Pick<Services, 'store'>) => [
  on(showCommit, async (request) => {
    const { tenant, streamType, streamId: id, version } = request.params;
    const type = STREAM_TYPES.find((known) => known === streamType);
    if (!type || !VERSION.test(version)) return refuse('NotFound', NONE);
    const look = { what: 'commit', target: { ...request.params }, reason: request.body.reason };
    const commit = await showPayload(store, request, look, async () => {
      const [found] = await store.readCommits({ tenant, type, id }, Number(version) - 1, { commitsMax: 1 });
      return found?.version === Number(version) ? found : refuse('NotFound', NONE);
    });
    if (isRefused(commit)) return commit;
    const { events, ...header } = commit;
    return { status: 200 as const, body: { ...headerView(header), content: events.map(contentOf) } };
  }),
];
