import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionWiring } from '../../shared/kernel/wiring.ts';
import type { Bundle } from '../bundle.ts';
import { constructId } from './construct-id.ts';
import { label } from './label.ts';

export interface WiredFunctionProps {
  readonly context: string;
  readonly wiring: FunctionWiring;
  readonly bundle: Bundle;
  readonly statements: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
}

/** A function of the wiring, with a log group and a role of its own that allows what its permissions say, no more. */
export class WiredFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;
  readonly logGroup: LogGroup;
  readonly context: string;
  readonly wiring: FunctionWiring;
  readonly #policy = new PolicyDocument();

  constructor(scope: Construct, { context, wiring, bundle, statements, environment }: WiredFunctionProps) {
    super(scope, constructId(wiring.name));
    this.wiring = wiring;
    this.context = context;
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { permissions: this.#policy },
    });
    this.allow(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.logGroup.logGroupArn],
      }),
      ...statements,
    );
    this.lambda = new LambdaFunction(this, 'Function', {
      description: wiring.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(bundle.folder),
      memorySize: wiring.memoryMb,
      timeout: Duration.seconds(wiring.timeoutSeconds),
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      // START, END and REPORT lines would be most of what an invocation logs, and metrics say the same for nothing.
      systemLogLevelV2: SystemLogLevel.WARN,
      environment: { LOG_LEVEL: 'INFO', SERVICE_NAME: context, FUNCTION_NAME: wiring.name, ...environment },
    });
    label(this.lambda, { function: wiring.name });
  }

  /** Adds to the function's role what an event source needs. */
  allow(...statements: readonly PolicyStatement[]): void {
    this.#policy.addStatements(...statements);
  }
}
