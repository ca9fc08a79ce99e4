/** Metrics inside a log line: CloudWatch's embedded metric format, which costs no request. */
import { DIMENSIONS, METRICS, type MetricName, type Metrics, NAMESPACE } from '../kernel/observe/metrics.ts';

const isMetric = (name: string): name is MetricName => Object.hasOwn(METRICS, name);

/**
 * The fields that make metrics of a line which has the dimensions among its own. A count is named without its unit, which
 * the specification allows: each line pays for each of its bytes, and CloudWatch sums what has none just the same.
 */
export function embedded(metrics: Metrics, epochMs: number): Readonly<Record<string, unknown>> {
  const definitions = Object.keys(metrics)
    .filter(isMetric)
    .map((name) => ({ Name: name, ...(METRICS[name] !== 'Count' && { Unit: METRICS[name] }) }));
  const directive = { Namespace: NAMESPACE, Dimensions: [DIMENSIONS], Metrics: definitions };
  return { _aws: { Timestamp: epochMs, CloudWatchMetrics: [directive] }, ...metrics };
}
