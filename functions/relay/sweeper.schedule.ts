import type { Context } from 'aws-lambda';
import { busOfEnvironment } from '../../shared/adapters/environment.ts';
import { systemEnvironment } from '../../shared/adapters/system-environment.ts';
import { consumers } from '../../shared/consumers.ts';
import { sweep } from '../../shared/relay/app/sweep.ts';

const { store, headsIndex, records, log } = systemEnvironment();
const heads = headsIndex();
const bus = busOfEnvironment();

export const handler = async (_event: unknown, context: Context): Promise<{ published: number }> => {
  const published = await sweep({
    store,
    heads,
    records,
    bus,
    consumers,
    log,
    nowMilliseconds: Date.now(),
    remainingMilliseconds: () => context.getRemainingTimeInMillis(),
    requestId: context.awsRequestId,
  });
  return { published };
};
