import { Aws } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ScheduleWiring } from '../../shared/kernel/wiring.ts';
import { constructId } from './construct-id.ts';
import { DeadLetters } from './dead-letters.ts';
import { label } from './label.ts';
import type { WiredFunction } from './wired-function.ts';

/** Invokes one function by a rate or cron expression in UTC, with a role that may do just that. */
export class Schedule extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, wiring: ScheduleWiring, target: WiredFunction) {
    super(scope, `${constructId(wiring.name)}Schedule`);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', wiring.name);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        invoke: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.lambda.functionArn] }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
          ],
        }),
      },
    });
    const schedule = new CfnSchedule(this, 'Schedule', {
      description: `Invokes ${wiring.function}.`,
      scheduleExpression: wiring.expression,
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: target.lambda.functionArn,
        roleArn: role.roleArn,
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 3 },
        deadLetterConfig: { arn: this.deadLetters.queueArn },
      },
    });
    label(schedule, { schedule: wiring.name });
  }
}
