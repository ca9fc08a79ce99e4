import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { consumers as gathered } from '../../shared/consumers.ts';
import { queueNameOf, queuesOf } from '../../shared/kernel/wiring.ts';
import { registry } from '../../shared/registry.ts';
import { labelled, labels, ofType, sorted, statementsOfRole, target } from './system.ts';

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const RULE = 'AWS::Events::Rule';
const QUEUE = 'AWS::SQS::Queue';
const SCHEDULE = 'AWS::Scheduler::Schedule';

const queues = registry.flatMap((context) => queuesOf(context.consumers).map((wiring) => ({ context, wiring })));
/** The others get work orders of their own context, which no rule brings. */
const told = queues.filter(({ wiring }) => wiring.streamTypes.length > 0 && !wiring.onDemand);
const readers = registry.flatMap((context) => context.streamReaders);
const schedules = registry.flatMap((context) => context.schedules);
const timeoutOf = (name: string): number =>
  registry.flatMap((context) => context.functions).find((wiring) => wiring.name === name)?.timeoutSeconds ?? 0;

describe('queues of consumers in the template', () => {
  it('are those of the registry: a queue and a mapping each, and a rule for what commits are brought to', () => {
    const declared = sorted(queues.map(({ wiring }) => wiring.name));
    expect(labels(RULE, 'consumer')).toEqual(sorted(told.map(({ wiring }) => wiring.name)));
    expect(sorted(ofType(QUEUE).flatMap(({ label }) => label['consumer'] ?? []))).toEqual(declared);
    expect(sorted(ofType(MAPPING).flatMap(({ label }) => label['consumer'] ?? []))).toEqual(declared);
  });

  it('are gathered for the relay, the sweeper and operators', () => {
    const declared = registry.flatMap(({ consumers }) => consumers.map(({ name }) => name));
    expect(sorted(gathered.map(({ name }) => name))).toEqual(sorted(declared));
    expect(sorted(new Set(gathered.map(queueNameOf)))).toEqual(sorted(queues.map(({ wiring }) => wiring.name)));
  });

  it.each(told)('$wiring.name gets the commits of its stream types, in its tenant’s message group', ({ wiring }) => {
    const rule = labelled(RULE, 'consumer', wiring.name);
    expect(rule.properties['EventPattern']).toEqual({
      source: ['foldbook'],
      'detail-type': ['Commit'],
      detail: {
        streamType: wiring.streamTypes,
        ...(wiring.eventTypes && { eventTypes: wiring.eventTypes }),
        ...(wiring.perStreamFor && { served: [wiring.perStreamFor] }),
      },
    });
    const [first, ...more] = z
      .array(z.looseObject({ Arn: z.unknown(), DeadLetterConfig: z.object({ Arn: z.unknown() }) }))
      .parse(rule.properties['Targets']);
    expect(more).toEqual([]);
    expect(target(rule, first?.Arn).label).toEqual({ consumer: wiring.name });
    expect(target(rule, first?.DeadLetterConfig.Arn).label).toEqual({ deadLetters: wiring.name });
    expect(first).toMatchObject({
      SqsParameters: { MessageGroupId: '$.detail.tenant' },
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400 },
    });
  });

  it.each(queues)('$wiring.name has an encrypted queue that gives up to dead letters', ({ wiring }) => {
    const queue = labelled(QUEUE, 'consumer', wiring.name);
    expect(queue.properties).toMatchObject({
      SqsManagedSseEnabled: true,
      VisibilityTimeout: Math.max(30, 6 * timeoutOf(wiring.function)),
      RedrivePolicy: { maxReceiveCount: wiring.maximumReceives },
    });
    const { deadLetterTargetArn } = z
      .looseObject({ deadLetterTargetArn: z.unknown() })
      .parse(queue.properties['RedrivePolicy']);
    expect(target(queue, deadLetterTargetArn).label).toEqual({ deadLetters: wiring.name });
  });

  it.each(queues)('$wiring.name feeds its function in the declared batches', ({ wiring }) => {
    const mapping = labelled(MAPPING, 'consumer', wiring.name);
    expect(target(mapping, mapping.properties['FunctionName']).label).toEqual({ function: wiring.function });
    expect(target(mapping, mapping.properties['EventSourceArn']).label).toEqual({ consumer: wiring.name });
    expect(mapping.properties).toMatchObject({
      BatchSize: wiring.batchSize,
      MaximumBatchingWindowInSeconds: wiring.batchingWindowSeconds,
      ScalingConfig: { MaximumConcurrency: wiring.maximumConcurrency },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });
});

describe('stream readers of the template', () => {
  it('are those of the registry', () => {
    expect(sorted(ofType(MAPPING).flatMap(({ label }) => label['streamReader'] ?? []))).toEqual(
      sorted(readers.map(({ name }) => name)),
    );
    expect(ofType(MAPPING)).toHaveLength(readers.length + queues.length);
  });

  it.each(readers)('$name reads new commits from the oldest on, and loses none', (wiring) => {
    const mapping = labelled(MAPPING, 'streamReader', wiring.name);
    expect(target(mapping, mapping.properties['FunctionName']).label).toEqual({ function: wiring.function });
    expect(JSON.stringify(mapping.properties['EventSourceArn'])).toMatch(/EventTable\w+StreamArn/);
    expect(mapping.properties).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: wiring.batchSize,
      MaximumBatchingWindowInSeconds: wiring.batchingWindowSeconds,
      ParallelizationFactor: wiring.parallelizationFactor,
      MaximumRetryAttempts: wiring.maximumRetryAttempts,
      MaximumRecordAgeInSeconds: wiring.maximumRecordAgeSeconds,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    const { Filters } = z
      .object({ Filters: z.array(z.object({ Pattern: z.string() })) })
      .parse(mapping.properties['FilterCriteria']);
    expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'C#' }] } } } },
    ]);
    const { OnFailure } = z
      .object({ OnFailure: z.object({ Destination: z.unknown() }) })
      .parse(mapping.properties['DestinationConfig']);
    expect(target(mapping, OnFailure.Destination).label).toEqual({ deadLetters: wiring.name });
  });
});

describe('schedules of the template', () => {
  it('are those of the registry', () => {
    const ofContexts = ofType(SCHEDULE).flatMap(({ label }) =>
      label['cloudOnly'] === undefined ? [label['schedule']] : [],
    );
    expect(sorted(ofContexts.map(String))).toEqual(sorted(schedules.map(({ name }) => name)));
  });

  it.each(schedules)('$name invokes its function, and may invoke no other', (wiring) => {
    const schedule = labelled(SCHEDULE, 'schedule', wiring.name);
    expect(schedule.properties).toMatchObject({
      ScheduleExpression: wiring.expression,
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
    const { Arn, RoleArn, DeadLetterConfig } = z
      .looseObject({ Arn: z.unknown(), RoleArn: z.unknown(), DeadLetterConfig: z.object({ Arn: z.unknown() }) })
      .parse(schedule.properties['Target']);
    expect(target(schedule, Arn).label).toEqual({ function: wiring.function });
    expect(target(schedule, DeadLetterConfig.Arn).label).toEqual({ deadLetters: wiring.name });
    expect(statementsOfRole(target(schedule, RoleArn))).toEqual([
      { actions: ['lambda:InvokeFunction'], resource: JSON.stringify(Arn), condition: undefined },
      { actions: ['sqs:SendMessage'], resource: JSON.stringify(DeadLetterConfig.Arn), condition: undefined },
    ]);
  });
});

describe('queues of the template', () => {
  it('are encrypted, and each refuses plain HTTP', () => {
    const guarded = ofType('AWS::SQS::QueuePolicy').filter(({ properties }) =>
      JSON.stringify(properties).includes('"aws:SecureTransport":"false"'),
    );
    expect(guarded).toHaveLength(ofType(QUEUE).length);
    for (const { properties } of ofType(QUEUE)) expect(properties['SqsManagedSseEnabled']).toBe(true);
  });

  it('keep dead letters for 14 days', () => {
    const deadLetters = ofType(QUEUE).filter(({ label }) => label['deadLetters'] !== undefined);
    // And one of the schedule that only the cloud has.
    expect(deadLetters).toHaveLength(queues.length + readers.length + schedules.length + 1);
    expect(ofType(QUEUE)).toHaveLength(deadLetters.length + queues.length);
    for (const { properties } of deadLetters) expect(properties['MessageRetentionPeriod']).toBe(14 * 24 * 60 * 60);
  });
});
