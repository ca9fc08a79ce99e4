import { isRefused } from '../../shared/kernel/errors.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { refuseInput } from '../../shared/kernel/issues.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { hourReached } from '../../shared/kernel/store/walk-heads.ts';
import { FAULTS } from '../../shared/operations/app/verify/fault.ts';
import {
  type Verified,
  verifyOne,
  verifyPosition,
  verifyWalk,
} from '../../shared/operations/app/verify/verify-walk.ts';
import { verifyStreams } from '../../shared/operations/contract/verify-http.ts';
import type { Inspecting } from './inspecting.ts';
import { timeOfRequest } from './time-of-request.ts';

const cursor = cursorOf('ops-verifications', verifyPosition);

const sentence = (code: keyof typeof FAULTS, detail: string): string =>
  detail === '' ? FAULTS[code] : `${FAULTS[code].replace(/\.$/, '')}: ${detail}.`;

const bodyOf = ({ faults, next, streams, commits, erased }: Verified) => ({
  items: faults.map(({ stream: { tenant, type, id }, fault: { version, code, detail } }) => ({
    ...{ tenant: String(tenant), streamType: String(type), streamId: id, version, code: String(code) },
    reason: sentence(code, detail),
  })),
  nextCursor: next ? cursor.encode(next) : null,
  ...{ streams, commits, unreadable: erased, reached: hourReached(next?.walk) ?? null },
});

export const verifyRoutes = (inspecting: Inspecting) => [
  on(verifyStreams, async ({ query: { tenant, streamType, streamId = MAIN, since, cursor: given }, now }) => {
    const at = cursor.decode(given);
    if (isRefused(at)) return at;
    if (streamType !== undefined && tenant === undefined) {
      return refuseInput([{ path: 'tenant', message: 'must be given with streamType' }]);
    }
    const request = { position: at.position, now, hasTime: timeOfRequest() };
    const verified =
      streamType !== undefined && tenant !== undefined
        ? await verifyOne(inspecting, { tenant, type: streamType, id: streamId }, request)
        : await verifyWalk(inspecting, { tenant, since, ...request });
    return { status: 200 as const, body: bodyOf(verified) };
  }),
];
