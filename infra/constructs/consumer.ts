import { Duration } from 'aws-cdk-lib';
import { type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { QueueWiring } from '../../shared/kernel/wiring.ts';
import { constructId } from './construct-id.ts';
import { DeadLetters } from './dead-letters.ts';
import { label } from './label.ts';
import type { WiredFunction } from './wired-function.ts';

export interface ConsumerProps {
  readonly wiring: QueueWiring;
  readonly bus: IEventBus;
  readonly functionTimeoutSeconds: number;
}

/** Lambda's advice for a queue it polls: six times the function's timeout, so that its own retries fit inside. */
const visibilityTimeout = (functionTimeoutSeconds: number): Duration =>
  Duration.seconds(Math.min(Math.max(6 * functionTimeoutSeconds, 30), 12 * 60 * 60));

/** A consumer of commits, or several that share a queue: a rule on the bus, a queue with dead letters, and, by `deliverTo`, the function it feeds. */
export class Consumer extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly wiring: QueueWiring;

  constructor(scope: Construct, { wiring, bus, functionTimeoutSeconds }: ConsumerProps) {
    super(scope, `${constructId(wiring.name)}Consumer`);
    this.wiring = wiring;
    this.deadLetters = new DeadLetters(this, 'DeadLetters', wiring.name);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: visibilityTimeout(functionTimeoutSeconds),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: wiring.maximumReceives },
    });
    label(this.queue, { consumer: wiring.name });
    if (wiring.streamTypes.length > 0 && !wiring.onDemand) this.#bring(bus);
  }

  /** Commits of the stream types go from the bus into the queue. */
  #bring(bus: IEventBus): void {
    const { wiring } = this;
    const { streamTypes, eventTypes, perStreamFor } = wiring;
    const detail = {
      streamType: [...streamTypes],
      ...(eventTypes && { eventTypes: [...eventTypes] }),
      ...(perStreamFor && { served: [perStreamFor] }),
    };
    const rule = new Rule(this, 'Rule', {
      description: `Commits for the ${wiring.consumers.length > 1 ? 'consumers' : 'consumer'} ${wiring.consumers.join(', ')}.`,
      eventBus: bus,
      eventPattern: { source: ['foldbook'], detailType: ['Commit'], detail },
      targets: [
        new SqsQueue(this.queue, {
          // A fair queue: one tenant's backlog doesn't hold up the others. EventBridge resolves the path per event.
          messageGroupId: '$.detail.tenant',
          deadLetterQueue: this.deadLetters,
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
        }),
      ],
    });
    label(rule, { consumer: wiring.name });
  }

  deliverTo(target: WiredFunction): void {
    target.allow(
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [this.queue.queueArn],
      }),
    );
    const mapping = new CfnEventSourceMapping(this, 'Mapping', {
      eventSourceArn: this.queue.queueArn,
      functionName: target.lambda.functionName,
      batchSize: this.wiring.batchSize,
      maximumBatchingWindowInSeconds: this.wiring.batchingWindowSeconds,
      scalingConfig: { maximumConcurrency: this.wiring.maximumConcurrency },
      functionResponseTypes: ['ReportBatchItemFailures'],
    });
    label(mapping, { consumer: this.wiring.name });
  }
}
