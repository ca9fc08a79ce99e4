import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { METRICS } from '../../shared/kernel/observe/metrics.ts';
import { registry } from '../../shared/registry.ts';
import { ofType, resources, stackNames } from './system.ts';

/** Limits of CloudWatch: metrics of a widget and of a dashboard, and widgets of a dashboard. */
const LIMITS = { widgets: 500, widgetMetrics: 500, metrics: 2_500, alarms: 100 };
const STACK_RESOURCES_MAX = 500;
const COLUMNS = [
  'Latency, ms',
  'Errors and throttles',
  'Lag, ms',
  'Dead letters, and their age in s',
  'Halted consumers, conflicts',
  'DynamoDB units',
];

const widgetSchema = z.looseObject({
  type: z.string(),
  x: z.number(),
  y: z.number(),
  properties: z.looseObject({
    title: z.optional(z.string()),
    markdown: z.optional(z.string()),
    metrics: z.optional(z.array(z.unknown())),
    alarms: z.optional(z.array(z.unknown())),
  }),
});
const joinSchema = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });
const [dashboard, ...others] = ofType('AWS::CloudWatch::Dashboard');
/** References are cut into the body's JSON; here they are just names. */
const body = joinSchema
  .parse(dashboard?.properties['DashboardBody'])
  ['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'reference'))
  .join('');
const { widgets } = z.object({ widgets: z.array(widgetSchema) }).parse(JSON.parse(body));
const titled = (title: string) => widgets.filter(({ properties }) => properties.title === title);
const headerOf = (context: string) => widgets.find(({ properties }) => properties.markdown === `## ${context}`);
const rowOf = (context: string) => {
  const header = headerOf(context);
  return widgets.filter(({ y, type }) => type === 'metric' && y === (header?.y ?? Number.NaN) + 1);
};

describe('the dashboard of the template', () => {
  it('is one page, within the limits of CloudWatch', () => {
    expect(others).toEqual([]);
    const counts = widgets.map(({ properties }) => properties.metrics?.length ?? 0);
    expect(widgets.length).toBeLessThanOrEqual(LIMITS.widgets);
    expect(Math.max(...counts)).toBeLessThanOrEqual(LIMITS.widgetMetrics);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(LIMITS.metrics);
  });

  it('begins with the state of every alarm', () => {
    const shown = [...titled('Critical'), ...titled('Warnings')];
    expect(shown.flatMap(({ properties }) => properties.alarms ?? [])).toHaveLength(
      ofType('AWS::CloudWatch::Alarm').length,
    );
    for (const { properties } of shown) expect(properties.alarms?.length).toBeLessThanOrEqual(LIMITS.alarms);
    expect(Math.min(...shown.map(({ y }) => y))).toBeLessThanOrEqual(2);
  });

  it.each(registry)('has a row for $context, with what applies to it', (context) => {
    const titles = rowOf(context.context).map(({ properties }) => properties.title);
    const { consumers, streamReaders, schedules, functions } = context;
    const hasQueues = consumers.length + streamReaders.length > 0;
    const expected = [
      true,
      true,
      hasQueues,
      hasQueues || schedules.length > 0,
      hasQueues || context.routes.length > 0,
      functions.some(({ permissions }) => permissions.some(({ kind }) => kind === 'events' || kind === 'rows')),
    ];
    expect(titles).toEqual(COLUMNS.filter((_, index) => expected[index]));
  });

  it('names each function of a context in its row', () => {
    for (const { context, functions } of registry) {
      const row = JSON.stringify(rowOf(context));
      for (const { name } of functions) expect(row, name).toContain(`${name.split('.').at(-1)} errors`);
    }
  });

  it('shows every metric that functions count', () => {
    for (const name of Object.keys(METRICS)) expect(body, name).toContain(`"Foldbook","${name}"`);
  });

  it('leaves every stack below what CloudFormation takes', () => {
    for (const stack of stackNames) {
      const own = resources.filter((resource) => resource.stack === stack);
      expect(own.length, stack).toBeLessThan(STACK_RESOURCES_MAX);
    }
  });

  it('stands beside saved questions to the logs of all functions', () => {
    const queries = ofType('AWS::Logs::QueryDefinition');
    const groups = ofType('AWS::Lambda::Function').length;
    expect(queries.map(({ properties }) => properties['Name'])).toContain('Foldbook/Follow one request');
    for (const { properties } of queries) expect(properties['LogGroupNames']).toHaveLength(groups);
  });
});
