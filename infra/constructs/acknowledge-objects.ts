import { Stack, Validations } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

/** What cdk-nag prints for a value of another stack: the name of the export that the import resolves to. */
const exportName = (bucket: IBucket): string => {
  const stack = Stack.of(bucket);
  const imported: unknown = stack.resolve(stack.exportValue(bucket.bucketArn));
  if (typeof imported !== 'object' || imported === null || !('Fn::ImportValue' in imported)) {
    throw new Error(`${bucket.node.path} has no export`);
  }
  return String(imported['Fn::ImportValue']);
};

/** Acknowledges that a role of another stack may use any object below a prefix of the bucket (`''` for all of it). */
export const acknowledgeObjects = (role: IConstruct, bucket: IBucket, prefix: string, reason: string): void =>
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${exportName(bucket)}/${prefix}*]`, reason });
