import type { Queue } from 'aws-cdk-lib/aws-sqs';

/** A queue and its name in the wiring, which is that of what it belongs to, unless consumers share it. */
export interface NamedQueue {
  readonly name: string;
  readonly queue: Queue;
}
