import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { inspectionEnvironment } from '../../shared/adapters/system-environment.ts';
import { consumers } from '../../shared/consumers.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { sweepOrphans, sweepOrphansOf } from '../../shared/operations/app/orphans/sweep-orphans.ts';

const parts = inspectionEnvironment();
const RESERVE_MILLISECONDS = 60_000;

/**
 * What the schedule sends says nothing; an operator who invokes the function may name a user, who is swept at once, and
 * the time that it counts as.
 */
const order = z.object({ tenant: z.optional(z.string()), time: z.optional(z.string()) });

export const handler = async (event: unknown, context: Context): Promise<unknown> => {
  const { tenant, time } = order.safeParse(event).data ?? {};
  const sweep = {
    ...parts,
    consumers,
    nowMilliseconds: tenant !== undefined && time !== undefined ? Date.parse(time) : Date.now(),
    hasTime: () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS,
    requestId: context.awsRequestId,
  };
  return tenant === undefined ? (await sweepOrphans(sweep)).counts : sweepOrphansOf(sweep, tenant as TenantId);
};
