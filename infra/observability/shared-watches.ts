/** What alarms are rung for beyond the contexts: the API as a whole and the tables. */
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PERIOD, percentage } from './app-metric.ts';
import type { Watch } from './watch.ts';

const API_ERRORS_PERCENT_MAX = 5;
const API_LATENCY_MS_MAX = 3_000;
const RATED_MIN = 20;

export interface SharedParts {
  readonly apiId: string;
  readonly tables: readonly { readonly name: string; readonly tableName: string }[];
}

/** A metric of the HTTP API as a whole. */
export const apiMetric = (apiId: string, metricName: string, statistic: string): Metric =>
  new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiId: apiId, Stage: '$default' },
    statistic,
    period: PERIOD,
  });

export const tableMetric = (tableName: string, metricName: string, label: string): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName: tableName },
    statistic: Stats.SUM,
    period: PERIOD,
    label,
  });

/** Requests to a table that were refused for now, reads and writes together. Its parts bear the table's name in a graph. */
export const tableThrottles = (tableName: string, name: string, label: string): MathExpression =>
  new MathExpression({
    expression: `FILL(${name}Reads, 0) + FILL(${name}Writes, 0)`,
    usingMetrics: {
      [`${name}Reads`]: tableMetric(tableName, 'ReadThrottleEvents', label),
      [`${name}Writes`]: tableMetric(tableName, 'WriteThrottleEvents', label),
    },
    label,
    period: PERIOD,
  });

export const sharedWatches = ({ apiId, tables }: SharedParts): Watch[] => {
  const errors = percentage(apiMetric(apiId, '5xx', Stats.SUM), apiMetric(apiId, 'Count', Stats.SUM), RATED_MIN);
  const latency = apiMetric(apiId, 'Latency', Stats.p(99));
  return [
    { kind: 'api-errors', what: 'api', metric: errors, limit: API_ERRORS_PERCENT_MAX, periods: 2 },
    { kind: 'api-latency', what: 'api', metric: latency, limit: API_LATENCY_MS_MAX, periods: 3 },
    ...tables.map(
      ({ name, tableName }): Watch => ({
        kind: 'table-throttles',
        what: `${name}-table`,
        metric: tableThrottles(tableName, name, name),
        limit: 0,
        periods: 2,
      }),
    ),
  ];
};
