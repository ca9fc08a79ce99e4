import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { severityOf } from '../observability/alarm-kinds.ts';
import { AlarmTopic, type Subscriber } from '../observability/alarm-topic.ts';
import type { WatchedContext } from '../observability/context-parts.ts';
import { contextRow } from '../observability/context-row.ts';
import { deliveryWatches, watchesOf } from '../observability/context-watches.ts';
import { SavedQueries } from '../observability/saved-queries.ts';
import { type SharedParts, sharedWatches } from '../observability/shared-watches.ts';
import { healthRow, sharedRow, trafficRow } from '../observability/top-rows.ts';
import { alarmOf } from '../observability/watch.ts';

export interface ObservabilityProps {
  readonly contexts: readonly WatchedContext[];
  /** What is no context, and watched as one. */
  readonly others: readonly WatchedContext[];
  readonly shared: SharedParts;
  readonly subscribers: readonly Subscriber[];
}

/** The function whose requests leave the system. */
const DELIVERY = 'webhooks.delivery';

/** Alarms on whatever needs a human, with a topic that they ring at, and everything on one page. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, { contexts, others, shared, subscribers }: ObservabilityProps) {
    super(scope, id, { description: 'Foldbook: alarms and the dashboard.' });
    const { topic } = new AlarmTopic(this, 'Alarms', subscribers);
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn });
    const functions = contexts.flatMap((context) => context.functions);
    const watches = [
      ...sharedWatches(shared),
      ...[...contexts, ...others].flatMap(watchesOf),
      ...functions.filter(({ wiring }) => wiring.name === DELIVERY).flatMap(deliveryWatches),
    ];
    const alarms = watches.map((watch) => ({ severity: severityOf(watch.kind), alarm: alarmOf(this, topic, watch) }));
    const rung = (wanted: string) => alarms.filter(({ severity }) => severity === wanted).map(({ alarm }) => alarm);
    new Dashboard(this, 'Dashboard', {
      widgets: [
        ...healthRow(rung('critical'), rung('warning')),
        sharedRow(shared),
        trafficRow(contexts),
        ...contexts.flatMap(contextRow),
      ],
    });
    new SavedQueries(this, 'Queries', [...functions, ...others.flatMap((other) => other.functions)]);
  }
}
