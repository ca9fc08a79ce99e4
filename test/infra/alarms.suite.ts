import { describe, expect, it } from 'vitest';
import { registry } from '../../shared/registry.ts';
import { functions, ofType } from './system.ts';

describe('alarms of the template', () => {
  const watched = (namespace: string, metric: string): number =>
    ofType('AWS::CloudWatch::Alarm').filter(
      ({ properties }) => properties['Namespace'] === namespace && properties['MetricName'] === metric,
    ).length;

  it('ring for each dead-letter queue', () => {
    const deadLetters = ofType('AWS::SQS::Queue').filter(({ label }) => label['deadLetters'] !== undefined);
    expect(watched('AWS/SQS', 'ApproximateNumberOfMessagesVisible')).toBe(deadLetters.length);
  });

  it('ring for errors and throttles of each function', () => {
    expect(watched('AWS/Lambda', 'Errors')).toBe(functions.length);
    expect(watched('AWS/Lambda', 'Throttles')).toBe(functions.length);
  });

  it('ring for a late relay and for halted consumers of each context', () => {
    expect(watched('AWS/Lambda', 'IteratorAge')).toBe(registry.flatMap((context) => context.streamReaders).length);
    const services = ofType('AWS::CloudWatch::Alarm').flatMap(({ properties }) =>
      properties['MetricName'] === 'HaltedConsumers' ? [properties['Dimensions']] : [],
    );
    const consuming = registry.filter(({ consumers }) => consumers.length > 0);
    expect(services).toEqual(consuming.map(({ context }) => [{ Name: 'service', Value: context }]));
    expect(watched('Foldbook', 'HaltedConsumers')).toBe(consuming.length);
  });

  it('stand beside one dashboard', () => {
    expect(ofType('AWS::CloudWatch::Dashboard')).toHaveLength(1);
  });
});
