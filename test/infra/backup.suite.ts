import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { CLOUD_ONLY } from '../../infra/local/template/cloud-only.ts';
import { labelled, ofType, type Resource, resources, statementsOfRole, target } from './system.ts';

const DAY = 24;
const ERASURE_DELAY_DAYS = 28;
const planSchema = z.object({
  BackupPlan: z.object({
    BackupPlanRule: z.array(
      z.looseObject({
        ScheduleExpression: z.string(),
        Lifecycle: z.object({ DeleteAfterDays: z.number() }),
        TargetBackupVault: z.unknown(),
      }),
    ),
  }),
});
const selectionSchema = z.object({
  BackupPlanId: z.unknown(),
  BackupSelection: z.object({ IamRoleArn: z.unknown(), Resources: z.array(z.unknown()) }),
});

/** The tables that each plan backs up, by what their imports name, and for how long. */
const plans = ofType('AWS::Backup::BackupSelection').map((selection) => {
  const { BackupPlanId: id, BackupSelection: chosen } = selectionSchema.parse(selection.properties);
  const [rule, ...more] = planSchema.parse(target(selection, id).properties).BackupPlan.BackupPlanRule;
  expect(more).toEqual([]);
  const tables = chosen.Resources.map((resource) => /(Event|Row|Key)Table/.exec(JSON.stringify(resource))?.[1]);
  return { tables, rule, role: target(selection, chosen.IamRoleArn) };
});

describe('daily backups', () => {
  it('hold every table: thirty days, and copies of keys no longer than an erasure may take', () => {
    expect(plans.map(({ tables, rule }) => [tables, rule?.Lifecycle.DeleteAfterDays])).toEqual([
      [['Event', 'Row'], 30],
      [['Key'], 27],
    ]);
    for (const { rule } of plans) expect(rule?.ScheduleExpression).toBe('cron(30 2 * * ? *)');
  });

  it('can not be deleted before their time, and stay when the stack goes', () => {
    const vaults = ofType('AWS::Backup::BackupVault');
    expect(vaults).toHaveLength(2);
    for (const { properties, deletionPolicy } of vaults) {
      expect(JSON.stringify(properties['AccessPolicy'])).toContain('backup:DeleteRecoveryPoint');
      expect(deletionPolicy).toBe('Retain');
    }
  });

  it('are made by a role that may back up these tables, and restore or delete none', () => {
    for (const { role, tables } of plans) {
      const statements = statementsOfRole(role);
      const actions = statements.flatMap((statement) => statement.actions);
      expect(actions.filter((action) => /Delete(Table|Item)|Restore|\*/.test(action))).toEqual([]);
      const onTables = statements.filter(({ actions: [first] }) => first?.startsWith('dynamodb:'));
      for (const { resource } of onTables) {
        const named = [...resource.matchAll(/(Event|Row|Key)Table/g)].map(([, name]) => name);
        expect(new Set(named)).toEqual(new Set(tables));
      }
    }
  });
});

describe('hourly exports', () => {
  const exporter = labelled('AWS::Lambda::Function', 'cloudOnly', 'backup.exporter');
  const schedule = labelled('AWS::Scheduler::Schedule', 'cloudOnly', 'hourly-exports');
  const bucket = labelled('AWS::S3::Bucket', 'store', 'exports');

  it('are begun each hour by a function that may export the tables, and write nowhere else', () => {
    expect(schedule.properties).toMatchObject({ ScheduleExpression: 'cron(15 * * * ? *)' });
    const { Target } = z.object({ Target: z.looseObject({ Arn: z.unknown() }) }).parse(schedule.properties);
    expect(target(schedule, Target.Arn)).toBe(exporter);
    const role = target(exporter, exporter.properties['Role']);
    const actions = statementsOfRole(role).flatMap((statement) => statement.actions);
    expect(actions.toSorted()).toEqual([
      'dynamodb:DescribeExport',
      'dynamodb:ExportTableToPointInTime',
      'dynamodb:ListExports',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:AbortMultipartUpload',
      's3:PutObject',
      's3:PutObjectAcl',
    ]);
  });

  it('have no wildcard but their files, and what DynamoDB and AWS Backup name themselves', () => {
    const roles = ofType('AWS::IAM::Role').filter(({ stack }) => stack === 'foldbook-backup');
    for (const { actions, resource } of roles.flatMap(statementsOfRole)) {
      expect(actions.join()).not.toContain('*');
      if (resource.includes('*'))
        expect(resource).toMatch(/"\/(backup|export|events|rows|keys)\/\*"|:recovery-point:\*"/);
    }
  });

  it('are files that go: those of keys before an erasure must be final, the others when no restore needs them', () => {
    const { Rules } = z
      .object({ Rules: z.array(z.looseObject({ Prefix: z.string(), ExpirationInDays: z.number() })) })
      .parse(bucket.properties['LifecycleConfiguration']);
    const days = new Map(Rules.map(({ Prefix, ExpirationInDays }) => [Prefix, ExpirationInDays]));
    expect(days).toEqual(
      new Map([
        ['events/', 37],
        ['rows/', 37],
        ['keys/', 26],
      ]),
    );
    expect(days.get('keys/') ?? DAY * DAY).toBeLessThan(ERASURE_DELAY_DAYS);
    expect(bucket.properties).not.toHaveProperty('VersioningConfiguration');
  });

  it('are, with their schedule, all that the local host leaves out', () => {
    const cloudOnly = resources.flatMap(({ label }: Resource) => label['cloudOnly'] ?? []);
    expect(cloudOnly.toSorted()).toEqual([...CLOUD_ONLY.keys()].toSorted());
  });
});
