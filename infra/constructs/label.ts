import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** What a resource of the template is in the wiring, e.g. `{ function: 'trading.http' }`. */
export type Label = Readonly<
  Partial<Record<'function' | 'consumer' | 'deadLetters' | 'schedule' | 'streamReader' | 'route' | 'store', string>>
>;

/** Writes the label into the CloudFormation metadata, by which tests and the local host find a resource. */
export const label = (construct: IConstruct, what: Label): void => {
  const resource = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${construct.node.path} is no CloudFormation resource`);
  resource.addMetadata('foldbook', what);
};
