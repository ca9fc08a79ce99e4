import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StreamReaderWiring } from '../../shared/kernel/wiring.ts';
import { constructId } from './construct-id.ts';
import { DeadLetters } from './dead-letters.ts';
import { label } from './label.ts';
import type { WiredFunction } from './wired-function.ts';

/** Only a new commit is anyone's business: heads, snapshots and inbox records stay inside the table. */
const NEW_COMMITS = { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'C#' }] } } } };

export interface StreamReaderProps {
  readonly wiring: StreamReaderWiring;
  readonly streamArn: string;
  readonly target: WiredFunction;
}

/** Feeds a function from the stream of the event table; what it can't take at all goes to dead letters. */
export class StreamReader extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, { wiring, streamArn, target }: StreamReaderProps) {
    super(scope, `${constructId(wiring.name)}StreamReader`);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', wiring.name);
    // The function itself sends there what it can't take, so that one record doesn't hold up those behind it.
    target.lambda.addEnvironment('DEAD_LETTERS_URL', this.deadLetters.queueUrl);
    target.allow(
      new PolicyStatement({
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [streamArn],
      }),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
    );
    const mapping = new CfnEventSourceMapping(this, 'Mapping', {
      eventSourceArn: streamArn,
      functionName: target.lambda.functionName,
      startingPosition: 'TRIM_HORIZON',
      batchSize: wiring.batchSize,
      maximumBatchingWindowInSeconds: wiring.batchingWindowSeconds,
      parallelizationFactor: wiring.parallelizationFactor,
      maximumRetryAttempts: wiring.maximumRetryAttempts,
      maximumRecordAgeInSeconds: wiring.maximumRecordAgeSeconds,
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ['ReportBatchItemFailures'],
      filterCriteria: { filters: [{ pattern: JSON.stringify(NEW_COMMITS) }] },
      destinationConfig: { onFailure: { destination: this.deadLetters.queueArn } },
    });
    label(mapping, { streamReader: wiring.name });
  }
}
