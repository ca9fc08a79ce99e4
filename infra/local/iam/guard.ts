/** Who calls, what they may, and what of that they ever needed. */
import { ACCOUNT_ID } from '../template/identity.ts';
import type { CloudModel, EventSourceModel, FunctionModel } from '../template/model.ts';
import type { Denial, IamLedger, NeedlessPermission } from './ledger.ts';
import { type AccessRequest, compilePolicy, type Policy } from './policy.ts';
import type { Credentials, CredentialsMaker } from './secrets.ts';
import { wildcard } from './wildcard.ts';

export interface Identity {
  /** Name of the function in the wiring, or `host`. */
  readonly name: string;
  readonly secretAccessKey: string;
  /** AWS's name of who called, for messages. */
  readonly principal: string;
  /** Left out for the host, who may do everything. */
  readonly policy?: Policy;
}

export interface Guard extends IamLedger {
  readonly identify: (accessKeyId: string) => Identity | undefined;
  /** The message of the refusal, or undefined where the call may go on. */
  readonly refuse: (identity: Identity, requests: readonly AccessRequest[]) => string | undefined;
  readonly credentialsOf: (functionName: string) => Credentials;
  readonly hostCredentials: Credentials;
}

const HOST = 'host';
const DENIALS_MAX = 1_000;

/** Services that no laptop runs. Whether grants on them are needed shows in the cloud only. */
const NOT_RUN_LOCALLY = ['logs:', 'xray:', 'cloudwatch:', 'kms:', 'ssm:', 'ec2:'];

/** What Lambda itself does with the role of a function that has this event source. */
const neededBySource = (
  source: EventSourceModel,
): readonly { readonly action: string; readonly resource: string }[] => {
  const actions =
    source.kind === 'sqs'
      ? ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility']
      : ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];
  const reading = actions.map((action) => ({ action, resource: source.sourceArn }));
  const { onFailureArn } = source;
  return onFailureArn === undefined ? reading : [...reading, { action: 'sqs:SendMessage', resource: onFailureArn }];
};

const needlessOf = (lambda: FunctionModel, policy: Policy, model: CloudModel): readonly NeedlessPermission[] => {
  const needed = model.eventSources.filter((source) => source.functionName === lambda.name).flatMap(neededBySource);
  return policy
    .unused()
    .filter(({ action }) => !NOT_RUN_LOCALLY.some((prefix) => action.startsWith(prefix)))
    .filter(
      ({ action, statement }) =>
        !needed.some(
          (use) =>
            wildcard(action, 'i')(use.action) && statement.resources.some((pattern) => wildcard(pattern)(use.resource)),
        ),
    )
    .map(({ action, statement }) => ({
      functionName: lambda.name,
      origin: statement.origin,
      action,
      resources: statement.resources,
      leadingKeys: Object.values(statement.conditions).flatMap((keys) => keys['dynamodb:LeadingKeys'] ?? []),
    }));
};

const functionIdentity = (lambda: FunctionModel, model: CloudModel, secretAccessKey: string): Identity => {
  const role = model.roles.find((candidate) => candidate.arn === lambda.roleArn);
  if (!role) throw new Error(`${lambda.stack}/${lambda.logicalId}: its role ${lambda.roleArn} isn't in the template`);
  return {
    name: lambda.name,
    secretAccessKey,
    principal: `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${role.name}/${lambda.physicalName}`,
    policy: compilePolicy(role),
  };
};

export const createGuard = (options: {
  readonly model: CloudModel;
  readonly enforce: boolean;
  readonly credentials: CredentialsMaker;
}): Guard => {
  const { model, enforce, credentials } = options;
  const hostCredentials = credentials(HOST);
  const identities = new Map<string, Identity>([
    [
      hostCredentials.accessKeyId,
      {
        name: HOST,
        secretAccessKey: hostCredentials.secretAccessKey,
        principal: `arn:aws:iam::${ACCOUNT_ID}:user/host`,
      },
    ],
  ]);
  const policies = new Map<FunctionModel, Policy>();
  for (const lambda of model.functions) {
    const { accessKeyId, secretAccessKey } = credentials(lambda.name);
    const identity = functionIdentity(lambda, model, secretAccessKey);
    identities.set(accessKeyId, identity);
    if (identity.policy) policies.set(lambda, identity.policy);
  }
  let denials: Denial[] = [];

  const refuse = (identity: Identity, requests: readonly AccessRequest[]): string | undefined => {
    const { policy } = identity;
    if (!policy) return undefined;
    let message: string | undefined;
    for (const request of requests) {
      const reason = policy.decide(request);
      if (reason === undefined) continue;
      const { action, resource } = request;
      const keys = request.context['dynamodb:LeadingKeys'];
      const about = keys === undefined ? reason : `${reason} (leading keys ${keys.slice(0, 5).join(', ')})`;
      if (denials.length < DENIALS_MAX) denials.push({ identity: identity.name, action, resource, reason: about });
      message ??= `User: ${identity.principal} is not authorized to perform: ${action} on resource: ${resource} ${about}`;
    }
    return enforce ? message : undefined;
  };

  return {
    identify: (accessKeyId) => identities.get(accessKeyId),
    refuse,
    credentialsOf: (name) => {
      const lambda = model.functions.find((one) => one.name === name || one.physicalName === name);
      if (!lambda) throw new Error(`no function ${name} in the template`);
      return credentials(lambda.name);
    },
    hostCredentials,
    needlessPermissions: () => [...policies].flatMap(([lambda, policy]) => needlessOf(lambda, policy, model)),
    denials: () => denials,
    reset: () => {
      denials = [];
      for (const policy of policies.values()) policy.reset();
    },
  };
};
