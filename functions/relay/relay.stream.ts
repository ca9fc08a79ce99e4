import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { required } from '../../shared/adapters/environment.ts';
import { eventBridgeBus } from '../../shared/adapters/eventbridge.ts';
import { powertoolsLog } from '../../shared/kernel/http/powertools-log.ts';
import { relay } from '../../shared/relay/app/relay.ts';

const bus = eventBridgeBus(new EventBridgeClient({}), required('BUS_NAME'));
const log = powertoolsLog('relay.stream');

export const handler = (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => relay(event.Records, bus, log);
