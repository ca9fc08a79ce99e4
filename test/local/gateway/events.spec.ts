import { PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cloud } from '../../../infra/local/cloud.ts';
import { clientsOf, openCloud, refusal } from './cloud-fixture.ts';

const commit = (streamType: string, more: PutEventsRequestEntry = {}): PutEventsRequestEntry => ({
  EventBusName: 'foldbook',
  Source: 'foldbook',
  DetailType: 'Commit',
  Detail: JSON.stringify({ streamType, tenant: 't-1' }),
  ...more,
});

describe('EventBridge at the gateway', () => {
  let cloud: Cloud;
  let host: ReturnType<typeof clientsOf>;
  let lambda: ReturnType<typeof clientsOf>;
  beforeAll(async () => {
    cloud = await openCloud();
    host = clientsOf(cloud, cloud.hostCredentials);
    lambda = clientsOf(cloud, cloud.credentialsOf('tax.book'));
  });
  afterAll(() => cloud.close());

  const put = (...Entries: PutEventsRequestEntry[]) => lambda.events.send(new PutEventsCommand({ Entries }));
  const received = async (): Promise<unknown[]> => {
    const QueueUrl = cloud.queueUrl('arn:aws:sqs:us-east-1:000000000000:tax-book');
    const { Messages } = await host.sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    return (Messages ?? []).map(({ Body }) => JSON.parse(Body ?? 'null'));
  };

  it('has each matching event in the queue, as a whole envelope, before it answers', async () => {
    const Time = new Date('2026-03-01T12:00:00.750Z');
    const result = await put(commit('journal', { Time, Resources: ['r-1'] }), commit('import'));
    expect(result.FailedEntryCount).toBe(0);
    expect(await received()).toEqual([
      {
        version: '0',
        id: result.Entries?.[0]?.EventId,
        'detail-type': 'Commit',
        source: 'foldbook',
        account: '000000000000',
        time: '2026-03-01T12:00:00Z',
        region: 'us-east-1',
        resources: ['r-1'],
        detail: { streamType: 'journal', tenant: 't-1' },
      },
    ]);
  });

  it('answers each bad entry by itself, and delivers the good ones', async () => {
    const { Source: _source, ...nameless } = commit('journal');
    const result = await put(commit('settings'), commit('journal', { Detail: 'not json' }), nameless);
    expect(result.FailedEntryCount).toBe(2);
    expect(result.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'MalformedDetail',
      'InvalidArgument',
    ]);
    expect(await received()).toMatchObject([{ detail: { streamType: 'settings' } }]);
  });

  it('refuses more than ten entries and more than 256 KB, and delivers none of them', async () => {
    const eleven = Array.from({ length: 11 }, () => commit('journal'));
    expect((await refusal(put(...eleven))).message).toContain('less than or equal to 10');
    const large = commit('journal', {
      Detail: JSON.stringify({ streamType: 'journal', body: 'x'.repeat(256 * 1024) }),
    });
    expect((await refusal(put(large))).message).toContain('over the limit');
    expect(await received()).toEqual([]);
  });

  it('refuses a bus that the role does not name', async () => {
    const { name, message } = await refusal(put(commit('journal', { EventBusName: 'default' })));
    expect(name).toBe('AccessDeniedException');
    expect(message).toContain('events:PutEvents on resource: arn:aws:events:us-east-1:000000000000:event-bus/default');
  });
});
