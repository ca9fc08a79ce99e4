/** A host that acknowledges one of everything, says so, and waits to be killed. Arguments: assembly and data folders. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { startCloud } from '../../../infra/local/cloud.ts';
import { clientsOf } from '../gateway/cloud-fixture.ts';

const [, , assemblyDir = '', dataDir = ''] = process.argv;
const cloud = await startCloud({ assemblyDir, dataDir, iam: 'enforce', log: () => undefined });
const { dynamo, sqs, events, s3 } = clientsOf(cloud, cloud.hostCredentials);
const QueueUrl = cloud.queueUrl('arn:aws:sqs:us-east-1:000000000000:tax-book');

await dynamo.send(new PutItemCommand({ TableName: 'events', Item: { pk: { S: 'T#a' }, sk: { S: 'HEAD' } } }));
await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'in flight' }));
await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
const Detail = JSON.stringify({ streamType: 'journal' });
const entry = { EventBusName: 'foldbook', Source: 'foldbook', DetailType: 'Commit', Detail };
await events.send(new PutEventsCommand({ Entries: [entry] }));
await s3.fetch(`${cloud.endpoint}/files/uploads/1`, { method: 'PUT', body: 'kept' });
process.stdout.write('acknowledged\n');
