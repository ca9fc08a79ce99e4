import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cloud } from '../../../infra/local/cloud.ts';
import { clientsOf, openCloud, refusal } from './cloud-fixture.ts';

const TableName = 'events';
const key = (pk: string, sk = 'HEAD') => ({ pk: { S: pk }, sk: { S: sk } });
const put = (pk: string, sk: string, body = '') => ({
  Put: { TableName, Item: { ...key(pk, sk), body: { S: body } } },
});
const transaction = (items: ReturnType<typeof put>[]) => new TransactWriteItemsCommand({ TransactItems: items });

describe('DynamoDB at the gateway', () => {
  let cloud: Cloud;
  let host: ReturnType<typeof clientsOf>['dynamo'];
  let lambda: ReturnType<typeof clientsOf>['dynamo'];
  beforeAll(async () => {
    cloud = await openCloud();
    host = clientsOf(cloud, cloud.hostCredentials).dynamo;
    lambda = clientsOf(cloud, cloud.credentialsOf('tax.book')).dynamo;
  });
  afterAll(() => cloud.close());

  it('stores and reads items, and passes on refused conditions', async () => {
    const Item = { ...key('T#a#S#journal#1'), version: { N: '1' } };
    await lambda.send(new PutItemCommand({ TableName, Item }));
    expect((await lambda.send(new GetItemCommand({ TableName, Key: key('T#a#S#journal#1') }))).Item).toEqual(Item);
    const again = new PutItemCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    await expect(lambda.send(again)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  });

  it('strips the token that the SDK adds to a transaction, so that a repeated token is a new transaction', async () => {
    const send = (ClientRequestToken: string, body: string) =>
      host.send(
        new TransactWriteItemsCommand({ ClientRequestToken, TransactItems: [put('T#t#S#journal#1', 'HEAD', body)] }),
      );
    await send('one-token', '"ClientRequestToken":"kept","x"');
    // With the token in place, the engine would call this a mismatch of parameters.
    await send('one-token', 'second');
    const { Item } = await host.send(new GetItemCommand({ TableName, Key: key('T#t#S#journal#1') }));
    expect(Item?.['body']).toEqual({ S: 'second' });
  });

  it('leaves a text alone that looks like a token', async () => {
    const body = '{"ClientRequestToken":"abc","rest":1}';
    await host.send(transaction([put('T#t#S#journal#2', 'HEAD', body)]));
    const { Item } = await host.send(new GetItemCommand({ TableName, Key: key('T#t#S#journal#2') }));
    expect(Item?.['body']).toEqual({ S: body });
  });

  it.each([
    [
      '101 items',
      Array.from({ length: 101 }, (_, index) => put('T#a#S#journal#1', `C#${index}`)),
      /less than or equal to 100/,
    ],
    [
      'the same item twice',
      [put('T#a#S#journal#1', 'C#1'), put('T#a#S#journal#1', 'C#1')],
      /multiple operations on one item/,
    ],
    ['an item above 400 KB', [put('T#a#S#journal#1', 'C#1', 'x'.repeat(400 * 1024))], /Item size has exceeded/],
    [
      'more than 4 MB',
      Array.from({ length: 11 }, (_, index) => put('T#a#S#journal#1', `C#${index}`, 'x'.repeat(390 * 1024))),
      /exceeding the 4MB limit/,
    ],
  ])('refuses a transaction with %s', async (_what, items, message) => {
    const before = cloud.meter.total({ service: 'dynamodb' }).itemsWritten;
    expect(await refusal(host.send(transaction(items)))).toEqual({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
    expect(cloud.meter.total({ service: 'dynamodb' }).itemsWritten).toBe(before);
  });

  it('takes 100 items of a transaction', async () => {
    await host.send(transaction(Array.from({ length: 100 }, (_, index) => put('T#a#S#journal#9', `C#${index}`))));
  });

  it('lets a function reach only the keys that its role names, in every kind of call', async () => {
    const foreign = 'T#a#S#settings#1';
    const calls = [
      lambda.send(new GetItemCommand({ TableName, Key: key(foreign) })),
      lambda.send(new PutItemCommand({ TableName, Item: key(foreign) })),
      lambda.send(transaction([put('T#a#S#journal#1', 'C#7'), put(foreign, 'C#7')])),
      lambda.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#p = :p AND begins_with(sk, :c)',
          ExpressionAttributeNames: { '#p': 'pk' },
          ExpressionAttributeValues: { ':p': { S: foreign }, ':c': { S: 'C#' } },
        }),
      ),
    ];
    for (const call of calls) {
      expect(await refusal(call)).toEqual({
        name: 'AccessDeniedException',
        message: expect.stringMatching(
          /assumed-role\/small-Role\/small-Function is not authorized to perform: dynamodb:\w+ on resource: arn:aws:dynamodb:us-east-1:000000000000:table\/events .*T#a#S#settings#1/,
        ),
      });
    }
    const none = await host.send(new GetItemCommand({ TableName, Key: key('T#a#S#journal#1', 'C#7') }));
    expect(none.Item).toBeUndefined();
  });

  it('refuses an action, an index and an access key that no role has', async () => {
    const batch = new BatchGetItemCommand({ RequestItems: { events: { Keys: [key('T#a#S#journal#1')] } } });
    expect((await refusal(lambda.send(batch))).message).toContain('dynamodb:BatchGetItem');
    const index = new QueryCommand({
      TableName,
      IndexName: 'heads',
      KeyConditionExpression: 'hs = :h',
      ExpressionAttributeValues: { ':h': { S: 'T#a#S#journal#1' } },
    });
    expect((await refusal(lambda.send(index))).message).toContain('table/events/index/heads');
    const stranger = clientsOf(cloud, { accessKeyId: 'AKIDNOBODY', secretAccessKey: 'x' }).dynamo;
    expect((await refusal(stranger.send(batch))).name).toBe('UnrecognizedClientException');
  });

  it('counts items read and written by identity and operation', async () => {
    cloud.meter.reset();
    const pk = 'T#count#S#journal#1';
    await lambda.send(transaction([put(pk, 'C#1'), put(pk, 'C#2'), put(pk, 'HEAD', 'head')]));
    const query = {
      TableName,
      KeyConditionExpression: 'pk = :p',
      FilterExpression: 'body = :b',
      ExpressionAttributeValues: { ':p': { S: pk }, ':b': { S: 'head' } },
    };
    expect((await lambda.send(new QueryCommand(query))).Items).toHaveLength(1);
    await host.send(new BatchGetItemCommand({ RequestItems: { events: { Keys: [key(pk), key(pk, 'C#9')] } } }));
    expect(cloud.meter.total({ identity: 'tax.book', operation: 'TransactWriteItems' })).toMatchObject({
      calls: 1,
      itemsWritten: 3,
      itemsRead: 0,
    });
    expect(cloud.meter.total({ identity: 'tax.book', operation: 'Query' }).itemsRead).toBe(3);
    expect(cloud.meter.total({ identity: 'host' }).itemsRead).toBe(2);
    expect(cloud.meter.total().requestBytes).toBeGreaterThan(0);
  });
});

describe('permissions in a session that only records', () => {
  it('lets calls pass that no role allows, notes them, and lists what was granted in vain', async () => {
    const cloud = await openCloud({ iam: 'record' });
    try {
      const { dynamo } = clientsOf(cloud, cloud.credentialsOf('tax.book'));
      await dynamo.send(new PutItemCommand({ TableName, Item: key('T#a#S#settings#1') }));
      expect(cloud.iam.denials()).toMatchObject([{ identity: 'tax.book', action: 'dynamodb:PutItem' }]);
      await dynamo.send(new GetItemCommand({ TableName, Key: key('T#a#S#journal#1') }));
      const needless = cloud.iam.needlessPermissions().map(({ action }) => action);
      expect(needless).toEqual([
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:ConditionCheckItem',
        'events:PutEvents',
        'sqs:SendMessage',
        's3:GetObject',
        's3:PutObject',
      ]);
    } finally {
      await cloud.close();
    }
  });
});
