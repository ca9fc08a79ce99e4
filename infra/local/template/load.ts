/** From a synthesized assembly to the model that drives the local host. */
import { readAssembly } from './assembly.ts';
import { isCloudOnly } from './cloud-only.ts';
import { ACCOUNT_ID, REGION } from './identity.ts';
import { INERT_TYPES } from './inert.ts';
import { type Resource, type Scope, scopesOf } from './intrinsics.ts';
import type { CloudModel, FunctionModel, RoleModel } from './model.ts';
import { readApis } from './read-api.ts';
import { readBus, readRule, readSchedule, schedulesOfRule } from './read-events.ts';
import { readAsyncSettings, readEventSource, readFunction } from './read-functions.ts';
import { readPolicy, readRole } from './read-roles.ts';
import { readBucket, readQueue } from './read-storage.ts';
import { readTable } from './read-tables.ts';
import { TemplateError } from './template-error.ts';

const READ_TYPES: ReadonlySet<string> = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
]);

/** A function by its name in the wiring, physical name or ARN, qualified or not. */
const functionFinder = (functions: readonly FunctionModel[]) => {
  const names = new Map(
    functions.flatMap(
      (f) =>
        [
          [f.name, f.name],
          [f.physicalName, f.name],
          [f.arn, f.name],
        ] as const,
    ),
  );
  return (reference: string): string | undefined => {
    const arn = /arn:aws:lambda:[^:]*:[^:]*:function:[^:/]+/.exec(reference)?.[0];
    return names.get(arn ?? reference);
  };
};

const readRoles = (
  all: <T>(types: readonly string[], read: (resource: Resource, scope: Scope) => T) => readonly T[],
): readonly RoleModel[] => {
  const roles = all(['AWS::IAM::Role'], readRole);
  const policies = all(['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'], readPolicy);
  return roles.map((role) => ({
    ...role,
    statements: [
      ...role.statements,
      ...policies.filter((policy) => policy.roleNames.includes(role.name)).flatMap((policy) => policy.statements),
    ],
  }));
};

/**
 * Reads every stack of the assembly. Throws a `TemplateError` that names the resource for whatever the local host would
 * otherwise silently leave out. `endpoint` is the gateway's address, which queue URLs point at.
 */
export const loadModel = (options: { readonly assemblyDir: string; readonly endpoint: string }): CloudModel => {
  const assembly = readAssembly(options.assemblyDir);
  const scopes = scopesOf(assembly, { endpoint: options.endpoint });
  const parts = scopes.map((scope) => ({
    scope,
    resources: scope.resources().filter((resource) => !isCloudOnly(resource)),
  }));
  const all = <T>(types: readonly string[], read: (resource: Resource, scope: Scope) => T): readonly T[] =>
    parts.flatMap(({ scope, resources }) =>
      resources.filter((resource) => types.includes(resource.type)).map((resource) => read(resource, scope)),
    );
  for (const resource of parts.flatMap(({ resources }) => resources)) {
    if (READ_TYPES.has(resource.type) || INERT_TYPES.has(resource.type)) continue;
    throw new TemplateError(
      resource,
      `the local host doesn't know ${resource.type}; teach it in infra/local/template/, or add it to INERT_TYPES if it needs nothing locally`,
    );
  }
  const asyncSettings = new Map(all(['AWS::Lambda::EventInvokeConfig'], readAsyncSettings));
  const functions = all(['AWS::Lambda::Function'], (resource, scope) =>
    readFunction(resource, scope, { assets: assembly.assets, asyncSettings }),
  );
  const functionNameOf = functionFinder(functions);
  const rules = all(['AWS::Events::Rule'], readRule);
  return {
    region: REGION,
    accountId: ACCOUNT_ID,
    tables: all(['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'], readTable),
    buckets: all(['AWS::S3::Bucket'], readBucket),
    queues: all(['AWS::SQS::Queue'], readQueue),
    buses: all(['AWS::Events::EventBus'], readBus),
    rules,
    functions,
    eventSources: all(['AWS::Lambda::EventSourceMapping'], (resource, scope) =>
      readEventSource(resource, scope, functionNameOf),
    ),
    schedules: [...all(['AWS::Scheduler::Schedule'], readSchedule), ...rules.flatMap(schedulesOfRule)],
    apis: readApis(parts, functionNameOf),
    roles: readRoles(all),
    outputs: Object.fromEntries(
      scopes.flatMap((scope) =>
        scope.outputs().map(({ id, value }) => [`${scope.stack}.${id}`, String(scope.resolve(value))]),
      ),
    ),
  };
};
