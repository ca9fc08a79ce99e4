import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { registry } from '../../shared/registry.ts';
import { labelled, ofType, sorted, target } from './system.ts';

const ROUTE = 'AWS::ApiGatewayV2::Route';
const routes = registry
  .flatMap((context) => context.routes)
  .map((route) => ({ ...route, key: `${route.method} ${route.path}` }));
const integrationTarget = z.object({
  'Fn::Join': z.tuple([z.literal(''), z.tuple([z.literal('integrations/'), z.unknown()])]),
});

describe('routes of the template', () => {
  it('are those of the registry', () => {
    expect(sorted(ofType(ROUTE).map(({ properties }) => String(properties['RouteKey'])))).toEqual(
      sorted([...routes.map(({ key }) => key), '$default']),
    );
  });

  it('send what none of them takes to the one function that answers it', () => {
    const [fallback, ...others] = registry.flatMap((context) => context.fallback ?? []);
    expect(others).toEqual([]);
    const resource = labelled(ROUTE, 'route', '$default');
    const integration = target(resource, integrationTarget.parse(resource.properties['Target'])['Fn::Join'][1][1]);
    expect(target(integration, integration.properties['IntegrationUri']).label).toEqual({ function: fallback });
  });

  it.each(routes)('$key goes to its function, which verifies the token itself', (route) => {
    const resource = labelled(ROUTE, 'route', route.key);
    expect(resource.properties).toMatchObject({ RouteKey: route.key, AuthorizationType: 'NONE' });
    const integration = target(resource, integrationTarget.parse(resource.properties['Target'])['Fn::Join'][1][1]);
    expect(integration.properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
    expect(target(integration, integration.properties['IntegrationUri']).label).toEqual({ function: route.function });
  });

  it('leave open only public documents, and what providers sign', () => {
    expect(
      routes
        .filter(({ auth }) => auth === 'none')
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(['GET /docs', 'GET /docs/{file}', 'GET /openapi.json', 'POST /v1/providers/{provider}/webhooks']);
  });

  it('let the API invoke each function that has one, and no other', () => {
    const invocable = ofType('AWS::Lambda::Permission').map((permission) => {
      expect(permission.properties['Principal']).toBe('apigateway.amazonaws.com');
      expect(JSON.stringify(permission.properties['SourceArn'])).toContain('execute-api');
      return target(permission, permission.properties['FunctionName']).label['function'] ?? '';
    });
    expect(sorted(invocable)).toEqual(sorted(new Set(routes.map((route) => route.function))));
  });
});

describe('the HTTP API of the template', () => {
  it('is one, throttled and logged', () => {
    expect(ofType('AWS::ApiGatewayV2::Api')).toHaveLength(1);
    const [stage, ...more] = ofType('AWS::ApiGatewayV2::Stage');
    expect(more).toEqual([]);
    expect(stage?.properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: expect.any(Number), ThrottlingBurstLimit: expect.any(Number) },
      AccessLogSettings: { DestinationArn: expect.anything(), Format: expect.stringContaining('$context.routeKey') },
    });
  });

  it('logs no header, so no token', () => {
    expect(JSON.stringify(ofType('AWS::ApiGatewayV2::Stage'))).not.toMatch(/authorizer|header/i);
  });

  it('lets no cookie pass between origins', () => {
    const cors = z
      .looseObject({ AllowOrigins: z.array(z.string()) })
      .parse(ofType('AWS::ApiGatewayV2::Api')[0]?.properties['CorsConfiguration']);
    expect(cors).not.toHaveProperty('AllowCredentials');
  });
});
