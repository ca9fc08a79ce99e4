import { ACCOUNT_ID, REGION } from './identity.ts';
import { located, type Resource, type Scope } from './intrinsics.ts';
import { isText } from './json.ts';
import type { BusModel, RetryPolicyModel, RuleModel, RuleTargetModel, ScheduleModel } from './model.ts';
import { type Properties, propertiesOf } from './properties.ts';

/** EventBridge's own defaults: 24 hours and 185 attempts, for rules and for Scheduler. */
const retryOf = (owner: Properties): RetryPolicyModel => {
  const policy = owner.part('RetryPolicy');
  const retry: RetryPolicyModel = {
    attemptsMax: policy?.number('MaximumRetryAttempts', 185) ?? 185,
    eventAgeSecondsMax: policy?.number('MaximumEventAgeInSeconds', 86_400) ?? 86_400,
  };
  policy?.finish();
  return retry;
};

const deadLetterOf = (owner: Properties): { readonly deadLetterArn: string } | undefined => {
  const arn = owner.part('DeadLetterConfig')?.optionalText('Arn');
  return arn === undefined ? undefined : { deadLetterArn: arn };
};

export const readBus = (resource: Resource, scope: Scope): BusModel => {
  propertiesOf(resource, scope).finish([
    'Name',
    'Description',
    'KmsKeyIdentifier',
    'Tags',
    'LogConfig',
    'DeadLetterConfig',
  ]);
  return {
    ...located(resource),
    name: scope.name(resource),
    arn: scope.arn(resource),
  };
};

const readTarget = (target: Properties): RuleTargetModel => {
  const messageGroupId = target.part('SqsParameters')?.optionalText('MessageGroupId');
  const input = target.optionalText('Input');
  const inputPath = target.optionalText('InputPath');
  const model: RuleTargetModel = {
    id: target.text('Id'),
    arn: target.text('Arn'),
    ...(messageGroupId === undefined ? {} : { messageGroupId }),
    ...(input === undefined ? {} : { input }),
    ...(inputPath === undefined ? {} : { inputPath }),
    ...deadLetterOf(target),
    retry: retryOf(target),
  };
  target.finish(['RoleArn']);
  return model;
};

/** A bus is named by its name or by its ARN. */
const busNameOf = (value: string | undefined): string => value?.split('event-bus/').at(-1) ?? 'default';

export const readRule = (resource: Resource, scope: Scope): RuleModel => {
  const properties = propertiesOf(resource, scope);
  const name = scope.name(resource);
  const busName = busNameOf(properties.optionalText('EventBusName'));
  const pattern = properties.record('EventPattern');
  const scheduleExpression = properties.optionalText('ScheduleExpression');
  const path = busName === 'default' ? name : `${busName}/${name}`;
  const model: RuleModel = {
    ...located(resource),
    name,
    arn: `arn:aws:events:${REGION}:${ACCOUNT_ID}:rule/${path}`,
    busName,
    enabled: (properties.optionalText('State') ?? 'ENABLED') !== 'DISABLED',
    ...(pattern ? { pattern } : {}),
    ...(scheduleExpression === undefined ? {} : { scheduleExpression }),
    targets: properties.parts('Targets').map(readTarget),
  };
  if (!pattern && scheduleExpression === undefined) properties.fail('a rule needs an event pattern or a schedule');
  properties.finish(['Name', 'Description', 'RoleArn', 'Tags']);
  return model;
};

/** The schedules that a scheduled rule amounts to: one per target. */
export const schedulesOfRule = (rule: RuleModel): readonly ScheduleModel[] => {
  const { scheduleExpression } = rule;
  if (scheduleExpression === undefined) return [];
  return rule.targets.map((target) => ({
    stack: rule.stack,
    logicalId: rule.logicalId,
    labels: rule.labels,
    name: rule.targets.length === 1 ? rule.name : `${rule.name}-${target.id}`,
    arn: rule.arn,
    expression: scheduleExpression,
    timeZone: 'UTC',
    enabled: rule.enabled,
    targetArn: target.arn,
    kind: 'rule',
    retry: target.retry,
    ...(target.input === undefined ? {} : { input: target.input }),
    ...(target.deadLetterArn === undefined ? {} : { deadLetterArn: target.deadLetterArn }),
  }));
};

export const readSchedule = (resource: Resource, scope: Scope): ScheduleModel => {
  const properties = propertiesOf(resource, scope);
  const name = scope.name(resource);
  const target = properties.part('Target') ?? properties.fail('the schedule has no target');
  const window = properties.part('FlexibleTimeWindow');
  const mode = window?.optionalText('Mode') ?? 'OFF';
  if (mode !== 'OFF') properties.fail(`flexible time window ${mode} isn't known locally; use OFF`);
  const input = target.optional('Input');
  const group = properties.optionalText('GroupName') ?? 'default';
  const model: ScheduleModel = {
    ...located(resource),
    name,
    arn: `arn:aws:scheduler:${REGION}:${ACCOUNT_ID}:schedule/${group}/${name}`,
    expression: properties.text('ScheduleExpression'),
    timeZone: properties.optionalText('ScheduleExpressionTimezone') ?? 'UTC',
    enabled: (properties.optionalText('State') ?? 'ENABLED') === 'ENABLED',
    targetArn: target.text('Arn'),
    kind: 'scheduler',
    retry: retryOf(target),
    ...(input === undefined ? {} : { input: isText(input) ? input : JSON.stringify(input) }),
    ...deadLetterOf(target),
  };
  target.finish(['RoleArn']);
  properties.finish(['Name', 'Description', 'KmsKeyArn']);
  return model;
};
