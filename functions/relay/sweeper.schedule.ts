import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { environment, required } from '../../shared/adapters/environment.ts';
import { eventBridgeBus } from '../../shared/adapters/eventbridge.ts';
import { powertoolsLog } from '../../shared/kernel/http/powertools-log.ts';
import { registry } from '../../shared/registry.ts';
import { sweep } from '../../shared/relay/app/sweep.ts';

const { store, headsIndex } = environment();
const bus = eventBridgeBus(new EventBridgeClient({}), required('BUS_NAME'));
const log = powertoolsLog('relay.sweeper');

export const handler = async (): Promise<{ published: number }> => {
  const consumers = registry.flatMap((context) => context.consumers);
  return { published: await sweep({ store, heads: headsIndex(), bus, consumers, log, nowMilliseconds: Date.now() }) };
};
