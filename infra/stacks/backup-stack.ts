import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Bundle } from '../bundle.ts';
import { DailyBackups } from '../constructs/daily-backups.ts';
import { EXPORTER, Exporter } from '../constructs/exporter.ts';
import { label } from '../constructs/label.ts';
import type { WatchedContext } from '../observability/context-parts.ts';
import { type DataStack, ERASURE_DELAY_DAYS } from './data-stack.ts';

const BACKUP_LIFE_DAYS = 30;
/** An increment is worth nothing without the full export before it, which is up to a week older. */
const FULL_EXPORT_EVERY_DAYS = 7;
/**
 * Copies of wrapped keys go before the stated delay is over: AWS Backup deletes within hours of the time, S3 within a day
 * or so. Whoever erased a user then has erased the user.
 */
const KEY_BACKUP_LIFE_DAYS = ERASURE_DELAY_DAYS - 1;
const KEY_EXPORT_LIFE_DAYS = ERASURE_DELAY_DAYS - 2;

export interface BackupStackProps {
  readonly data: DataStack;
  readonly bundle: Bundle;
}

/**
 * Copies of the tables beside their point-in-time recovery: a backup each day, and what changed each hour, as files.
 * Bodies need none: their bucket keeps every version, and nothing is ever overwritten in it.
 */
export class BackupStack extends Stack {
  /** For alarms. */
  readonly watched: WatchedContext;

  constructor(scope: Construct, id: string, { data, bundle }: BackupStackProps) {
    super(scope, id, { description: 'Foldbook: daily backups, hourly exports.' });
    const at = { hour: '2', minute: '30' };
    // The assertions: aws-cdk-lib's own types don't hold under exactOptionalPropertyTypes.
    const [events, rows, keys] = [data.eventTable as ITable, data.rowTable as ITable, data.keyTable as ITable];
    new DailyBackups(this, 'Tables', { tables: [events, rows], keptDays: BACKUP_LIFE_DAYS, at });
    new DailyBackups(this, 'Keys', { tables: [keys], keptDays: KEY_BACKUP_LIFE_DAYS, at });
    const exporter = new Exporter(this, 'Exporter', {
      bundle,
      bucket: this.#bucket(data.accessLogs),
      tables: [
        { store: 'events', table: events },
        { store: 'rows', table: rows },
        { store: 'keys', table: keys },
      ],
    });
    this.watched = {
      wiring: { context: 'backup', functions: [EXPORTER], routes: [], consumers: [], schedules: [], streamReaders: [] },
      functions: [exporter.function],
      queues: [],
      deadLetters: [{ name: 'exports', queue: exporter.deadLetters }],
    };
  }

  #bucket(serverAccessLogsBucket: IBucket): IBucket {
    const bucket = new Bucket(this, 'ExportBucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      serverAccessLogsBucket,
      serverAccessLogsPrefix: 'exports/',
      // Not versioned: a version that stayed behind would outlive the erasure of a key.
      lifecycleRules: [
        ...['events/', 'rows/'].map((prefix) => ({
          prefix,
          expiration: Duration.days(BACKUP_LIFE_DAYS + FULL_EXPORT_EVERY_DAYS),
        })),
        { prefix: 'keys/', expiration: Duration.days(KEY_EXPORT_LIFE_DAYS) },
      ],
    });
    label(bucket, { store: 'exports' });
    // The assertion: aws-cdk-lib's own types don't hold under exactOptionalPropertyTypes.
    return bucket as IBucket;
  }
}
