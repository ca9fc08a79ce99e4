import { located, type Resource, type Scope } from './intrinsics.ts';
import { field, isRecord, isText, records, texts } from './json.ts';
import type { RoleModel, StatementModel } from './model.ts';
import { type Properties, propertiesOf } from './properties.ts';
import { TemplateError } from './template-error.ts';

/** Managed policies that grant only what doesn't exist locally (logs, traces). */
const INERT_MANAGED_POLICIES =
  /:iam::aws:policy\/(service-role\/AWSLambdaBasicExecutionRole|AWSXRayDaemonWriteAccess|service-role\/AmazonAPIGatewayPushToCloudWatchLogs)$/;

const conditionsOf = (value: unknown, fail: (what: string) => never): StatementModel['conditions'] => {
  if (value === undefined) return {};
  if (!isRecord(value)) return fail('a Condition must be an object');
  return Object.fromEntries(
    Object.entries(value).map(([operator, keys]) => {
      if (!isRecord(keys)) return fail(`condition ${operator} must hold an object`);
      return [operator, Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, texts(coerced(values))]))];
    }),
  );
};

/** Conditions may hold booleans and numbers, bare or in a list; policies compare their texts. */
const coerced = (value: unknown): unknown => (Array.isArray(value) ? value.map(String) : String(value));

const KNOWN_ELEMENTS = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);

const readStatement = (raw: Record<string, unknown>, origin: string, fail: (what: string) => never): StatementModel => {
  const unknown = Object.keys(raw).find((element) => !KNOWN_ELEMENTS.has(element));
  if (unknown !== undefined) return fail(`the local host doesn't know ${unknown} in a policy statement`);
  const effect = field(raw, 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny') return fail('a statement needs the effect Allow or Deny');
  const sid = field(raw, 'Sid');
  return {
    ...(isText(sid) ? { sid } : {}),
    effect,
    actions: texts(field(raw, 'Action')),
    resources: texts(field(raw, 'Resource')),
    conditions: conditionsOf(field(raw, 'Condition'), fail),
    origin,
  };
};

const statementsOf = (document: unknown, origin: string, properties: Properties): readonly StatementModel[] =>
  records(isRecord(document) ? [field(document, 'Statement')].flat() : []).map((raw) =>
    readStatement(raw, origin, (what) => properties.fail(what)),
  );

export const readRole = (resource: Resource, scope: Scope): RoleModel => {
  const properties = propertiesOf(resource, scope);
  for (const arn of texts(properties.optional('ManagedPolicyArns'))) {
    if (!INERT_MANAGED_POLICIES.test(arn)) {
      properties.fail(`managed policy ${arn} is unknown locally; write its statements into the role`);
    }
  }
  const statements = properties
    .parts('Policies')
    .flatMap((policy) => statementsOf(policy.optional('PolicyDocument'), resource.logicalId, properties));
  properties.finish(['RoleName', 'AssumeRolePolicyDocument', 'Description', 'Path', 'MaxSessionDuration', 'Tags']);
  return {
    ...located(resource),
    name: scope.name(resource),
    arn: scope.arn(resource),
    statements,
  };
};

/** `AWS::IAM::Policy`: its statements by the names of the roles it is attached to. */
export const readPolicy = (
  resource: Resource,
  scope: Scope,
): { readonly roleNames: readonly string[]; readonly statements: readonly StatementModel[] } => {
  const properties = propertiesOf(resource, scope);
  const statements = statementsOf(properties.optional('PolicyDocument'), resource.logicalId, properties);
  const roleNames = texts(properties.optional('Roles'));
  properties.finish(['PolicyName', 'ManagedPolicyName', 'Description', 'Path']);
  if (roleNames.length === 0) throw new TemplateError(resource, 'the policy is attached to no role');
  return { roleNames, statements };
};
