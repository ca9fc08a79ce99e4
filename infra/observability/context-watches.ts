/** What alarms are rung for in one context. */
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { queueNameOf } from '../../shared/kernel/wiring.ts';
import type { NamedQueue } from '../constructs/named-queue.ts';
import type { WiredFunction } from '../constructs/wired-function.ts';
import { appMetric, PERIOD, percentage } from './app-metric.ts';
import {
  batchFunctions,
  commandFunctions,
  followers,
  httpFunctions,
  projectors,
  streamReaders,
  type WatchedContext,
} from './context-parts.ts';
import type { Watch } from './watch.ts';

const MINUTE_MS = 60_000;
const MINUTE_SECONDS = 60;
/** A message is older than this only if its function could not take it three times over. */
const QUEUE_AGE_TIMEOUTS = 3;
const QUEUE_AGE_SECONDS_MIN = 15 * MINUTE_SECONDS;
/** The stream keeps records for 24 hours; a relay that is minutes behind is already felt by every reader. */
const ITERATOR_AGE_MS_MAX = 5 * MINUTE_MS;
const LAG_MS_MAX = MINUTE_MS;
const RELAY_LAG_MS_MAX = 10_000;
const CONFLICTS_PERCENT_MAX = 20;
const DELIVERY_FAILURES_PERCENT_MAX = 50;
/** Of fewer, a percentage says nothing. */
const RATED_MIN = 20;
/** A failure that is gone at the next try is nothing to be woken for. */
const FAILURES_MAX = 3;

const deadLetterWatch = ({ name, queue }: NamedQueue): Watch => ({
  kind: 'dead-letters',
  what: name,
  metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: PERIOD }),
  limit: 0,
});

const queueAgeWatch = (context: WatchedContext, { name, queue }: NamedQueue): Watch => {
  const { function: worker } = context.wiring.consumers.find((consumer) => queueNameOf(consumer) === name) ?? {};
  const { timeoutSeconds = 0 } = context.wiring.functions.find((wiring) => wiring.name === worker) ?? {};
  return {
    kind: 'queue-age',
    what: name,
    metric: queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: PERIOD }),
    limit: Math.max(QUEUE_AGE_SECONDS_MIN, QUEUE_AGE_TIMEOUTS * timeoutSeconds),
  };
};

const functionWatches = ({ lambda, wiring: { name: what } }: WiredFunction): Watch[] => [
  { kind: 'errors', what, metric: lambda.metricErrors({ period: PERIOD }), limit: 0 },
  { kind: 'throttles', what, metric: lambda.metricThrottles({ period: PERIOD }), limit: 0 },
];

const serverErrorWatch = (wired: WiredFunction): Watch => ({
  kind: 'server-errors',
  what: wired.wiring.name,
  metric: appMetric(wired, 'ServerErrors', Stats.SUM),
  limit: 0,
});

const conflictWatch = (wired: WiredFunction): Watch => {
  const requests = appMetric(wired, 'Requests', Stats.SUM);
  const conflicts = percentage(appMetric(wired, 'Conflicts', Stats.SUM), requests, RATED_MIN);
  return { kind: 'conflicts', what: wired.wiring.name, metric: conflicts, limit: CONFLICTS_PERCENT_MAX };
};

const failureWatch = (wired: WiredFunction): Watch => ({
  kind: 'failures',
  what: wired.wiring.name,
  metric: appMetric(wired, 'Failures', Stats.SUM),
  limit: FAILURES_MAX,
});

const haltWatch = (wired: WiredFunction): Watch => ({
  kind: 'halted',
  what: wired.wiring.name,
  metric: appMetric(wired, 'HaltedConsumers', Stats.SUM),
  limit: 0,
});

const lagWatch = (wired: WiredFunction): Watch => ({
  kind: 'lag',
  what: wired.wiring.name,
  metric: appMetric(wired, 'ConsumerLag', Stats.p(99)),
  limit: LAG_MS_MAX,
  periods: 3,
});

const streamReaderWatches = (wired: WiredFunction): Watch[] => {
  const what = wired.wiring.name;
  const age = wired.lambda.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: PERIOD });
  const lag = appMetric(wired, 'RelayLag', Stats.p(99));
  return [
    { kind: 'iterator-age', what, metric: age, limit: ITERATOR_AGE_MS_MAX },
    { kind: 'relay-lag', what, metric: lag, limit: RELAY_LAG_MS_MAX, periods: 3 },
  ];
};

/** Of functions that send requests to receivers. */
export const deliveryWatches = (wired: WiredFunction): Watch[] => {
  const what = wired.wiring.name;
  const failed = appMetric(wired, 'WebhookFailures', Stats.SUM);
  // Each request is timed, so that the number of times is that of requests.
  const rate = percentage(failed, appMetric(wired, 'WebhookLatency', Stats.SAMPLE_COUNT), RATED_MIN);
  const disabled = appMetric(wired, 'DisabledEndpoints', Stats.SUM);
  return [
    { kind: 'delivery-failures', what, metric: rate, limit: DELIVERY_FAILURES_PERCENT_MAX, periods: 3 },
    { kind: 'disabled-endpoints', what, metric: disabled, limit: 0 },
  ];
};

export const watchesOf = (context: WatchedContext): Watch[] => [
  ...context.deadLetters.map(deadLetterWatch),
  ...context.queues.map((queue) => queueAgeWatch(context, queue)),
  ...context.functions.flatMap(functionWatches),
  ...httpFunctions(context).map(serverErrorWatch),
  ...commandFunctions(context).map(conflictWatch),
  ...batchFunctions(context).map(failureWatch),
  ...projectors(context).map(haltWatch),
  ...followers(context).map(lagWatch),
  ...streamReaders(context).flatMap(streamReaderWatches),
];
