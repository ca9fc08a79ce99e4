import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { AlarmTopic, subscribersOf } from '../../infra/observability/alarm-topic.ts';

describe('subscribers of alarms', () => {
  it('are nobody unless the context says who', () => {
    expect(subscribersOf(undefined)).toEqual([]);
    expect(subscribersOf('')).toEqual([]);
  });

  it('are e-mail addresses and https URLs, each with its subscription', () => {
    const stack = new Stack(new App());
    new AlarmTopic(stack, 'Alarms', subscribersOf('ops@example.com, https://alarms.example.com/in'));
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'ops@example.com' });
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'https',
      Endpoint: 'https://alarms.example.com/in',
    });
  });

  it.each(['http://alarms.example.com', 'ops', 'a@b@c', ['ops@example.com']])('are not %s', (value) => {
    expect(() => subscribersOf(value)).toThrow(/^alarm-subscribers: /);
  });
});
