import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type IScalableTableAttribute,
  ProjectionType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { label } from './label.ts';
import { type TableCapacity, UTILIZATION_PERCENT } from './table-capacity.ts';

export type KeyedTableProps = Pick<TableProps, 'stream' | 'timeToLiveAttribute'> & {
  readonly store: string;
  /** How far back the table can be restored, 1 to 35 days. */
  readonly recoveryDays?: number;
  /** Left out: paid per request. */
  readonly capacity?: TableCapacity | undefined;
};

const provisioned = (capacity: TableCapacity | undefined) =>
  capacity && { readCapacity: capacity.least, writeCapacity: capacity.least };

/** A table with `pk` and `sk` that outlives its stack, encrypted and recoverable to any second of its window. */
export class KeyedTable extends Table {
  readonly #capacity: TableCapacity | undefined;

  constructor(scope: Construct, id: string, { store, capacity, recoveryDays = 35, ...props }: KeyedTableProps) {
    super(scope, id, {
      ...props,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: capacity ? BillingMode.PROVISIONED : BillingMode.PAY_PER_REQUEST,
      ...provisioned(capacity),
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: recoveryDays },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    label(this, { store });
    this.#capacity = capacity;
    this.#scale((limits) => [this.autoScaleReadCapacity(limits), this.autoScaleWriteCapacity(limits)]);
  }

  /** An index of keys alone, by two attributes of text. */
  protected addKeyIndex(indexName: string, partition: string, sort: string): void {
    this.addGlobalSecondaryIndex({
      indexName,
      partitionKey: { name: partition, type: AttributeType.STRING },
      sortKey: { name: sort, type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
      ...provisioned(this.#capacity),
    });
    this.#scale((limits) => [
      this.autoScaleGlobalSecondaryIndexReadCapacity(indexName, limits),
      this.autoScaleGlobalSecondaryIndexWriteCapacity(indexName, limits),
    ]);
  }

  #scale(
    scalable: (limits: { readonly minCapacity: number; readonly maxCapacity: number }) => IScalableTableAttribute[],
  ): void {
    if (!this.#capacity) return;
    for (const attribute of scalable({ minCapacity: this.#capacity.least, maxCapacity: this.#capacity.most })) {
      attribute.scaleOnUtilization({ targetUtilizationPercent: UTILIZATION_PERCENT });
    }
  }
}
