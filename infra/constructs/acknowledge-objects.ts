import { Stack, Validations } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** A resource whose ARN begins what a role may use. */
export interface Owned {
  readonly owner: IConstruct;
  readonly arn: string;
}

/** What cdk-nag prints for an ARN: of another stack the name of the export, which the import resolves to. */
const printed = ({ owner, arn }: Owned, reader: IConstruct): string => {
  const stack = Stack.of(owner);
  if (stack === Stack.of(reader)) {
    const resolved: unknown = stack.resolve(arn);
    if (typeof resolved === 'object' && resolved !== null && 'Fn::GetAtt' in resolved) {
      const { 'Fn::GetAtt': path } = resolved;
      if (Array.isArray(path)) return `<${path.join('.')}>`;
    }
    throw new Error(`${owner.node.path} has no ARN of its own`);
  }
  const imported: unknown = stack.resolve(stack.exportValue(arn));
  if (typeof imported !== 'object' || imported === null || !('Fn::ImportValue' in imported)) {
    throw new Error(`${owner.node.path} has no export`);
  }
  return String(imported['Fn::ImportValue']);
};

/** Acknowledges that a role may use whatever ARN begins with that of a resource and `suffix`. */
export const acknowledgeBelow = (role: IConstruct, resource: Owned, suffix: string, reason: string): void =>
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${printed(resource, role)}${suffix}*]`, reason });

/** Acknowledges that a role may use any object below a prefix of the bucket (`''` for all of it). */
export const acknowledgeObjects = (role: IConstruct, bucket: IBucket, prefix: string, reason: string): void =>
  acknowledgeBelow(role, { owner: bucket, arn: bucket.bucketArn }, `/${prefix}`, reason);
