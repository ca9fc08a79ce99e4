import { located, type Resource, type Scope } from './intrinsics.ts';
import { isText } from './json.ts';
import type { ApiModel, RouteModel } from './model.ts';
import { propertiesOf } from './properties.ts';

interface Integration {
  readonly functionName: string;
  readonly payloadFormat: '1.0' | '2.0';
  readonly timeoutMs: number;
}
interface ApiParts {
  readonly resources: readonly Resource[];
  readonly scope: Scope;
}

const readIntegration = (
  resource: Resource,
  scope: Scope,
  functionNameOf: (reference: string) => string | undefined,
): Integration => {
  const properties = propertiesOf(resource, scope);
  const type = properties.text('IntegrationType');
  if (type !== 'AWS_PROXY')
    properties.fail(`integration type ${type} is unknown locally; AWS_PROXY to a function is known`);
  const uri = properties.text('IntegrationUri');
  const payloadFormat = properties.optionalText('PayloadFormatVersion') ?? '1.0';
  if (payloadFormat !== '1.0' && payloadFormat !== '2.0')
    return properties.fail(`payload format ${payloadFormat} is unknown`);
  const integration: Integration = {
    functionName: functionNameOf(uri) ?? properties.fail(`integration ${uri} names no function of the template`),
    payloadFormat,
    timeoutMs: properties.number('TimeoutInMillis', 30_000),
  };
  properties.finish(['ApiId', 'IntegrationMethod', 'Description', 'ConnectionType']);
  return integration;
};

/** The function of a route's `integrations/<id>`. Ids are equal to what `Ref` gives for the integration resource. */
const readRoute = (resource: Resource, scope: Scope, integrations: ReadonlyMap<string, Integration>): RouteModel => {
  const properties = propertiesOf(resource, scope);
  const target = properties.text('Target').replace(/^integrations\//, '');
  const integration =
    integrations.get(target) ?? properties.fail(`route target ${target} is no integration of its stack`);
  const key = properties.text('RouteKey');
  const [method, path] = key === '$default' ? ['ANY', '$default'] : key.split(' ');
  if (method === undefined || path === undefined) return properties.fail(`route key ${key} is malformed`);
  const authorization = properties.optionalText('AuthorizationType') ?? 'NONE';
  if (authorization !== 'NONE') {
    properties.fail(
      `authorization ${authorization} at the route is unknown locally; tokens are verified in the functions`,
    );
  }
  const model: RouteModel = {
    ...located(resource),
    apiId: properties.text('ApiId'),
    method,
    path,
    ...integration,
  };
  properties.finish(['OperationName']);
  return model;
};

const ofType = (parts: readonly ApiParts[], type: string): readonly [Resource, Scope][] =>
  parts.flatMap(({ resources, scope }) =>
    resources.filter((resource) => resource.type === type).map((resource): [Resource, Scope] => [resource, scope]),
  );

const readStage = (resource: Resource, scope: Scope): { readonly apiId: string; readonly name: string } => {
  const properties = propertiesOf(resource, scope);
  const stage = { apiId: properties.text('ApiId'), name: properties.text('StageName') };
  properties.finish([
    'AutoDeploy',
    'AccessLogSettings',
    'DefaultRouteSettings',
    'RouteSettings',
    'Description',
    'DeploymentId',
    'Tags',
  ]);
  return stage;
};

/** HTTP APIs with their routes; those may stand in other stacks than the API. */
export const readApis = (
  parts: readonly ApiParts[],
  functionNameOf: (reference: string) => string | undefined,
): readonly ApiModel[] => {
  const integrations = new Map(
    ofType(parts, 'AWS::ApiGatewayV2::Integration').map(([resource, scope]): [string, Integration] => [
      String(scope.ref(resource)),
      readIntegration(resource, scope, functionNameOf),
    ]),
  );
  const routes = ofType(parts, 'AWS::ApiGatewayV2::Route').map(([r, scope]) => readRoute(r, scope, integrations));
  const stages = ofType(parts, 'AWS::ApiGatewayV2::Stage').map(([resource, scope]) => readStage(resource, scope));
  return ofType(parts, 'AWS::ApiGatewayV2::Api').map(([resource, scope]): ApiModel => {
    const properties = propertiesOf(resource, scope);
    const id = String(scope.ref(resource));
    const protocol = properties.text('ProtocolType');
    if (protocol !== 'HTTP') properties.fail(`protocol ${protocol} is unknown locally; HTTP is known`);
    const name = properties.optional('Name');
    const cors = properties.record('CorsConfiguration');
    properties.finish(['Description', 'DisableExecuteApiEndpoint', 'Tags']);
    return {
      ...located(resource),
      id,
      name: isText(name) ? name : id,
      routes: routes.filter((route) => route.apiId === id),
      stages: stages.filter((stage) => stage.apiId === id).map((stage) => stage.name),
      ...(cors ? { cors } : {}),
    };
  });
};
