import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { CfnIntegration, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { RouteWiring } from '../../shared/kernel/wiring.ts';
import { constructId } from './construct-id.ts';
import { label } from './label.ts';
import type { WiredFunction } from './wired-function.ts';

const NO_AUTHORIZER: Readonly<Record<RouteWiring['auth'], string>> = {
  jwt: "The function's middleware verifies the token, so that a 401 is a problem document like any other refusal, and the local host runs the very same check.",
  none: 'What is public says nothing about any user.',
};

export interface RoutesProps {
  readonly apiId: string;
  readonly routes: readonly RouteWiring[];
  readonly target: WiredFunction;
  /** Whether the function also answers what no route takes. */
  readonly isFallback: boolean;
}

const FALLBACK = '$default';

/** The routes of one function: one integration, one leave to be invoked by this API, and a route per declaration. */
export class Routes extends Construct {
  constructor(scope: Construct, { apiId, routes, target, isFallback }: RoutesProps) {
    super(scope, `${constructId(target.wiring.name)}Routes`);
    const integration = new CfnIntegration(this, 'Integration', {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: target.lambda.functionArn,
      payloadFormatVersion: '2.0',
      // The longest an HTTP API waits. Functions end at 29 s, so that they, not the gateway, tell what happened.
      timeoutInMillis: 30_000,
    });
    new CfnPermission(this, 'Invoke', {
      action: 'lambda:InvokeFunction',
      functionName: target.lambda.functionName,
      principal: 'apigateway.amazonaws.com',
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: apiId,
        resourceName: '*',
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
    });
    const all = routes.map(({ method, path, auth }) => ({ routeKey: `${method} ${path}`, auth }));
    if (isFallback) all.push({ routeKey: FALLBACK, auth: 'none' });
    for (const { routeKey, auth } of all) {
      const route = new CfnRoute(this, constructId(routeKey), {
        apiId,
        routeKey,
        target: `integrations/${integration.ref}`,
        authorizationType: 'NONE',
      });
      label(route, { route: routeKey });
      Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: NO_AUTHORIZER[auth] });
    }
  }
}
