import path from 'node:path';
import type { Cloud } from '../cloud.ts';
import { ENGINE_CREDENTIALS } from '../engines/engine-credentials.ts';
import type { Lambdas } from '../lambda/runtime.ts';
import type { EventSourceModel } from '../template/model.ts';
import { awsJson } from './aws-json.ts';
import { startQueueSource } from './queue-source.ts';
import { createStreamClient } from './stream-client.ts';
import { type RunningSource, startStreamSource } from './stream-source.ts';
import { createTrimmer } from './trimmer.ts';
import { createWriteSignal } from './write-signal.ts';

/** Compiles an EventBridge pattern; throws on operators it doesn't know. */
export type CompilePattern = (
  pattern: Readonly<Record<string, unknown>>,
) => (event: Readonly<Record<string, unknown>>) => boolean;

export interface SourcesOptions {
  readonly cloud: Cloud;
  readonly lambdas: Lambdas;
  readonly dataDir: string;
  readonly compilePattern: CompilePattern;
  readonly sendToQueue: (queueArn: string, body: string) => Promise<void>;
  /** Most invocations of one queue's function at a time. */
  readonly concurrencyMax?: number;
  readonly log: (line: string) => void;
}

/** Starts every enabled event source mapping of the template. */
export async function startSources(options: SourcesOptions): Promise<RunningSource> {
  const { cloud } = options;
  const enabled = cloud.model.eventSources.filter((source) => source.enabled);
  const signal = createWriteSignal(() => cloud.meter.total({ service: 'dynamodb' }).itemsWritten);
  const trimmer = createTrimmer(
    enabled.filter((source) => source.kind === 'dynamodb').map((source) => source.sourceArn),
    (streamArn, sequenceNumber) => cloud.trimStream(tableOf(cloud, streamArn).name, sequenceNumber),
  );
  const running: RunningSource[] = [];
  for (const source of enabled) {
    running.push(
      source.kind === 'sqs'
        ? startQueue(source, options)
        : await startStream(source, options, signal, (at) => trimmer.passed(source.sourceArn, source.uuid, at)),
    );
  }
  return {
    stop: async () => {
      signal.stop();
      await Promise.all(running.map((source) => source.stop()));
    },
  };
}

function startQueue(source: EventSourceModel, options: SourcesOptions): RunningSource {
  const { cloud } = options;
  const { region } = cloud.model;
  return startQueueSource({
    source,
    fn: functionOf(cloud, source),
    queueUrl: cloud.queueUrl(source.sourceArn),
    sqs: awsJson({
      endpoint: cloud.endpoint,
      service: 'sqs',
      region,
      target: 'AmazonSQS',
      credentials: cloud.hostCredentials,
    }),
    region,
    concurrencyMax: options.concurrencyMax ?? 2,
    lambdas: options.lambdas,
    matches: anyOf(source, options.compilePattern),
    log: options.log,
  });
}

function startStream(
  source: EventSourceModel,
  options: SourcesOptions,
  signal: ReturnType<typeof createWriteSignal>,
  passed: (sequenceNumber: string) => void,
): Promise<RunningSource> {
  const { cloud } = options;
  const { region } = cloud.model;
  const calling = (target: string) =>
    awsJson({
      endpoint: cloud.dynamodbEndpoint,
      service: 'dynamodb',
      region,
      target,
      credentials: ENGINE_CREDENTIALS,
    });
  return startStreamSource({
    source,
    fn: functionOf(cloud, source),
    table: tableOf(cloud, source.sourceArn),
    client: createStreamClient({
      dynamodb: calling('DynamoDB_20120810'),
      streams: calling('DynamoDBStreams_20120810'),
      sourceArn: source.sourceArn,
      region,
    }),
    lambdas: options.lambdas,
    matches: anyOf(source, options.compilePattern),
    signal,
    checkpointDir: path.join(options.dataDir, 'checkpoints'),
    sendToQueue: options.sendToQueue,
    passed,
    log: options.log,
  });
}

function anyOf(
  source: EventSourceModel,
  compile: CompilePattern,
): (event: Readonly<Record<string, unknown>>) => boolean {
  const filters = source.filters.map(compile);
  return (event) => filters.length === 0 || filters.some((matches) => matches(event));
}

function functionOf(cloud: Cloud, source: EventSourceModel): Cloud['model']['functions'][number] {
  const found = cloud.model.functions.find((fn) => fn.name === source.functionName);
  if (found === undefined)
    throw new Error(`event source ${source.logicalId}: no function is called ${source.functionName}`);
  return found;
}

function tableOf(cloud: Cloud, streamArn: string): Cloud['model']['tables'][number] {
  const found = cloud.model.tables.find((table) => table.stream?.arn === streamArn);
  if (found === undefined) throw new Error(`no table has the stream ${streamArn}`);
  return found;
}
