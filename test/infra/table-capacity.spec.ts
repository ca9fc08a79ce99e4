import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { capacityOf } from '../../infra/constructs/table-capacity.ts';
import { INERT_TYPES } from '../../infra/local/template/inert.ts';
import { DataStack } from '../../infra/stacks/data-stack.ts';

const templateWith = (value: unknown): Template =>
  Template.fromStack(new DataStack(new App(), 'foldbook-data', capacityOf(value)));

describe('the capacity of tables', () => {
  it('is paid per request unless the context says otherwise', () => {
    const template = templateWith(undefined);
    template.allResourcesProperties('AWS::DynamoDB::Table', { BillingMode: 'PAY_PER_REQUEST' });
    template.resourceCountIs('AWS::ApplicationAutoScaling::ScalableTarget', 0);
  });

  it('follows the load of events, rows and their indexes, but not of the few keys', () => {
    const template = templateWith('50-4000');
    const least = { ReadCapacityUnits: 50, WriteCapacityUnits: 50 };
    for (const index of ['heads', 'due']) {
      template.hasResourceProperties('AWS::DynamoDB::Table', {
        ProvisionedThroughput: least,
        GlobalSecondaryIndexes: [Match.objectLike({ IndexName: index, ProvisionedThroughput: least })],
      });
    }
    template.resourcePropertiesCountIs('AWS::DynamoDB::Table', { BillingMode: 'PAY_PER_REQUEST' }, 1);
    for (const dimension of ['table:Read', 'table:Write', 'index:Read', 'index:Write']) {
      const limits = { MinCapacity: 50, MaxCapacity: 4000, ScalableDimension: `dynamodb:${dimension}CapacityUnits` };
      template.resourcePropertiesCountIs('AWS::ApplicationAutoScaling::ScalableTarget', limits, 2);
    }
    template.allResourcesProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
      TargetTrackingScalingPolicyConfiguration: Match.objectLike({ TargetValue: 70 }),
    });
  });

  it('adds nothing that a laptop wouldn’t know', () => {
    const { Resources: resources } = templateWith('50-4000').toJSON() as {
      Resources: Record<string, { Type: string }>;
    };
    const scaling = Object.values(resources).flatMap(({ Type: type }) => (/AutoScaling/.test(type) ? [type] : []));
    expect(scaling.filter((type) => !INERT_TYPES.has(type))).toEqual([]);
    expect(scaling).toHaveLength(16);
  });

  it.each(['50', '0-10', '20-10', '1-50000', 'many', ['1-2', '3']])('is not %s', (value) => {
    expect(() => capacityOf(value)).toThrow(/^table-capacity: /);
  });
});
