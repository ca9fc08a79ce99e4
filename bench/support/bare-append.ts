/** The least that a first append needs: the SDK's client and one transaction. Bundled like a function, for comparison. */
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';

export const handler = async ({ pk }: { readonly pk: string }): Promise<void> => {
  const client = new DynamoDBClient({ maxAttempts: 5 });
  const body = { B: new Uint8Array(700) };
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
  const put = (sk: string) => ({
    Put: { TableName: process.env['EVENT_TABLE'], Item: { pk: { S: pk }, sk: { S: sk }, body }, ...isNew },
  });
  await client.send(new TransactWriteItemsCommand({ TransactItems: [put('C#1'), put('HEAD'), put('INBOX')] }));
};
