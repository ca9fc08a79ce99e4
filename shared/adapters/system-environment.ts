/** What functions that work for the system itself have besides the adapters of all. */
import type { DataKeys } from '../kernel/crypto/data-keys.ts';
import type { ObjectListing } from '../kernel/object-listing.ts';
import type { Log } from '../kernel/observe/log.ts';
import type { HeadsIndex } from '../kernel/store/heads-index.ts';
import type { Inspection } from '../kernel/store/inspection.ts';
import type { PageInspection } from '../kernel/store/page-inspection.ts';
import type { SystemRecords } from '../kernel/store/system-records.ts';
import type { Store } from '../kernel/store/types.ts';
import { dynamoHeadsIndex } from './dynamodb/heads-index.ts';
import { dynamoInspection } from './dynamodb/inspection.ts';
import { dynamoPageInspection } from './dynamodb/page-inspection.ts';
import { dynamoSystemRecords } from './dynamodb/system-records.ts';
import {
  bodiesOfEnvironment,
  bucketOfEnvironment,
  dynamoOfEnvironment,
  type Environment,
  environment,
  required,
} from './environment.ts';
import { jsonLog } from './json-log.ts';
import { s3Listing } from './s3-listing.ts';

export interface SystemEnvironment extends Environment {
  readonly records: SystemRecords;
}

export function systemEnvironment(): SystemEnvironment {
  const client = dynamoOfEnvironment();
  return { ...environment(client), records: dynamoSystemRecords(client, required('ROW_TABLE')) };
}

export interface InspectionEnvironment {
  readonly log: Log;
  readonly store: Store;
  readonly keys: DataKeys;
  readonly heads: HeadsIndex;
  readonly records: SystemRecords;
  readonly inspection: Inspection;
  readonly pages: PageInspection;
  readonly bodies: ObjectListing;
  readonly files: ObjectListing;
}

/** For functions that look at whatever was recorded, as it lies there. */
export function inspectionEnvironment(): InspectionEnvironment {
  const client = dynamoOfEnvironment();
  const { log, store, keys, headsIndex } = environment(client);
  const tables = { events: required('EVENT_TABLE'), rows: required('ROW_TABLE'), keys: required('KEY_TABLE') };
  return {
    ...{ log, store, keys, heads: headsIndex() },
    records: dynamoSystemRecords(client, tables.rows),
    inspection: dynamoInspection(client, tables.events, bodiesOfEnvironment()),
    pages: dynamoPageInspection(client, tables, keys),
    bodies: s3Listing(bucketOfEnvironment('BODY_BUCKET')),
    files: s3Listing(bucketOfEnvironment('FILE_BUCKET')),
  };
}

/** The index of heads for a function that finds streams and reads nothing of them, so that it has no keys. */
export function headsIndexOfEnvironment(): Pick<InspectionEnvironment, 'heads' | 'records' | 'log'> {
  const client = dynamoOfEnvironment();
  return {
    heads: dynamoHeadsIndex(client, required('EVENT_TABLE')),
    records: dynamoSystemRecords(client, required('ROW_TABLE')),
    log: jsonLog(client.takeUnits),
  };
}
