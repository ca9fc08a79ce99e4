/** Stands in for `shared/adapters/aws-json.ts`: the bus and the queues are those of the world. */
import type { AwsJson, AwsJsonOptions } from '../../../../shared/adapters/aws-json.ts';
import { services } from '../reachable.ts';

export const awsJson =
  ({ service }: AwsJsonOptions): AwsJson =>
  (operation, input) => {
    if (service === 'events') return services().events(operation, input);
    if (service === 'sqs') return services().sqs(operation, input);
    throw new Error(`the simulator has no service ${service}`);
  };

/** What a service's refusal is thrown as; those of the simulator refuse nothing as a whole. */
export class AwsRequestFailed extends Error {
  readonly code: string;
  constructor(operation: string, code: string, detail: string) {
    super(`${operation}: ${code} ${detail}`);
    this.code = code;
  }
}
