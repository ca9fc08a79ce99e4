import type { Context } from 'aws-lambda';
import { busOfEnvironment, environment } from '../../shared/adapters/environment.ts';
import { registry } from '../../shared/registry.ts';
import { sweep } from '../../shared/relay/app/sweep.ts';

const { store, headsIndex, log } = environment();
const bus = busOfEnvironment();

export const handler = async (
  _event: unknown,
  { awsRequestId: requestId }: Context,
): Promise<{ published: number }> => {
  const consumers = registry.flatMap((context) => context.consumers);
  const options = { store, heads: headsIndex(), bus, consumers, log, nowMilliseconds: Date.now(), requestId };
  return { published: await sweep(options) };
};
