/** Stands in for `shared/adapters/aws-json.ts`: the tables, the bus and the queues are those of the world. */
import type { AwsService } from '../../../../shared/adapters/aws-exchange.ts';
import type { AwsJson } from '../../../../shared/adapters/aws-json.ts';
import { ServiceFault } from '../../../../shared/kernel/service-fault.ts';
import { services } from '../reachable.ts';

export const awsJson =
  ({ service }: AwsService): AwsJson =>
  (operation, input) => {
    if (service === 'events') return services().events(operation, input);
    if (service === 'dynamodb') return services().dynamo(operation, input);
    if (service === 'sqs') return services().sqs(operation, input);
    throw new Error(`the simulator has no service ${service}`);
  };

/** What a service's refusal is thrown as. */
export class AwsRequestFailed extends ServiceFault {
  readonly answer: Readonly<Record<string, unknown>>;
  constructor(operation: string, code: string, detail: string, answer: Readonly<Record<string, unknown>> = {}) {
    super(code, `${operation}: ${code} ${detail}`);
    this.answer = answer;
  }
}
