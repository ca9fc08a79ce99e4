import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../infra/local/iam/policy.ts';
import type { RoleModel, StatementModel } from '../../../infra/local/template/model.ts';

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/events';

const statement = (more: Partial<StatementModel>): StatementModel => ({
  effect: 'Allow',
  actions: ['dynamodb:GetItem'],
  resources: [TABLE],
  conditions: {},
  origin: 'Role',
  ...more,
});
const role = (...statements: StatementModel[]): RoleModel => ({
  stack: 'tax',
  logicalId: 'Role',
  labels: {},
  name: 'tax-role',
  arn: 'arn:aws:iam::000000000000:role/tax-role',
  statements,
});
const asks = (policy: ReturnType<typeof compilePolicy>, action: string, resource = TABLE, keys?: string[]): boolean =>
  policy.decide({ action, resource, context: keys ? { 'dynamodb:LeadingKeys': keys } : {} }) === undefined;

const journals = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['T#*#S#journal#*', 'T#*#I#*'] } };

describe('a role', () => {
  it('allows nothing that no statement names', () => {
    const policy = compilePolicy(role(statement({})));
    expect(asks(policy, 'dynamodb:GetItem')).toBe(true);
    expect(asks(policy, 'dynamodb:PutItem')).toBe(false);
    expect(asks(policy, 'dynamodb:GetItem', `${TABLE}/index/heads`)).toBe(false);
    expect(asks(compilePolicy(role()), 'dynamodb:GetItem')).toBe(false);
  });

  it('knows wildcards in actions, without regard to case, and in resources', () => {
    const policy = compilePolicy(
      role(statement({ actions: ['dynamodb:batch*'], resources: [`${TABLE}*`, 'arn:aws:s3:::f?les'] })),
    );
    expect(asks(policy, 'dynamodb:BatchGetItem')).toBe(true);
    expect(asks(policy, 'dynamodb:BatchGetItem', `${TABLE}/index/heads`)).toBe(true);
    expect(asks(policy, 'dynamodb:BatchGetItem', 'arn:aws:s3:::files')).toBe(true);
    expect(asks(policy, 'dynamodb:BatchGetItem', 'arn:aws:s3:::fi.es')).toBe(false);
    expect(asks(policy, 'dynamodb:GetItem')).toBe(false);
  });

  it('confines leading keys: all of a call must fit', () => {
    const policy = compilePolicy(role(statement({ conditions: journals })));
    expect(asks(policy, 'dynamodb:GetItem', TABLE, ['T#a#S#journal#1', 'T#a#I#p#k'])).toBe(true);
    expect(asks(policy, 'dynamodb:GetItem', TABLE, ['T#a#S#journal#1', 'T#a#S#settings#1'])).toBe(false);
    // As in IAM, ForAllValues holds where a call carries no keys.
    expect(asks(policy, 'dynamodb:GetItem', TABLE)).toBe(true);
  });

  it('needs any value, an equal value, or no such value, as the operator says', () => {
    const withCondition = (operator: string) =>
      compilePolicy(role(statement({ conditions: { [operator]: { 'dynamodb:LeadingKeys': ['a', 'b'] } } })));
    expect(asks(withCondition('ForAnyValue:StringEquals'), 'dynamodb:GetItem', TABLE, ['a', 'z'])).toBe(true);
    expect(asks(withCondition('ForAnyValue:StringEquals'), 'dynamodb:GetItem', TABLE)).toBe(false);
    expect(asks(withCondition('StringEquals'), 'dynamodb:GetItem', TABLE)).toBe(false);
    expect(asks(withCondition('StringNotEquals'), 'dynamodb:GetItem', TABLE, ['a'])).toBe(false);
    expect(asks(withCondition('StringNotEquals'), 'dynamodb:GetItem', TABLE, ['z'])).toBe(true);
  });

  it('is overruled by an explicit deny', () => {
    const policy = compilePolicy(role(statement({}), statement({ effect: 'Deny', actions: ['dynamodb:*'] })));
    expect(policy.decide({ action: 'dynamodb:GetItem', resource: TABLE, context: {} })).toContain('explicit deny');
  });

  it('knows which of its actions were never needed', () => {
    const policy = compilePolicy(role(statement({ actions: ['dynamodb:GetItem', 'dynamodb:Put*'] })));
    asks(policy, 'dynamodb:PutItem');
    asks(policy, 'dynamodb:GetItem', 'arn:elsewhere');
    expect(policy.unused().map(({ action }) => action)).toEqual(['dynamodb:GetItem']);
    policy.reset();
    expect(policy.unused()).toHaveLength(2);
  });

  it('fails at start on a condition that is unknown here, naming the role', () => {
    const odd = (operator: string, key: string) => () =>
      compilePolicy(role(statement({ conditions: { [operator]: { [key]: ['x'] } } })));
    expect(odd('IpAddress', 'dynamodb:LeadingKeys')).toThrow(/tax\/Role: .*IpAddress/);
    expect(odd('StringEquals', 'aws:SourceIp')).toThrow(/tax\/Role: .*aws:SourceIp/);
  });
});
