import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { dynoxideBinary } from '../../../infra/local/engines/dynoxide-binary.ts';
import { clientsOf, newDataDir, openCloud } from '../gateway/cloud-fixture.ts';

describe('the DynamoDB engine', () => {
  it('names the platform it has no binary for, and the way out', () => {
    expect(() => dynoxideBinary('sunos', 'sparc')).toThrow(/sunos-sparc.*DYNAMODB_ENDPOINT/s);
    expect(dynoxideBinary()).toMatch(/dynoxide$/);
  });

  it('can be another one, which must answer', async () => {
    const first = await openCloud();
    const second = await openCloud({ dynamodbEndpoint: first.dynamodbEndpoint });
    const { dynamo } = clientsOf(second, second.hostCredentials);
    await dynamo.send(new PutItemCommand({ TableName: 'events', Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
    expect(() => second.trimStream('events', '1')).not.toThrow();
    await second.close();
    await first.close();
    await expect(openCloud({ dynamodbEndpoint: 'http://127.0.0.1:9' })).rejects.toThrow(
      /127\.0\.0\.1:9 .*DYNAMODB_ENDPOINT/,
    );
  });

  it('has an index over its stream, trims what readers have passed, and goes on counting from there', async () => {
    const dataDir = newDataDir();
    const cloud = await openCloud({ dataDir });
    const { dynamo } = clientsOf(cloud, cloud.hostCredentials);
    const database = new DatabaseSync(join(dataDir, 'dynamodb', 'dynamodb.db'), { readOnly: true });
    const sequence = (): readonly number[] =>
      database
        .prepare('SELECT CAST(sequence_number AS INTEGER) AS n FROM _stream_records ORDER BY 1')
        .all()
        .map(({ n }) => Number(n));
    const put = (sk: string) =>
      dynamo.send(new PutItemCommand({ TableName: 'events', Item: { pk: { S: 'a' }, sk: { S: sk } } }));
    try {
      const plan = database
        .prepare(
          'EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?',
        )
        .all('events');
      expect(JSON.stringify(plan)).toContain('foldbook_stream_order');
      for (const sk of ['1', '2', '3', '4']) await put(sk);
      cloud.trimStream('events', '2');
      for (let waited = 0; waited < 200 && sequence().length > 2; waited += 1) await sleep(20);
      expect(sequence()).toEqual([3, 4]);
      cloud.trimStream('events', '4');
      for (let waited = 0; waited < 200 && sequence().length > 1; waited += 1) await sleep(20);
      expect(sequence()).toEqual([4]);
      await put('5');
      expect(sequence()).toEqual([4, 5]);
    } finally {
      database.close();
      await cloud.close();
    }
  });
});

describe('the gateway', () => {
  it('says that its port is taken', async () => {
    const cloud = await openCloud();
    const port = Number(new URL(cloud.endpoint).port);
    await expect(openCloud({ port })).rejects.toThrow(`Port ${port} is taken by another program`);
    await cloud.close();
  });
});
