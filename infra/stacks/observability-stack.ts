import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { constructId } from '../constructs/construct-id.ts';
import type { WiredFunction } from '../constructs/wired-function.ts';
import type { ContextStack } from './context-stack.ts';

const PERIOD = Duration.minutes(5);
/** The stream keeps records for 24 hours; a relay that is minutes behind is already felt by every reader. */
const RELAY_AGE_MILLISECONDS_MAX = 5 * 60 * 1000;
const WIDGET_WIDTH = 12;

interface Watch {
  readonly id: string;
  readonly description: string;
  readonly metric: Metric;
  /** The name of its line on the dashboard. */
  readonly label: string;
  /** The alarm rings above this. */
  readonly limit: number;
}

/** What a context's functions report under the service name of the environment when they halt a stream. */
const haltedConsumers = (context: string): Metric =>
  new Metric({
    namespace: 'Foldbook',
    metricName: 'HaltedConsumers',
    dimensionsMap: { service: context },
    statistic: Stats.SUM,
    period: PERIOD,
  });

/** Alarms on whatever needs a human, and one dashboard. Alarms change state on the account's default event bus. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, contexts: readonly ContextStack[]) {
    super(scope, id, { description: 'Foldbook: alarms and the dashboard.' });
    const functions = contexts.flatMap((context) => context.functions);
    const deadLetters = this.#alarms(contexts.flatMap(deadLetterWatches));
    const halted = this.#alarms(contexts.flatMap(haltedWatches));
    const age = this.#alarms(contexts.flatMap(streamAgeWatches));
    const errors = this.#alarms(functions.map(errorWatch));
    const throttles = this.#alarms(functions.map(throttleWatch));
    const durations = functions.map(({ lambda, wiring }) =>
      lambda.metricDuration({ statistic: 'p99', period: PERIOD, label: wiring.name }),
    );
    const widget = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: WIDGET_WIDTH });
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [widget('Dead letters', deadLetters), widget('Halted consumers', halted)],
        [widget('Age of the stream, ms', age), widget('Errors', errors)],
        [widget('Throttles', throttles), widget('Duration, 99th percentile', durations)],
      ],
    });
  }

  /** Makes an alarm of each and returns the labelled metrics, for the dashboard. */
  #alarms(watches: readonly Watch[]): IMetric[] {
    return watches.map(({ id, description, metric, label, limit }) => {
      new Alarm(this, id, {
        alarmDescription: description,
        metric,
        threshold: limit,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      });
      return metric.with({ label });
    });
  }
}

const deadLetterWatches = (context: ContextStack): Watch[] =>
  context.deadLetters.map(({ name, queue }) => ({
    id: `${constructId(name)}DeadLetters`,
    description: `${name} gave something up: read its dead letters.`,
    metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: PERIOD }),
    label: name,
    limit: 0,
  }));

const haltedWatches = ({ wiring: { context, consumers } }: ContextStack): Watch[] =>
  consumers.length === 0
    ? []
    : [
        {
          id: `${constructId(context)}HaltedConsumers`,
          description: `A consumer of ${context} halted on a stream: read its reason, then retry or skip.`,
          metric: haltedConsumers(context),
          label: context,
          limit: 0,
        },
      ];

const streamAgeWatches = (context: ContextStack): Watch[] =>
  context.functions
    .filter(({ wiring }) => context.wiring.streamReaders.some((reader) => reader.function === wiring.name))
    .map(({ lambda, wiring }) => ({
      id: `${constructId(wiring.name)}IteratorAge`,
      description: `${wiring.name} is more than five minutes behind the event table.`,
      metric: lambda.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: PERIOD }),
      label: wiring.name,
      limit: RELAY_AGE_MILLISECONDS_MAX,
    }));

const errorWatch = ({ lambda, wiring }: WiredFunction): Watch => ({
  id: `${constructId(wiring.name)}Errors`,
  description: `${wiring.name} failed.`,
  metric: lambda.metricErrors({ period: PERIOD }),
  label: wiring.name,
  limit: 0,
});

const throttleWatch = ({ lambda, wiring }: WiredFunction): Watch => ({
  id: `${constructId(wiring.name)}Throttles`,
  description: `${wiring.name} was refused concurrency.`,
  metric: lambda.metricThrottles({ period: PERIOD }),
  label: wiring.name,
  limit: 0,
});
