import { AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { KeyedTable } from './keyed-table.ts';

export const DUE_INDEX = 'due';

/** Heads, pages and records of the read models. Its index finds the records that are due. */
export class RowTable extends KeyedTable {
  constructor(scope: Construct, id: string) {
    super(scope, id, { store: 'rows', timeToLiveAttribute: 'ttl' });
    this.addGlobalSecondaryIndex({
      indexName: DUE_INDEX,
      partitionKey: { name: 'ds', type: AttributeType.STRING },
      sortKey: { name: 'da', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }
}
