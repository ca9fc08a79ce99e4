import { busOfEnvironment, environment } from '../../shared/adapters/environment.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { registry } from '../../shared/registry.ts';
import { sweep } from '../../shared/relay/app/sweep.ts';

const { store, headsIndex } = environment();
const bus = busOfEnvironment();
const log = jsonLog('relay.sweeper');

export const handler = async (): Promise<{ published: number }> => {
  const consumers = registry.flatMap((context) => context.consumers);
  return { published: await sweep({ store, heads: headsIndex(), bus, consumers, log, nowMilliseconds: Date.now() }) };
};
