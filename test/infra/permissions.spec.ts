import { describe, expect, it } from 'vitest';
import { type ResourceArns, statementsOf } from '../../infra/constructs/permissions.ts';
import type { Permission } from '../../shared/kernel/wiring.ts';

const arns: ResourceArns = {
  eventTable: 'arn:events',
  headsIndex: 'arn:events/index/heads',
  rowTable: 'arn:rows',
  dueIndex: 'arn:rows/index/due',
  keyTable: 'arn:keys',
  tenantKey: 'arn:tenant-key',
  bodyBucket: 'arn:bodies',
  fileBucket: 'arn:files',
  bus: 'arn:bus',
  queue: (consumer) => `arn:queue/${consumer}`,
  parameter: (name) => `arn:parameter/${name}`,
  allQueues: ['arn:queue/a', 'arn:queue/b'],
  deadLetters: ['arn:dead/a', 'arn:dead/b'],
};
const statements = (...permissions: Permission[]): unknown[] =>
  statementsOf(permissions, arns).map((statement) => statement.toStatementJson());
const allow = (resource: string | string[], action: string | string[], leadingKeys?: string[]): unknown => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...(leadingKeys && { Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } } }),
});

const cases: readonly { permission: Permission; allows: unknown[] }[] = [
  {
    permission: { kind: 'all-queues', access: 'refill' },
    allows: [allow(['arn:queue/a', 'arn:queue/b'], ['sqs:SendMessage', 'sqs:GetQueueAttributes'])],
  },
  {
    permission: { kind: 'dead-letters', access: 'repair' },
    allows: [
      allow(
        ['arn:dead/a', 'arn:dead/b'],
        ['sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      ),
    ],
  },
  {
    permission: { kind: 'orphans', access: 'find' },
    allows: [
      allow('arn:events', ['dynamodb:Query', 'dynamodb:BatchGetItem'], ['T#*#S#*']),
      allow('arn:rows', ['dynamodb:Query', 'dynamodb:BatchGetItem'], ['T#*#P#*']),
      allow('arn:bodies', 's3:ListBucket'),
      allow('arn:files', 's3:ListBucket'),
    ],
  },
  {
    permission: { kind: 'orphans', access: 'sweep' },
    allows: [
      allow('arn:events', ['dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'], ['T#*#S#*']),
      allow('arn:rows', ['dynamodb:Query', 'dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'], ['T#*#P#*']),
      allow('arn:bodies', 's3:ListBucket'),
      allow('arn:files', 's3:ListBucket'),
      allow('arn:bodies/*', 's3:DeleteObject'),
      allow('arn:files/runs/*', 's3:DeleteObject'),
    ],
  },
  {
    permission: { kind: 'events', access: ['heads'], streamTypes: ['settings', 'import'] },
    allows: [allow('arn:events', 'dynamodb:BatchGetItem', ['T#*#S#import#*', 'T#*#S#settings#*'])],
  },
  {
    permission: { kind: 'events', access: ['heads'], streamTypes: ['journal'] },
    allows: [allow('arn:events', 'dynamodb:Query', ['T#*#S#journal#*'])],
  },
  {
    permission: { kind: 'events', access: ['commits', 'unchanged'], streamTypes: ['settings'] },
    allows: [allow('arn:events', ['dynamodb:Query', 'dynamodb:ConditionCheckItem'], ['T#*#S#settings#*'])],
  },
  {
    permission: { kind: 'events', access: ['append', 'pages'], streamTypes: ['journal'] },
    allows: [
      allow(
        'arn:events',
        ['dynamodb:PutItem', 'dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'],
        ['T#*#S#journal#*'],
      ),
    ],
  },
  {
    permission: { kind: 'inbox', access: 'read-write' },
    allows: [allow('arn:events', ['dynamodb:BatchGetItem', 'dynamodb:PutItem'], ['T#*#I#*'])],
  },
  { permission: { kind: 'heads-index', access: 'read' }, allows: [allow('arn:events/index/heads', 'dynamodb:Query')] },
  {
    permission: { kind: 'heads-index', access: 'scan' },
    allows: [allow('arn:events/index/heads', ['dynamodb:Query', 'dynamodb:Scan'])],
  },
  {
    permission: { kind: 'rows', access: 'read', projections: ['holdings'] },
    allows: [
      allow('arn:rows', 'dynamodb:BatchGetItem', ['T#*#P#holdings#*']),
      allow('arn:events', 'dynamodb:Query', ['T#*#S#position#*']),
    ],
  },
  {
    permission: { kind: 'rows', access: 'write', projections: ['tax-book', 'holdings'] },
    allows: [
      allow(
        'arn:rows',
        [
          'dynamodb:BatchGetItem',
          'dynamodb:PutItem',
          'dynamodb:BatchWriteItem',
          'dynamodb:Query',
          'dynamodb:DeleteItem',
        ],
        ['T#*#P#holdings#*', 'T#*#P#tax-book#*'],
      ),
      allow('arn:events', ['dynamodb:Query', 'dynamodb:PutItem'], ['T#*#S#position#*', 'T#*#S#tax-book#*']),
    ],
  },
  {
    permission: { kind: 'rows', access: 'heads', projections: ['webhooks'] },
    allows: [allow('arn:rows', ['dynamodb:BatchGetItem', 'dynamodb:PutItem'], ['T#*#P#webhooks#*'])],
  },
  {
    permission: { kind: 'records', access: ['read', 'list', 'put', 'delete'], projections: ['webhooks'] },
    allows: [
      allow(
        'arn:rows',
        ['dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
        ['T#*#P#webhooks#R#*'],
      ),
    ],
  },
  {
    permission: { kind: 'due-index', projection: 'webhooks' },
    allows: [allow('arn:rows/index/due', 'dynamodb:Query', ['webhooks#*'])],
  },
  {
    permission: { kind: 'data-keys', access: 'read' },
    allows: [allow('arn:keys', 'dynamodb:GetItem'), allow('arn:tenant-key', 'kms:Decrypt')],
  },
  {
    permission: { kind: 'data-keys', access: 'create' },
    allows: [
      allow('arn:keys', ['dynamodb:GetItem', 'dynamodb:PutItem']),
      allow('arn:tenant-key', ['kms:Decrypt', 'kms:GenerateDataKey']),
    ],
  },
  { permission: { kind: 'bodies', access: 'read' }, allows: [allow('arn:bodies/*', 's3:GetObject')] },
  { permission: { kind: 'bodies', access: 'write' }, allows: [allow('arn:bodies/*', 's3:PutObject')] },
  {
    permission: { kind: 'bodies', access: 'read-write' },
    allows: [allow('arn:bodies/*', ['s3:GetObject', 's3:PutObject'])],
  },
  {
    permission: { kind: 'files', access: 'read', prefix: 'runs' },
    allows: [allow('arn:files/runs/*', 's3:GetObject')],
  },
  {
    permission: { kind: 'files', access: 'write', prefix: 'runs' },
    allows: [allow('arn:files/runs/*', 's3:PutObject')],
  },
  {
    permission: { kind: 'files', access: 'read-write', prefix: 'uploads' },
    allows: [allow('arn:files/uploads/*', ['s3:GetObject', 's3:PutObject'])],
  },
  {
    permission: { kind: 'files', access: 'read-write', prefix: 'runs' },
    allows: [allow('arn:files/runs/*', ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'])],
  },
  { permission: { kind: 'parameter', name: 'secret' }, allows: [allow('arn:parameter/secret', 'ssm:GetParameter')] },
  { permission: { kind: 'bus', access: 'put' }, allows: [allow('arn:bus', 'events:PutEvents')] },
  {
    permission: { kind: 'queue', access: 'own', consumer: 'import' },
    allows: [allow('arn:queue/import', ['sqs:SendMessage', 'sqs:ChangeMessageVisibility'])],
  },
  {
    permission: { kind: 'queue', access: 'send', consumer: 'import' },
    allows: [allow('arn:queue/import', 'sqs:SendMessage')],
  },
];

describe('what a permission allows', () => {
  it.each(cases)('$permission', ({ permission, allows }) => {
    expect(statements(permission)).toEqual(allows);
  });

  it('is nothing without a permission', () => {
    expect(statements()).toEqual([]);
  });

  it('names the keys of an action once, over all permissions that grant it', () => {
    const granted = statements(
      { kind: 'events', access: ['heads', 'commits', 'append'], streamTypes: ['journal'] },
      { kind: 'events', access: ['heads', 'commits'], streamTypes: ['settings'] },
      { kind: 'inbox', access: 'read-write' },
    );
    const [inbox, journal, settings] = ['T#*#I#*', 'T#*#S#journal#*', 'T#*#S#settings#*'];
    expect(granted).toEqual([
      allow('arn:events', 'dynamodb:Query', [journal, settings]),
      allow('arn:events', 'dynamodb:PutItem', [inbox, journal]),
      allow('arn:events', 'dynamodb:BatchGetItem', [inbox, settings]),
    ]);
  });
});
