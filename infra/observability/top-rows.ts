/** The top of the dashboard: how the system is, and what goes through it. */
import {
  type Alarm,
  AlarmStatusWidget,
  GraphWidget,
  type GraphWidgetProps,
  type IWidget,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricName } from '../../shared/kernel/observe/metrics.ts';
import { appMetric } from './app-metric.ts';
import { httpFunctions, projectors, streamReaders, type WatchedContext } from './context-parts.ts';
import { apiMetric, type SharedParts, tableMetric, tableThrottles } from './shared-watches.ts';

const PAGE_WIDTH = 24;
/** What one widget shows at most. */
const ALARMS_MAX = 100;
const INTRODUCTION =
  'Alarms and columns are explained in `docs/operations.md`, and how to follow one request by its correlation id.';

const graph = (width: number, props: GraphWidgetProps): IWidget => new GraphWidget({ ...props, width, height: 6 });

/** Rows of so many alarms each. */
const statusRows = (title: string, all: readonly Alarm[], height: number): IWidget[][] => {
  const rows: IWidget[][] = [];
  for (let start = 0; start < all.length; start += ALARMS_MAX) {
    const alarms = all.slice(start, start + ALARMS_MAX);
    rows.push([new AlarmStatusWidget({ title, alarms, width: PAGE_WIDTH, height })]);
  }
  return rows;
};

/** Alarms by severity, those above all that users feel. */
export const healthRow = (critical: readonly Alarm[], warning: readonly Alarm[]): IWidget[][] => [
  [new TextWidget({ markdown: `# Foldbook\n${INTRODUCTION}`, width: PAGE_WIDTH, height: 2 })],
  ...statusRows('Critical', critical, 5),
  ...statusRows('Warnings', warning, 7),
];

export const sharedRow = ({ apiId, tables }: SharedParts): IWidget[] => [
  graph(6, { title: 'API: requests', left: [apiMetric(apiId, 'Count', Stats.SUM)] }),
  graph(6, {
    title: 'API: refusals and faults',
    left: ['4xx', '5xx'].map((metric) => apiMetric(apiId, metric, Stats.SUM)),
  }),
  graph(6, {
    title: 'API: latency, ms',
    left: [Stats.p(50), Stats.p(99)].map((statistic) =>
      apiMetric(apiId, 'Latency', statistic).with({ label: statistic }),
    ),
  }),
  graph(6, {
    title: 'Tables: units, and throttles',
    left: tables.flatMap(({ name, tableName }) => [
      tableMetric(tableName, 'ConsumedWriteCapacityUnits', `${name} writes`),
      tableMetric(tableName, 'ConsumedReadCapacityUnits', `${name} reads`),
    ]),
    right: tables.map(({ name, tableName }) => tableThrottles(tableName, name, `${name} throttles`)),
  }),
];

/** What passed through: counted by whoever counts it. */
export const trafficRow = (contexts: readonly WatchedContext[]): IWidget[] => {
  const functions = contexts.flatMap((context) => context.functions);
  const of = (name: string, metric: MetricName, statistic: string = Stats.SUM) =>
    functions
      .filter(({ wiring }) => wiring.name === name)
      .map((one) => appMetric(one, metric, statistic, `${metric} ${statistic === Stats.SUM ? '' : statistic}`.trim()));
  const requests = contexts.flatMap(httpFunctions).map((one) => appMetric(one, 'Requests', Stats.SUM));
  const relayed = contexts.flatMap(streamReaders).map((one) => appMetric(one, 'Published', Stats.SUM));
  const applied = contexts.flatMap(projectors).map((one) => appMetric(one, 'AppliedCommits', Stats.SUM));
  const [fanOut, delivery] = ['webhooks.fan-out', 'webhooks.delivery'];
  return [
    graph(6, { title: 'Requests', left: requests, stacked: true }),
    graph(6, {
      title: 'Commits: relayed, applied, swept',
      left: [...relayed, ...applied, ...of('relay.sweeper', 'Republished')],
      right: [...of('relay.sweeper', 'SweptStreams'), ...of('operations.orphans', 'OrphansDeleted')],
    }),
    graph(6, {
      title: 'Imported rows, suspense items opened',
      left: of('trading.import', 'ImportedRows'),
      right: of('ledger.reconciliation-worker', 'SuspenseItemsOpened'),
    }),
    graph(6, {
      title: 'Webhooks, and their latency in ms',
      left: [
        ...of(fanOut, 'DeliveriesMade'),
        ...of(delivery, 'WebhookSuccesses'),
        ...of(delivery, 'WebhookFailures'),
        ...of(delivery, 'DisabledEndpoints'),
      ],
      right: of(delivery, 'WebhookLatency', Stats.p(99)),
    }),
  ];
};
