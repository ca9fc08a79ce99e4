import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cloud } from '../../../infra/local/cloud.ts';
import { clientsOf, openCloud, refusal } from './cloud-fixture.ts';

const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:tax-book';

describe('SQS at the gateway', () => {
  let cloud: Cloud;
  let host: ReturnType<typeof clientsOf>['sqs'];
  let lambda: ReturnType<typeof clientsOf>['sqs'];
  let QueueUrl: string;
  beforeAll(async () => {
    cloud = await openCloud();
    host = clientsOf(cloud, cloud.hostCredentials).sqs;
    lambda = clientsOf(cloud, cloud.credentialsOf('tax.book')).sqs;
    QueueUrl = cloud.queueUrl(QUEUE_ARN);
  });
  afterAll(() => cloud.close());

  const receive = async (client = host) => {
    const command = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ['All'],
    });
    return (await client.send(command)).Messages ?? [];
  };

  it('gives functions the address of the gateway as that of the queue', async () => {
    expect(QueueUrl).toBe(`${cloud.endpoint}/000000000000/tax-book`);
    expect(cloud.model.functions[0]?.environment).toMatchObject({ QUEUE_URL: QueueUrl });
    expect((await host.send(new GetQueueUrlCommand({ QueueName: 'tax-book' }))).QueueUrl).toBe(QueueUrl);
  });

  it('delivers any text SQS takes, returns it when its visibility is set to nothing, and counts its receives', async () => {
    await lambda.send(new SendMessageCommand({ QueueUrl, MessageBody: 'Größe 📈' }));
    const [first] = await receive(lambda);
    expect(first?.Body).toBe('Größe 📈');
    expect(await receive()).toEqual([]);
    const ReceiptHandle = first?.ReceiptHandle;
    await host.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    const [second] = await receive();
    expect(second?.Attributes?.ApproximateReceiveCount).toBe('2');
    await host.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: second?.ReceiptHandle }));
    expect(await receive()).toEqual([]);
  });

  it('refuses a delay above 900 seconds and a message above 1 MiB, and takes both at the limit', async () => {
    const send = (MessageBody: string, DelaySeconds?: number) =>
      host.send(new SendMessageCommand({ QueueUrl, MessageBody, ...(DelaySeconds ? { DelaySeconds } : {}) }));
    expect((await refusal(send('late', 901))).message).toContain('DelaySeconds must be >= 0 and <= 900');
    await send('late', 900);
    expect((await refusal(send('x'.repeat(1024 * 1024 + 1)))).message).toContain('shorter than 1048576 bytes');
    await send('x'.repeat(1024 * 1024));
    expect((await receive()).map((message) => message.Body?.length)).toEqual([1024 * 1024]);
  });

  it('fails only the bad entries of a batch, and the whole of one that is too large', async () => {
    const batch = (Entries: { Id: string; MessageBody: string; DelaySeconds?: number }[]) =>
      host.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const result = await batch([
      { Id: 'a', MessageBody: 'one' },
      { Id: 'b', MessageBody: 'two', DelaySeconds: 901 },
    ]);
    expect(result.Successful?.map(({ Id }) => Id)).toEqual(['a']);
    expect(result.Failed).toMatchObject([{ Id: 'b', Code: 'InvalidParameterValue', SenderFault: true }]);
    const eleven = Array.from({ length: 11 }, (_, index) => ({ Id: String(index), MessageBody: 'x' }));
    expect((await refusal(batch(eleven))).name).toMatch(/TooManyEntriesInBatchRequest/);
    const halves = ['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(600_000) }));
    expect((await refusal(batch(halves))).name).toMatch(/BatchRequestTooLong/);
  });

  it('refuses what the role of a function does not grant', async () => {
    const deadLetters = cloud.queueUrl('arn:aws:sqs:us-east-1:000000000000:dead-letters');
    const call = lambda.send(new SendMessageCommand({ QueueUrl: deadLetters, MessageBody: 'x' }));
    const { name, message } = await refusal(call);
    expect(name).toMatch(/AccessDenied/);
    expect(message).toContain('perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:000000000000:dead-letters');
  });

  it('moves a message to the dead letters after the receives that the template allows', async () => {
    const url = QueueUrl;
    const Body = 'poison';
    await host.send(new SendMessageCommand({ QueueUrl: url, MessageBody: Body }));
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const found = (await receive()).find((message) => message.Body === Body);
      if (attempt === 3) expect(found).toBeUndefined();
      if (!found) continue;
      const { ReceiptHandle } = found;
      await host.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 0 }));
    }
    const deadLetters = cloud.queueUrl('arn:aws:sqs:us-east-1:000000000000:dead-letters');
    const { Messages } = await host.send(new ReceiveMessageCommand({ QueueUrl: deadLetters }));
    expect(Messages?.map((message) => message.Body)).toEqual([Body]);
  });
});
