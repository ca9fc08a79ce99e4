import * as z from 'zod/mini';
import { isRefused } from '../../shared/kernel/errors.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { listAudit } from '../../shared/operations/contract/audit-http.ts';
import { listAudit as readAudit } from '../../shared/operations/read/list-audit.ts';
import type { Services } from './services.ts';

const cursor = cursorOf('ops-audit', z.int().check(z.minimum(2)));

export const auditRoutes = ({ store }: Pick<Services, 'store'>) => [
  on(listAudit, async ({ query }) => {
    const at = cursor.decode(query.cursor);
    if (isRefused(at)) return at;
    const { items, before } = await readAudit(store, { before: at.position, limit: query.limit });
    const nextCursor = before === undefined ? null : cursor.encode(before);
    return { status: 200 as const, body: { items, nextCursor } };
  }),
];
