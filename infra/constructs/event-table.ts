import { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { KeyedTable } from './keyed-table.ts';
import type { TableCapacity } from './table-capacity.ts';

export const HEADS_INDEX = 'heads';

/** Commits, heads, snapshots and inbox records. Its stream is where delivery begins. */
export class EventTable extends KeyedTable {
  constructor(scope: Construct, id: string, capacity?: TableCapacity) {
    // TTL only tidies up: expiry is always compared, since DynamoDB may delete days late.
    super(scope, id, { store: 'events', stream: StreamViewType.NEW_IMAGE, timeToLiveAttribute: 'ttl', capacity });
    this.addKeyIndex(HEADS_INDEX, 'hs', 'ha');
  }
}
