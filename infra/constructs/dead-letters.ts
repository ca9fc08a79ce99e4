import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { label } from './label.ts';

/** A queue for what could not be delivered to `name`, kept as long as SQS keeps anything. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, name: string) {
    super(scope, id, { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) });
    label(this, { deadLetters: name });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is the dead-letter queue: it ends a stream reader or a schedule, of which no redrive policy tells.',
    });
  }
}
