import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { label } from './label.ts';

export type KeyedTableProps = Pick<TableProps, 'stream' | 'timeToLiveAttribute'> & {
  readonly store: string;
  /** How far back the table can be restored, 1 to 35 days. */
  readonly recoveryDays?: number;
};

/** A table with `pk` and `sk` that outlives its stack, encrypted and recoverable to any second of its window. */
export class KeyedTable extends Table {
  constructor(scope: Construct, id: string, { store, recoveryDays = 35, ...props }: KeyedTableProps) {
    super(scope, id, {
      ...props,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: recoveryDays },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    label(this, { store });
  }
}
