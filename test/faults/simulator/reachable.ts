/** What the stand-ins of adapters reach: the services of the world that the process lives in. */
import type { AwsJson } from '../../../shared/adapters/aws-json.ts';
import type { ObjectStore } from '../../../shared/kernel/objects.ts';
import type { Send } from '../../../shared/webhooks/app/ports.ts';

export interface Reachable {
  readonly dynamo: AwsJson;
  readonly events: AwsJson;
  readonly sqs: AwsJson;
  readonly files: ObjectStore;
  readonly send: Send;
}

let reachable: Reachable | undefined;

export const reach = (world: Reachable): void => {
  reachable = world;
};

export function services(): Reachable {
  if (!reachable) throw new Error('there is no world yet');
  return reachable;
}
