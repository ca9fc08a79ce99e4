import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * What a resource of the template is in the wiring, e.g. `{ function: 'trading.http' }`. `cloudOnly` is what no laptop
 * can run; the local host knows each by name.
 */
export type Label = Readonly<
  Partial<
    Record<
      'cloudOnly' | 'function' | 'consumer' | 'deadLetters' | 'schedule' | 'streamReader' | 'route' | 'store',
      string
    >
  >
>;

/** Writes the label into the CloudFormation metadata, by which tests and the local host find a resource. */
export const label = (construct: IConstruct, what: Label): void => {
  const resource = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${construct.node.path} is no CloudFormation resource`);
  resource.addMetadata('foldbook', what);
};
