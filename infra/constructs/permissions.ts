import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { carrierOf, isCarrying } from '../../shared/kernel/streams.ts';
import type { EventAccess, Permission, RecordAccess } from '../../shared/kernel/wiring.ts';

/** Amazon resource names that permissions are about. */
export interface ResourceArns {
  readonly eventTable: string;
  readonly headsIndex: string;
  readonly rowTable: string;
  readonly dueIndex: string;
  readonly keyTable: string;
  readonly tenantKey: string;
  readonly bodyBucket: string;
  readonly fileBucket: string;
  readonly bus: string;
  readonly parameter: (name: string) => string;
  /** @throws when no such consumer is declared. */
  readonly queue: (consumer: string) => string;
  /** Queues of all consumers. */
  readonly allQueues: readonly string[];
  /** Dead letters of all consumers, stream readers and schedules. */
  readonly deadLetters: readonly string[];
}

/** Actions on one resource, confined to partition keys of the patterns where it is a table of many tenants. */
interface Grant {
  readonly actions: readonly string[];
  readonly resource: string | readonly string[];
  readonly leadingKeys?: readonly string[];
}

// Transactions need no action of their own: TransactWriteItems is authorized item by item, as the PutItem and
// ConditionCheckItem that it consists of.
const EVENT_ACTIONS: Readonly<Record<EventAccess, readonly string[]>> = {
  heads: ['dynamodb:BatchGetItem'],
  commits: ['dynamodb:Query'],
  append: ['dynamodb:PutItem'],
  pages: ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem'],
  unchanged: ['dynamodb:ConditionCheckItem'],
};
const RECORD_ACTIONS: Readonly<Record<RecordAccess, readonly string[]>> = {
  read: ['dynamodb:BatchGetItem'],
  list: ['dynamodb:Query'],
  put: ['dynamodb:PutItem'],
  delete: ['dynamodb:DeleteItem'],
};
const QUEUE_ACTIONS: Readonly<Record<Of<'queue'>['access'], readonly string[]>> = {
  send: ['sqs:SendMessage'],
  own: ['sqs:SendMessage', 'sqs:ChangeMessageVisibility'],
};
const REFILL_ACTIONS = ['sqs:SendMessage', 'sqs:GetQueueAttributes'];
const REPAIR_ACTIONS = [
  'sqs:ReceiveMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
];
const ROW_ACTIONS: Readonly<Record<Of<'rows'>['access'], readonly string[]>> = {
  read: ['dynamodb:BatchGetItem'],
  heads: ['dynamodb:BatchGetItem', 'dynamodb:PutItem'],
  // A rebuild lists the pages of a generation that is to go, and removes its head.
  write: [
    'dynamodb:BatchGetItem',
    'dynamodb:PutItem',
    'dynamodb:BatchWriteItem',
    'dynamodb:Query',
    'dynamodb:DeleteItem',
  ],
};

type Of<K extends Permission['kind']> = Extract<Permission, { kind: K }>;

/** Heads of carrying streams are read together with the last commit (ADR 0042). */
const eventActions = (access: EventAccess, isCarried: boolean): readonly string[] =>
  access === 'heads' && isCarried ? ['dynamodb:Query'] : EVENT_ACTIONS[access];

const events = ({ access, streamTypes }: Of<'events'>, arns: ResourceArns): Grant[] =>
  streamTypes.map((type) => ({
    actions: access.flatMap((one) => eventActions(one, isCarrying(type))),
    resource: arns.eventTable,
    leadingKeys: [`T#*#S#${type}#*`],
  }));

const inbox = (arns: ResourceArns): Grant[] => [
  { actions: ['dynamodb:BatchGetItem', 'dynamodb:PutItem'], resource: arns.eventTable, leadingKeys: ['T#*#I#*'] },
];

/** Where a derived stream carries a projection's head, it is read and written there. */
const rows = ({ access, projections }: Of<'rows'>, arns: ResourceArns): Grant[] => [
  {
    actions: ROW_ACTIONS[access],
    resource: arns.rowTable,
    leadingKeys: projections.map((projection) => `T#*#P#${projection}#*`),
  },
  ...projections.flatMap((projection) => {
    const carrier = carrierOf(projection);
    const accesses: readonly EventAccess[] = access === 'read' ? ['heads'] : ['heads', 'append'];
    return carrier ? events({ kind: 'events', access: accesses, streamTypes: [carrier] }, arns) : [];
  }),
];

const records = ({ access, projections }: Of<'records'>, arns: ResourceArns): Grant[] => [
  {
    actions: access.flatMap((one) => RECORD_ACTIONS[one]),
    resource: arns.rowTable,
    leadingKeys: projections.map((projection) => `T#*#P#${projection}#R#*`),
  },
];

const dataKeys = ({ access }: Of<'data-keys'>, arns: ResourceArns): Grant[] => {
  const create = access === 'create';
  return [
    { actions: ['dynamodb:GetItem', ...(create ? ['dynamodb:PutItem'] : [])], resource: arns.keyTable },
    { actions: ['kms:Decrypt', ...(create ? ['kms:GenerateDataKey'] : [])], resource: arns.tenantKey },
  ];
};

const bodies = ({ access }: Of<'bodies'>, arns: ResourceArns): Grant[] => [
  {
    actions: [...(access === 'write' ? [] : ['s3:GetObject']), ...(access === 'read' ? [] : ['s3:PutObject'])],
    resource: `${arns.bodyBucket}/*`,
  },
];

const files = ({ access, prefix }: Of<'files'>, arns: ResourceArns): Grant[] => {
  const actions = [
    ...(access === 'write' ? [] : ['s3:GetObject']),
    ...(access === 'read' ? [] : ['s3:PutObject']),
    // Sorted runs are scratch that its writer clears away; what users sent is only ever expired.
    ...(access === 'read-write' && prefix === 'runs' ? ['s3:DeleteObject'] : []),
  ];
  return [{ actions, resource: `${arns.fileBucket}/${prefix}/*` }];
};

/** Pages lie beside the heads of streams, and in the partitions of generations. */
const orphans = ({ access }: Of<'orphans'>, arns: ResourceArns): Grant[] => {
  const found = ['dynamodb:Query', 'dynamodb:BatchGetItem', ...(access === 'sweep' ? ['dynamodb:BatchWriteItem'] : [])];
  return [
    { actions: found, resource: arns.eventTable, leadingKeys: ['T#*#S#*'] },
    { actions: found, resource: arns.rowTable, leadingKeys: ['T#*#P#*'] },
    { actions: ['s3:ListBucket'], resource: arns.bodyBucket },
    { actions: ['s3:ListBucket'], resource: arns.fileBucket },
    ...(access === 'sweep'
      ? [
          { actions: ['s3:DeleteObject'], resource: `${arns.bodyBucket}/*` },
          { actions: ['s3:DeleteObject'], resource: `${arns.fileBucket}/runs/*` },
        ]
      : []),
  ];
};

const grantsOf = (permission: Permission, arns: ResourceArns): Grant[] => {
  switch (permission.kind) {
    case 'events':
      return events(permission, arns);
    case 'inbox':
      return inbox(arns);
    case 'heads-index':
      return [
        {
          actions: ['dynamodb:Query', ...(permission.access === 'scan' ? ['dynamodb:Scan'] : [])],
          resource: arns.headsIndex,
        },
      ];
    case 'rows':
      return rows(permission, arns);
    case 'records':
      return records(permission, arns);
    case 'due-index':
      return [{ actions: ['dynamodb:Query'], resource: arns.dueIndex, leadingKeys: [`${permission.projection}#*`] }];
    case 'data-keys':
      return dataKeys(permission, arns);
    case 'bodies':
      return bodies(permission, arns);
    case 'files':
      return files(permission, arns);
    case 'orphans':
      return orphans(permission, arns);
    case 'parameter':
      // Whoever may read a parameter may have it decrypted, as long as its key is the one that AWS keeps for parameters.
      return [{ actions: ['ssm:GetParameter'], resource: arns.parameter(permission.name) }];
    case 'bus':
      return [{ actions: ['events:PutEvents'], resource: arns.bus }];
    case 'queue':
      return [{ actions: QUEUE_ACTIONS[permission.access], resource: arns.queue(permission.consumer) }];
    case 'all-queues':
      return [{ actions: REFILL_ACTIONS, resource: arns.allQueues }];
    case 'dead-letters':
      return [{ actions: REPAIR_ACTIONS, resource: arns.deadLetters }];
  }
};

/** Joins what is granted per resource and action, then groups actions that share their keys into one grant. */
const merge = (grants: readonly Grant[]): Grant[] => {
  const merged: Grant[] = [];
  for (const resource of new Set(grants.map((grant) => grant.resource))) {
    const ofResource = grants.filter((grant) => grant.resource === resource);
    const byKeys = new Map<string, { actions: string[]; leadingKeys: string[] }>();
    for (const action of new Set(ofResource.flatMap((grant) => grant.actions))) {
      const granting = ofResource.filter((grant) => grant.actions.includes(action));
      const leadingKeys = [...new Set(granting.flatMap((grant) => grant.leadingKeys ?? []))].sort();
      const group = byKeys.get(leadingKeys.join()) ?? { actions: [], leadingKeys };
      group.actions.push(action);
      byKeys.set(leadingKeys.join(), group);
    }
    for (const { actions, leadingKeys } of byKeys.values()) {
      merged.push({ actions, resource, ...(leadingKeys.length === 0 ? {} : { leadingKeys }) });
    }
  }
  return merged;
};

/**
 * The narrowest statements that allow the permissions of one function.
 *
 * Keys of one action are joined into one statement, since a batch or a transaction that spans two stream types is
 * matched as a whole (`ForAllValues`) and would fit neither of two statements.
 */
export const statementsOf = (permissions: readonly Permission[], arns: ResourceArns): PolicyStatement[] =>
  merge(permissions.flatMap((permission) => grantsOf(permission, arns))).map(
    ({ actions, resource, leadingKeys }) =>
      new PolicyStatement({
        actions: [...actions],
        resources: typeof resource === 'string' ? [resource] : [...resource],
        ...(leadingKeys === undefined
          ? {}
          : { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } } }),
      }),
  );
