import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeBelow } from './acknowledge-objects.ts';
import { label } from './label.ts';

/** As cdk-nag prints the ARN of any recovery point of the account. */
const RECOVERY_POINTS = 'arn:<AWS::Partition>:backup:<AWS::Region>:<AWS::AccountId>:recovery-point:*';

export interface DailyBackupsProps {
  readonly tables: readonly ITable[];
  readonly keptDays: number;
  /** `HH:MM`, UTC. */
  readonly at: { readonly hour: string; readonly minute: string };
}

/** A vault and a plan that backs up tables into it once a day, with a role that may do just that. */
export class DailyBackups extends Construct {
  constructor(scope: Construct, id: string, { tables, keptDays, at }: DailyBackupsProps) {
    super(scope, id);
    const vault = new BackupVault(this, 'Vault', {
      // Whoever gets hold of an account can't empty it: backups leave when their time is up, and not before.
      blockRecoveryPointDeletion: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    label(vault, { store: `backups-${keptDays}-days` });
    const plan = new BackupPlan(this, 'Plan', {
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'daily',
          scheduleExpression: Schedule.cron(at),
          startWindow: Duration.hours(1),
          completionWindow: Duration.hours(8),
          deleteAfter: Duration.days(keptDays),
        }),
      ],
    });
    plan.addSelection('Tables', {
      resources: tables.map((table) => BackupResource.fromDynamoDbTable(table)),
      role: this.#role(tables, vault.backupVaultArn),
      disableDefaultBackupPolicy: true,
    });
  }

  /** What AWS's own policy for backups grants for DynamoDB, on these tables alone. */
  #role(tables: readonly ITable[], vaultArn: string): Role {
    const tableArns = tables.map(({ tableArn }) => tableArn);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        backup: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: [
                'dynamodb:CreateBackup',
                'dynamodb:DescribeTable',
                'dynamodb:ListTagsOfResource',
                'dynamodb:StartAwsBackupJob',
              ],
              resources: [...tableArns],
            }),
            new PolicyStatement({
              actions: ['dynamodb:DescribeBackup', 'dynamodb:DeleteBackup'],
              resources: tableArns.map((arn) => `${arn}/backup/*`),
            }),
            new PolicyStatement({
              actions: ['backup:DescribeBackupVault', 'backup:CopyIntoBackupVault'],
              resources: [vaultArn],
            }),
            new PolicyStatement({
              actions: ['backup:TagResource'],
              resources: [`arn:${Aws.PARTITION}:backup:${Aws.REGION}:${Aws.ACCOUNT_ID}:recovery-point:*`],
              conditions: { StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } },
            }),
          ],
        }),
      },
    });
    const reason = 'Backups and recovery points are named as they are made.';
    for (const table of tables) acknowledgeBelow(role, { owner: table, arn: table.tableArn }, '/backup/', reason);
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${RECOVERY_POINTS}]`, reason });
    return role;
  }
}
