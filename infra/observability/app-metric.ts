import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { DIMENSIONS, type MetricName, NAMESPACE } from '../../shared/kernel/observe/metrics.ts';
import type { WiredFunction } from '../constructs/wired-function.ts';

export const PERIOD = Duration.minutes(5);

/** A metric that a function embeds in its log lines. */
export const appMetric = (
  { context, wiring }: Pick<WiredFunction, 'context' | 'wiring'>,
  metricName: MetricName,
  statistic: string,
  label: string = wiring.name,
): Metric => {
  const [service, name] = DIMENSIONS;
  const dimensionsMap = { [service]: context, [name]: wiring.name };
  return new Metric({ namespace: NAMESPACE, metricName, dimensionsMap, statistic, period: PERIOD, label });
};

/** Percent that `part` is of `whole`; 0 where the whole is too small to say anything. */
export const percentage = (part: Metric, whole: Metric, wholeMin: number): MathExpression =>
  new MathExpression({
    expression: `IF(FILL(whole, 0) >= ${wholeMin}, 100 * FILL(part, 0) / whole, 0)`,
    usingMetrics: { part, whole },
    period: PERIOD,
  });
