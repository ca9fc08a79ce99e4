import { consumers } from '../../shared/consumers.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { fromEpochMs } from '../../shared/kernel/time.ts';
import {
  type OrphanFinding,
  type OrphanReport,
  reportOrphans,
} from '../../shared/operations/app/orphans/report-orphans.ts';
import { lastPass, type PassState } from '../../shared/operations/app/orphans/sweep-orphans.ts';
import { readOrphans } from '../../shared/operations/contract/orphans-http.ts';
import type { Inspecting } from './inspecting.ts';
import { timeOfRequest } from './time-of-request.ts';

const passView = ({ phase, startedAt, endedAt, counts: { streams, noted, ...deleted } }: PassState) => ({
  ...{ phase: String(phase), startedAt: fromEpochMs(startedAt), streams, noted, deleted },
  endedAt: endedAt === undefined ? null : fromEpochMs(endedAt),
});

const foundView = ({ pages, bodies, runs, isComplete }: OrphanReport) => ({
  ...{ pages: [...pages], bodies: [...bodies], runs: [...runs] },
  complete: isComplete,
});

export const orphanRoutes = (inspecting: Inspecting) => [
  on(readOrphans, async ({ query: { tenant }, now }) => {
    const finding: OrphanFinding = {
      ...inspecting,
      ...{ consumers, nowMilliseconds: Date.parse(now), hasTime: timeOfRequest() },
    };
    const last = await lastPass(inspecting.records);
    const found = tenant === undefined ? undefined : await reportOrphans(finding, tenant);
    return {
      status: 200 as const,
      body: { lastPass: last ? passView(last) : null, found: found ? foundView(found) : null },
    };
  }),
];
