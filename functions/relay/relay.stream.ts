import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { busOfEnvironment, deadLettersOfEnvironment } from '../../shared/adapters/environment.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { relay } from '../../shared/relay/app/relay.ts';

const bus = busOfEnvironment();
const bury = deadLettersOfEnvironment();
const log = jsonLog();

export const handler = (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
  relay(event.Records, { bus, bury, log, now: systemClock, requestId: context.awsRequestId });
