import type { Queue } from 'aws-cdk-lib/aws-sqs';

/** A queue and the name that what it belongs to has in the wiring. */
export interface NamedQueue {
  readonly name: string;
  readonly queue: Queue;
}
