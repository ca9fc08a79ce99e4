import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { busOfEnvironment } from '../../shared/adapters/environment.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { relay } from '../../shared/relay/app/relay.ts';

const bus = busOfEnvironment();
const log = jsonLog('relay.stream');

export const handler = (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => relay(event.Records, bus, log);
