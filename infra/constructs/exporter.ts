import { Aws } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { FunctionWiring } from '../../shared/kernel/wiring.ts';
import type { Bundle } from '../bundle.ts';
import { acknowledgeBelow, acknowledgeObjects } from './acknowledge-objects.ts';
import { DeadLetters } from './dead-letters.ts';
import { label } from './label.ts';
import { WiredFunction } from './wired-function.ts';

export interface ExportedStore {
  /** The prefix of its exports. */
  readonly store: string;
  readonly table: ITable;
}

export interface ExporterProps {
  readonly bundle: Bundle;
  readonly bucket: IBucket;
  readonly tables: readonly ExportedStore[];
}

/** No context's function: it works on tables, not on what they hold. */
export const EXPORTER: FunctionWiring = {
  name: 'backup.exporter',
  entry: 'functions/backup/exporter.schedule.ts',
  description: 'Begins the hourly exports of the tables to S3.',
  memoryMb: 256,
  timeoutSeconds: 120,
  bundle: 'plain',
  permissions: [],
};

/** Has DynamoDB export each table every hour: what changed since the last export, and once a week everything. */
export class Exporter extends Construct {
  readonly function: WiredFunction;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { bundle, bucket, tables }: ExporterProps) {
    super(scope, id);
    this.function = new WiredFunction(this, {
      context: 'backup',
      wiring: EXPORTER,
      bundle,
      statements: this.#statements(bucket, tables),
      environment: { EXPORT_BUCKET: bucket.bucketName, EXPORTED_TABLES: this.#described(tables) },
    });
    label(this.function.lambda, { cloudOnly: EXPORTER.name });
    this.deadLetters = new DeadLetters(this, 'DeadLetters', 'exports');
    this.#schedule();
    for (const { store, table } of tables) {
      const { role } = this.function;
      const reason = `DynamoDB names the exports of ${store} and their files as they are made.`;
      acknowledgeBelow(role, { owner: table, arn: table.tableArn }, '/export/', reason);
      acknowledgeObjects(role, bucket, `${store}/`, reason);
    }
  }

  /** Each table is named by its store, so that the exports of a table that replaces it stand beside the old ones. */
  #described(tables: readonly ExportedStore[]): string {
    return `[${tables.map(({ store, table }) => `{"store":"${store}","tableArn":"${table.tableArn}"}`).join()}]`;
  }

  #statements(bucket: IBucket, tables: readonly ExportedStore[]): PolicyStatement[] {
    const arns = tables.map(({ table }) => table.tableArn);
    return [
      new PolicyStatement({
        actions: ['dynamodb:ListExports', 'dynamodb:ExportTableToPointInTime'],
        resources: arns,
      }),
      new PolicyStatement({ actions: ['dynamodb:DescribeExport'], resources: arns.map((arn) => `${arn}/export/*`) }),
      // DynamoDB writes with the rights of who asked for the export.
      new PolicyStatement({
        actions: ['s3:AbortMultipartUpload', 's3:PutObject', 's3:PutObjectAcl'],
        resources: tables.map(({ store }) => bucket.arnForObjects(`${store}/*`)),
      }),
    ];
  }

  #schedule(): void {
    const { lambda } = this.function;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        invoke: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
          ],
        }),
      },
    });
    const schedule = new CfnSchedule(this, 'Schedule', {
      description: `Invokes ${EXPORTER.name}.`,
      // A quarter past: DynamoDB exports what is some minutes old.
      scheduleExpression: 'cron(15 * * * ? *)',
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: role.roleArn,
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 3 },
        deadLetterConfig: { arn: this.deadLetters.queueArn },
      },
    });
    label(schedule, { cloudOnly: 'hourly-exports' });
  }
}
