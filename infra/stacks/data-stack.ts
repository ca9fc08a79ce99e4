import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
  type IBucket,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { EventTable, HEADS_INDEX } from '../constructs/event-table.ts';
import { KeyedTable } from '../constructs/keyed-table.ts';
import { label } from '../constructs/label.ts';
import { DUE_INDEX, RowTable } from '../constructs/row-table.ts';
import type { TableCapacity } from '../constructs/table-capacity.ts';

/**
 * An erased user's data key can be restored for this long, so this is how long erasure takes to be final. Under a month,
 * which is what the GDPR (Art. 12(3)) allows.
 */
export const ERASURE_DELAY_DAYS = 28;
/** Uploads and sorted runs are read within hours; their content lives on in commits. */
const FILE_LIFE_DAYS = 30;
/** Answers too large for a function's own are fetched at once. */
const ANSWER_LIFE_DAYS = 1;
const ACCESS_LOG_LIFE_DAYS = 365;

/** Everything that must survive: tables, buckets and the key that wraps the tenants' data keys. */
export class DataStack extends Stack {
  readonly eventTable: EventTable;
  readonly rowTable: RowTable;
  readonly keyTable: KeyedTable;
  readonly tenantKey: Key;
  readonly bodyBucket: IBucket;
  readonly fileBucket: IBucket;
  /** Logs of who accessed the buckets. */
  readonly accessLogs: IBucket;

  /** @param capacity of the tables of events and rows; left out, they are paid per request. */
  constructor(scope: Construct, id: string, capacity?: TableCapacity) {
    super(scope, id, { description: 'Foldbook: event table, read models, data keys, bodies and files.' });
    this.eventTable = new EventTable(this, 'EventTable', capacity);
    this.rowTable = new RowTable(this, 'RowTable', capacity);
    this.keyTable = new KeyedTable(this, 'KeyTable', { store: 'keys', recoveryDays: ERASURE_DELAY_DAYS });
    this.tenantKey = new Key(this, 'TenantKey', {
      description: "Wraps the tenants' data keys.",
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    label(this.tenantKey, { store: 'tenant-key' });
    this.accessLogs = this.#bucket('AccessLogBucket', 'access-logs', {
      lifecycleRules: [{ expiration: Duration.days(ACCESS_LOG_LIFE_DAYS) }],
    });
    // Bodies never change (their name is their hash), so a version is only ever what a mistaken deletion left behind.
    this.bodyBucket = this.#bucket('BodyBucket', 'bodies', {
      versioned: true,
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: 'bodies/',
    });
    this.fileBucket = this.#bucket('FileBucket', 'files', {
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: 'files/',
      // A presigned address is the permission; any page of the user's may send the file to it, or fetch an answer from it.
      cors: [
        {
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
          allowedOrigins: ['*'],
          allowedHeaders: ['*'],
          exposedHeaders: ['ETag'],
        },
      ],
      lifecycleRules: [
        ...['uploads/', 'runs/'].map((prefix) => ({ prefix, expiration: Duration.days(FILE_LIFE_DAYS) })),
        { prefix: 'answers/', expiration: Duration.days(ANSWER_LIFE_DAYS) },
      ],
    });
  }

  get headsIndexArn(): string {
    return `${this.eventTable.tableArn}/index/${HEADS_INDEX}`;
  }

  get dueIndexArn(): string {
    return `${this.rowTable.tableArn}/index/${DUE_INDEX}`;
  }

  /** @throws never in a synthesized app: the event table always has a stream. */
  get streamArn(): string {
    const { tableStreamArn } = this.eventTable;
    if (tableStreamArn === undefined) throw new Error('the event table has no stream');
    return tableStreamArn;
  }

  #bucket(id: string, store: string, props: BucketProps): IBucket {
    const bucket = new Bucket(this, id, {
      ...props,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    label(bucket, { store });
    // The assertion: aws-cdk-lib's own types don't hold under exactOptionalPropertyTypes.
    return bucket as IBucket;
  }
}
