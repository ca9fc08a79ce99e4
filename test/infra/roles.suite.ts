import { describe, expect, it } from 'vitest';
import type { ContextWiring, Permission } from '../../shared/kernel/wiring.ts';
import { functions, labelled, ofType, type Resource, sorted, statementsOfRole, target } from './system.ts';

const roleOf = (name: string): Resource => {
  const lambda = labelled('AWS::Lambda::Function', 'function', name);
  return target(lambda, lambda.properties['Role']);
};

/** The actions each permission allows, by the service whose resource they name, written down a second time. */
const eventActions = {
  heads: ['dynamodb:BatchGetItem'],
  commits: ['dynamodb:Query'],
  append: ['dynamodb:PutItem'],
  pages: ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'],
  unchanged: ['dynamodb:ConditionCheckItem'],
} as const;
/** Streams whose heads are read together with the last commit, and the projections whose heads some of them carry. */
const carrying: readonly string[] = ['journal', 'position', 'tax-book'];
const carriers: Readonly<Record<string, 'position' | 'tax-book'>> = { holdings: 'position', 'tax-book': 'tax-book' };
const recordActions = {
  read: ['dynamodb:BatchGetItem'],
  list: ['dynamodb:Query'],
  put: ['dynamodb:PutItem'],
  delete: ['dynamodb:DeleteItem'],
} as const;
const rowActions = {
  read: ['dynamodb:BatchGetItem'],
  heads: ['dynamodb:BatchGetItem', 'dynamodb:PutItem'],
  write: [
    'dynamodb:BatchGetItem',
    'dynamodb:PutItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:Query',
    'dynamodb:DeleteItem',
  ],
} as const;
const inbox = ['dynamodb:BatchGetItem', 'dynamodb:PutItem'];

const on = (resource: string, actions: readonly string[]): string[] =>
  actions.map((action) => `${action} on ${resource}`);

/** A permission as several of one stream type each, with what it says of streams that carry heads. */
const partsOf = (permission: Permission): readonly Permission[] => {
  if (permission.kind === 'events')
    return permission.streamTypes.map((type) => ({ ...permission, streamTypes: [type] }));
  if (permission.kind !== 'rows') return [permission];
  const access: ('heads' | 'append')[] = permission.access === 'read' ? ['heads'] : ['heads', 'append'];
  const types = permission.projections.flatMap((name) => carriers[name] ?? []);
  return [permission, ...types.map((type) => ({ kind: 'events' as const, access, streamTypes: [type] }))];
};

const allowed = (permission: Permission, context?: ContextWiring): string[] => {
  switch (permission.kind) {
    case 'events':
      return on(
        'EventTable',
        permission.access.flatMap((access) =>
          access === 'heads' && permission.streamTypes.some((type) => carrying.includes(type))
            ? ['dynamodb:Query']
            : eventActions[access],
        ),
      );
    case 'inbox':
      return on('EventTable', inbox);
    case 'heads-index':
      return on('EventTable/index/heads', [
        'dynamodb:Query',
        ...(permission.access === 'scan' ? ['dynamodb:Scan'] : []),
      ]);
    case 'rows':
      return on('RowTable', rowActions[permission.access]);
    case 'records':
      return on(
        'RowTable',
        permission.access.flatMap((access) => recordActions[access]),
      );
    case 'due-index':
      return on('RowTable/index/due', ['dynamodb:Query']);
    case 'data-keys':
      return permission.access === 'create'
        ? [
            ...on('KeyTable', ['dynamodb:GetItem', 'dynamodb:PutItem']),
            ...on('TenantKey', ['kms:Decrypt', 'kms:GenerateDataKey']),
          ]
        : [...on('KeyTable', ['dynamodb:GetItem']), ...on('TenantKey', ['kms:Decrypt'])];
    case 'bodies':
      return on('BodyBucket/*', [
        ...(permission.access === 'write' ? [] : ['s3:GetObject']),
        ...(permission.access === 'read' ? [] : ['s3:PutObject']),
      ]);
    case 'files':
      return on(`FileBucket/${permission.prefix}/*`, [
        ...(permission.access === 'write' ? [] : ['s3:GetObject']),
        ...(permission.access === 'read' ? [] : ['s3:PutObject']),
        ...(permission.access === 'read-write' && permission.prefix === 'runs' ? ['s3:DeleteObject'] : []),
      ]);
    case 'orphans': {
      const isSweep = permission.access === 'sweep';
      const found = ['dynamodb:Query', 'dynamodb:BatchGetItem', ...(isSweep ? ['dynamodb:BatchWriteItem'] : [])];
      return [
        ...[...on('EventTable', found), ...on('RowTable', found)],
        ...[...on('BodyBucket', ['s3:ListBucket']), ...on('FileBucket', ['s3:ListBucket'])],
        ...(isSweep
          ? [...on('BodyBucket/*', ['s3:DeleteObject']), ...on('FileBucket/runs/*', ['s3:DeleteObject'])]
          : []),
      ];
    }
    case 'parameter':
      return on(`parameter/foldbook/${permission.name}`, ['ssm:GetParameter']);
    case 'bus':
      return on('Bus', ['events:PutEvents']);
    case 'queue':
      return on(context?.consumers.some(({ name }) => name === permission.consumer) ? 'Queue' : 'Queue of another', [
        'sqs:SendMessage',
        ...(permission.access === 'own' ? ['sqs:ChangeMessageVisibility'] : []),
      ]);
    case 'all-queues':
      return on('Queue of another', ['sqs:SendMessage', 'sqs:GetQueueAttributes']);
    case 'dead-letters':
      return on('DeadLetters of another', [
        'sqs:ReceiveMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
      ]);
  }
};

const STREAM_ACTIONS = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
  (name) => `dynamodb:${name}`,
);
const QUEUE_ACTIONS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** `EventTable`, `EventStream`, `Queue`, `FileBucket/runs/*`...: a resource as the JSON of the template names it. */
const short = (resource: string): string => {
  const stores = /GetAtt(EventTable|RowTable|KeyTable|TenantKey|BodyBucket|FileBucket|Bus)[0-9A-F]{8}(Stream)?Arn/.exec(
    resource,
  );
  const tail = /,"(\/[^"]+)"\]/.exec(resource)?.[1] ?? '';
  if (stores !== null) return `${stores[2] === undefined ? stores[1] : 'EventStream'}${tail}`;
  const parameter = /:ssm:.*:(parameter\/foldbook\/[\w-]+)"\]/.exec(resource)?.[1];
  if (parameter !== undefined) return parameter;
  const local = /^\{"Fn::GetAtt":\["\w*?(DeadLetters|Queue|Logs)[0-9A-F]{8}","Arn"\]\}$/.exec(resource);
  const foreign = /^\[?(?:\{"Fn::\w+":[^{}]*?(DeadLetters|Queue)[0-9A-F]{8}[^{}]*\},?)+\]?$/.exec(resource);
  return local?.[1] ?? (foreign ? `${foreign[1]} of another` : resource);
};

describe('roles of the template', () => {
  it.each(functions)(
    '$wiring.name may do what its wiring says, on what it names, and nothing else',
    ({ context, wiring }) => {
      const expected = new Set([
        ...on('Logs', ['logs:CreateLogStream', 'logs:PutLogEvents']),
        ...wiring.permissions.flatMap(partsOf).flatMap((permission) => allowed(permission, context)),
        ...context.streamReaders
          .filter((reader) => reader.function === wiring.name)
          .flatMap(() => [...on('EventStream', STREAM_ACTIONS), ...on('DeadLetters', ['sqs:SendMessage'])]),
        ...context.consumers
          .filter((consumer) => consumer.function === wiring.name)
          .flatMap(() => on('Queue', QUEUE_ACTIONS)),
      ]);
      const granted = statementsOfRole(roleOf(wiring.name)).flatMap(({ actions, resource }) =>
        on(short(resource), actions),
      );
      expect(sorted(new Set(granted))).toEqual(sorted(expected));
    },
  );

  it.each(functions)(
    '$wiring.name reaches items by the keys of its stream types and projections only',
    ({ wiring }) => {
      const statements = statementsOfRole(roleOf(wiring.name)).filter(({ resource }) =>
        ['EventTable', 'RowTable'].includes(short(resource)),
      );
      for (const { actions, resource, condition } of statements) {
        const keys = wiring.permissions
          .flatMap(partsOf)
          .filter((permission) =>
            actions.every((action) => allowed(permission).includes(`${action} on ${short(resource)}`)),
          )
          .flatMap((permission) => {
            if (permission.kind === 'events') return permission.streamTypes.map((type) => `T#*#S#${type}#*`);
            if (permission.kind === 'rows') return permission.projections.map((name) => `T#*#P#${name}#*`);
            if (permission.kind === 'records') return permission.projections.map((name) => `T#*#P#${name}#R#*`);
            if (permission.kind === 'orphans') return [short(resource) === 'EventTable' ? 'T#*#S#*' : 'T#*#P#*'];
            return permission.kind === 'inbox' ? ['T#*#I#*'] : [];
          });
        expect(condition).toEqual({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': sorted(new Set(keys)) } });
      }
    },
  );

  it('belong to one function, schedule or plan of backups each, and have no managed policy', () => {
    const roles = ofType('AWS::IAM::Role');
    const schedules = ofType('AWS::Scheduler::Schedule').length;
    const plans = ofType('AWS::Backup::BackupPlan').length;
    expect(roles).toHaveLength(ofType('AWS::Lambda::Function').length + schedules + plans);
    expect(new Set(functions.map(({ wiring }) => roleOf(wiring.name).id)).size).toBe(functions.length);
    for (const { properties } of roles) expect(properties).not.toHaveProperty('ManagedPolicyArns');
    expect(ofType('AWS::IAM::Policy')).toEqual([]);
    expect(ofType('AWS::IAM::ManagedPolicy')).toEqual([]);
  });

  it('have no wildcard but objects of a bucket, beside those of backups, which have a suite of their own', () => {
    const roles = ofType('AWS::IAM::Role').filter(({ stack }) => stack !== 'foldbook-backup');
    for (const { actions, resource } of roles.flatMap(statementsOfRole)) {
      expect(actions.join()).not.toContain('*');
      if (resource.includes('*'))
        expect(short(resource)).toMatch(/^(BodyBucket|FileBucket\/(uploads|runs|answers|reports))\/\*$/);
    }
  });
});
