import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { tenantsWithOn } from '../../shared/adapters/dynamodb/tenants-with.ts';
import {
  busOfEnvironment,
  deadLettersOfEnvironment,
  dynamoDbOfEnvironment,
  required,
} from '../../shared/adapters/environment.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { consumers } from '../../shared/consumers.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { relay } from '../../shared/relay/app/relay.ts';

const bus = busOfEnvironment();
const bury = deadLettersOfEnvironment();
const tenantsWith = tenantsWithOn(dynamoDbOfEnvironment(), required('EVENT_TABLE'));
const log = jsonLog();

export const handler = (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
  relay(event.Records, { bus, bury, log, consumers, tenantsWith, now: systemClock, requestId: context.awsRequestId });
