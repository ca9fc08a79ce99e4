/** A context's row on the dashboard. Each column shows the same of every context; what one lacks is left blank. */
import {
  GraphWidget,
  type GraphWidgetProps,
  type IWidget,
  Spacer,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { WiredFunction } from '../constructs/wired-function.ts';
import { appMetric, PERIOD } from './app-metric.ts';
import {
  batchFunctions,
  followers,
  httpFunctions,
  projectors,
  streamReaders,
  type WatchedContext,
} from './context-parts.ts';

const PAGE_WIDTH = 24;
const COLUMNS = 6;
const WIDTH = PAGE_WIDTH / COLUMNS;
const HEIGHT = 5;

const column = (props: GraphWidgetProps): IWidget => {
  const { left = [], right = [] } = props;
  if (left.length + right.length === 0) return new Spacer({ width: WIDTH, height: HEIGHT });
  return new GraphWidget({ ...props, width: WIDTH, height: HEIGHT, liveData: true });
};

const named = ({ wiring }: WiredFunction, what: string): string => `${wiring.name.split('.').at(-1)} ${what}`;

const latency = (context: WatchedContext): IWidget => {
  const answering = httpFunctions(context);
  const statistics = [Stats.p(50), Stats.p(99)];
  const left =
    answering.length > 0
      ? answering.flatMap((one) =>
          statistics.map((statistic) => appMetric(one, 'Latency', statistic, named(one, statistic))),
        )
      : context.functions.flatMap((one) =>
          statistics.map((statistic) =>
            one.lambda.metricDuration({ statistic, period: PERIOD, label: named(one, statistic) }),
          ),
        );
  return column({ title: 'Latency, ms', left });
};

const errors = (context: WatchedContext): IWidget =>
  column({
    title: 'Errors and throttles',
    left: [
      ...context.functions.flatMap((one) => [
        one.lambda.metricErrors({ period: PERIOD, label: named(one, 'errors') }),
        one.lambda.metricThrottles({ period: PERIOD, label: named(one, 'throttles') }),
      ]),
      ...httpFunctions(context).flatMap((one) => [
        appMetric(one, 'ServerErrors', Stats.SUM, named(one, '5xx')),
        appMetric(one, 'ClientErrors', Stats.SUM, named(one, '4xx')),
      ]),
      ...batchFunctions(context).map((one) => appMetric(one, 'Failures', Stats.SUM, named(one, 'failures'))),
    ],
  });

const lag = (context: WatchedContext): IWidget =>
  column({
    title: 'Lag, ms',
    left: [
      ...followers(context).map((one) => appMetric(one, 'ConsumerLag', Stats.p(99), named(one, 'p99'))),
      ...streamReaders(context).flatMap((one) => [
        appMetric(one, 'RelayLag', Stats.p(99), named(one, 'p99')),
        one.lambda.metric('IteratorAge', {
          statistic: Stats.MAXIMUM,
          period: PERIOD,
          label: named(one, 'iterator age'),
        }),
      ]),
    ],
    right: context.queues.map(({ name, queue }) =>
      queue.metricApproximateAgeOfOldestMessage({
        statistic: Stats.MAXIMUM,
        period: PERIOD,
        label: `${name} queue, s`,
      }),
    ),
  });

const deadLetters = ({ deadLetters: all }: WatchedContext): IWidget =>
  column({
    title: 'Dead letters, and their age in s',
    left: all.map(({ name, queue }) =>
      queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: PERIOD, label: name }),
    ),
    right: all.map(({ name, queue }) =>
      queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: PERIOD, label: `${name} age` }),
    ),
  });

const halts = (context: WatchedContext): IWidget =>
  column({
    title: 'Halted consumers, conflicts',
    left: [
      ...projectors(context).map((one) => appMetric(one, 'HaltedConsumers', Stats.SUM, named(one, 'halted'))),
      ...[...httpFunctions(context), ...batchFunctions(context)].map((one) =>
        appMetric(one, 'Conflicts', Stats.SUM, named(one, 'conflicts')),
      ),
      ...httpFunctions(context).map((one) => appMetric(one, 'NotYetConsistent', Stats.SUM, named(one, 'not yet'))),
    ],
  });

const usesTables = ({ wiring }: WiredFunction): boolean =>
  wiring.permissions.some(({ kind }) => kind !== 'bus' && kind !== 'queue' && kind !== 'files');

const cost = (context: WatchedContext): IWidget =>
  column({
    title: 'DynamoDB units',
    stacked: true,
    left: context.functions
      .filter(usesTables)
      .flatMap((one) => [
        appMetric(one, 'WriteUnits', Stats.SUM, named(one, 'writes')),
        appMetric(one, 'ReadUnits', Stats.SUM, named(one, 'reads')),
      ]),
  });

export const contextRow = (context: WatchedContext): IWidget[][] => [
  [new TextWidget({ markdown: `## ${context.wiring.context}`, width: PAGE_WIDTH, height: 1 })],
  [latency, errors, lag, deadLetters, halts, cost].map((draw) => draw(context)),
];
