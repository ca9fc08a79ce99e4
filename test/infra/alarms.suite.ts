import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ALARM_KINDS } from '../../infra/observability/alarm-kinds.ts';
import { queueNameOf } from '../../shared/kernel/wiring.ts';
import { registry } from '../../shared/registry.ts';
import { functions, ofType, sorted, target } from './system.ts';

const alarmSchema = z.looseObject({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z._default(z.array(z.unknown()), []),
  OKActions: z._default(z.array(z.unknown()), []),
  TreatMissingData: z.string(),
});
const alarms = ofType('AWS::CloudWatch::Alarm').map((resource) => ({
  resource,
  ...alarmSchema.parse(resource.properties),
}));
const names = new Set(alarms.map(({ AlarmName: name }) => name));
const rung = (kind: keyof typeof ALARM_KINDS, whats: readonly string[]): void => {
  const { severity } = ALARM_KINDS[kind];
  const expected = whats.map((what) => `foldbook-${severity}-${what.replaceAll('.', '-')}-${kind}`);
  expect(sorted([...names].filter((name) => name.endsWith(`-${kind}`) && expected.includes(name)))).toEqual(
    sorted(expected),
  );
};

describe('alarms of the template', () => {
  it('ring for each dead-letter queue', () => {
    const deadLetters = ofType('AWS::SQS::Queue').flatMap(({ label }) => label['deadLetters'] ?? []);
    expect(deadLetters.length).toBeGreaterThan(5);
    rung('dead-letters', deadLetters);
  });

  it('ring for errors and throttles of each function', () => {
    const all = functions.map(({ wiring }) => wiring.name);
    rung('errors', all);
    rung('throttles', all);
  });

  it.each(registry)('ring for what can go wrong in $context', ({ routes, consumers, streamReaders }) => {
    const of = (wired: readonly { readonly function: string }[]) => [...new Set(wired.map((one) => one.function))];
    rung('server-errors', of(routes));
    rung('conflicts', of(routes.filter(({ method }) => method !== 'GET')));
    rung('failures', of([...consumers, ...streamReaders]));
    const following = consumers.filter(
      ({ projection, streamTypes }) => projection !== undefined && streamTypes.length > 0,
    );
    rung('lag', of(following));
    rung('halted', of(following.filter(({ perStreamFor }) => perStreamFor === undefined)));
    rung('queue-age', sorted(new Set(consumers.map(queueNameOf))));
    rung('iterator-age', of(streamReaders));
    rung('relay-lag', of(streamReaders));
  });

  it('ring for the API, the tables and receivers of webhooks', () => {
    for (const name of [
      'critical-api-errors',
      'warning-api-latency',
      'warning-event-table-table-throttles',
      'warning-row-table-table-throttles',
      'warning-key-table-table-throttles',
      'warning-webhooks-delivery-delivery-failures',
      'warning-webhooks-delivery-disabled-endpoints',
    ]) {
      expect(names).toContain(`foldbook-${name}`);
    }
  });

  it.each(alarms)('$AlarmName says what it means and what to do, and somebody hears of it', (alarm) => {
    const { resource, AlarmDescription: says, AlarmActions: actions, OKActions: over } = alarm;
    expect(says.split('. ').length).toBeGreaterThanOrEqual(3);
    expect(says).not.toMatch(/[{}]/);
    expect(actions.map((action) => target(resource, action).type)).toEqual(['AWS::SNS::Topic']);
    expect(over).toEqual(actions);
    expect(alarm.TreatMissingData).toBe('notBreaching');
  });

  it('are each explained to operators', () => {
    const manual = readFileSync('docs/operations.md', 'utf8');
    for (const [kind, { severity }] of Object.entries(ALARM_KINDS)) {
      expect(manual).toContain(`### ${kind}\n`);
      expect(manual.split(`### ${kind}\n`)[1]?.trimStart()).toMatch(new RegExp(`^${severity}`, 'i'));
    }
    const linked = alarms.map(({ AlarmDescription: says }) => says.split('docs/operations.md#')[1] ?? 'none');
    expect(sorted(new Set(linked))).toEqual(sorted(Object.keys(ALARM_KINDS)));
  });

  it('go to an encrypted topic that CloudWatch alone may write to, and nobody without TLS', () => {
    const [topic, ...more] = ofType('AWS::SNS::Topic');
    expect(more).toEqual([]);
    if (!topic) throw new Error('no topic');
    const key = target(topic, topic.properties['KmsMasterKeyId']);
    expect(key.label).toEqual({ store: 'alarm-key' });
    expect(JSON.stringify(key.properties['KeyPolicy'])).toContain('cloudwatch.amazonaws.com');
    const policy = JSON.stringify(ofType('AWS::SNS::TopicPolicy')[0]?.properties);
    expect(policy).toContain('"aws:SecureTransport":"false"');
    expect(policy).toContain('cloudwatch.amazonaws.com');
    expect(ofType('AWS::SNS::Subscription')).toEqual([]);
  });
});
