import { isRefused } from '../../shared/kernel/errors.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { hourReached, walkPosition } from '../../shared/kernel/store/walk-heads.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import { startAll } from '../../shared/operations/app/replays/start-all.ts';
import { startReplays } from '../../shared/operations/contract/replays-all-http.ts';
import { operatingOf } from './acting.ts';
import { orderedBy, replayedProjection } from './replay-services.ts';
import type { Services } from './services.ts';
import { timeOfRequest } from './time-of-request.ts';

const walkCursor = cursorOf('ops-replays', walkPosition);

export const replayAllRoutes = (services: Services) => [
  on(startReplays, async (request) => {
    const { projection, policy, cursor } = request.body;
    const at = walkCursor.decode(cursor);
    if (isRefused(at)) return at;
    const replayed = replayedProjection(services, projection);
    if (isRefused(replayed)) return replayed;
    const { store, heads } = services;
    const act = { action: 'startReplays', target: { projection, policy } };
    const done = await operate(operatingOf(store, 'startReplays', request), act, async () => {
      const given = { sources: replayed.streamTypes, policy, from: at.position, hasTime: timeOfRequest() };
      const { started, next } = await startAll({ heads, ...given, request: orderedBy(services, request, projection) });
      return { started, reached: hourReached(next) ?? null, nextCursor: next ? walkCursor.encode(next) : null };
    });
    return isRefused(done) ? done : { status: 202 as const, body: done };
  }),
];
