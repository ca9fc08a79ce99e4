import { ArnFormat, CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { CfnApi, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  Mfa,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { TokenIssuer } from '../constructs/environment.ts';

/** No tokens, addresses or bodies: enough to see what is slow or refused, and to find it in the functions' logs. */
const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  integrationLatencyMs: '$context.integrationLatency',
  responseBytes: '$context.responseLength',
  error: '$context.integrationErrorMessage',
});

/** Headers that browsers may send and read beyond the always allowed ones. */
const REQUEST_HEADERS = [
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'consistency-token',
];
const RESPONSE_HEADERS = ['consistency-token', 'etag', 'location', 'retry-after'];

/**
 * The HTTP API with its default stage, and the user pool that signs users in. The routes stand in the contexts' stacks:
 * those need the pool's issuer, and a stack can't need what needs it.
 */
export class EdgeStack extends Stack {
  readonly apiId: string;
  readonly tokens: TokenIssuer;

  constructor(scope: Construct, id: string) {
    super(scope, id, { description: 'Foldbook: the HTTP API and sign-in.' });
    const api = this.#api();
    const pool = this.#userPool();
    const client = this.#client(pool);
    new CfnUserPoolGroup(this, 'Operators', {
      userPoolId: pool.userPoolId,
      groupName: 'operators',
      description: 'May use /v1/ops, which reaches over all users.',
    });
    this.apiId = api.ref;
    this.tokens = {
      issuer: pool.userPoolProviderUrl,
      audience: client.userPoolClientId,
      jwksUri: `${pool.userPoolProviderUrl}/.well-known/jwks.json`,
    };
    new CfnOutput(this, 'ApiUrl', { value: api.attrApiEndpoint });
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: client.userPoolClientId });
  }

  #api(): CfnApi {
    const api = new CfnApi(this, 'Api', {
      name: 'foldbook',
      protocolType: 'HTTP',
      // Bearer tokens, no cookies: another origin gains nothing from a browser that it lacks without one.
      corsConfiguration: {
        allowOrigins: ['*'],
        allowMethods: ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'],
        allowHeaders: REQUEST_HEADERS,
        exposeHeaders: RESPONSE_HEADERS,
        maxAge: Duration.days(1).toSeconds(),
      },
    });
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnStage(this, 'DefaultStage', {
      apiId: api.ref,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: {
        // The group's own Arn attribute ends in ":*", which API Gateway doesn't take.
        destinationArn: this.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logs.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
        format: ACCESS_LOG_FORMAT,
      },
      defaultRouteSettings: { throttlingRateLimit: 500, throttlingBurstLimit: 1000, detailedMetricsEnabled: true },
    });
    return api;
  }

  #userPool(): UserPool {
    const pool = new UserPool(this, 'Users', {
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge(
      { id: 'AwsSolutions-COG2', reason: 'A second factor (TOTP) is offered to every user and forced on none.' },
      {
        id: 'AwsSolutions-COG8',
        reason: 'The Plus plan bills threat protection per user and month; long passwords and TOTP do without it.',
      },
    );
    return pool;
  }

  #client(pool: UserPool): UserPoolClient {
    return pool.addClient('Client', {
      generateSecret: false,
      authFlows: { userSrp: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
    });
  }
}
