/** What handlers give DynamoDB to write, kept so that it can be sent again with the bare SDK client. */
import { DynamoDBClient, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';

const TENANT = /^T#([^#]+)/;

/** From now on, by the tenant of the first item: what was written, in order. What lost a race isn't kept. */
export function keepWrittenUnits(): ReadonlyMap<string, readonly TransactWriteItem[][]> {
  const written = new Map<string, TransactWriteItem[][]>();
  const send = DynamoDBClient.prototype.send;
  DynamoDBClient.prototype.send = async function (this: DynamoDBClient, ...given: unknown[]) {
    const [command] = given;
    const answer: unknown = await Reflect.apply(send, this, given);
    if (command instanceof TransactWriteItemsCommand) {
      const items = command.input.TransactItems ?? [];
      const tenant = TENANT.exec(items[0]?.Put?.Item?.['pk']?.S ?? '')?.[1] ?? '';
      written.set(tenant, [...(written.get(tenant) ?? []), items]);
    }
    return answer;
  } as typeof send;
  return written;
}

interface Keyed {
  ConditionExpression?: string | undefined;
  ExpressionAttributeValues?: unknown;
  Item?: Record<string, { S?: string }> | undefined;
  Key?: Record<string, { S?: string }> | undefined;
}

/** Another tenant's partition for each; without its condition where that partition is to begin anew. */
export interface Move {
  readonly to: string;
  readonly isUnconditional?: boolean;
}

/** The same items in other partitions. */
export const moved = (
  items: readonly TransactWriteItem[],
  moveOf: (tenant: string) => Move | undefined,
): TransactWriteItem[] =>
  items.map((item) => {
    const copy = structuredClone(item);
    for (const part of [copy.Put, copy.ConditionCheck] as (Keyed | undefined)[]) {
      const pk = (part?.Item ?? part?.Key)?.['pk'];
      const tenant = TENANT.exec(pk?.S ?? '')?.[1];
      const move = tenant === undefined ? undefined : moveOf(tenant);
      if (!part || !pk?.S || !move) continue;
      Object.assign(pk, { S: pk.S.replace(`T#${tenant}`, `T#${move.to}`) });
      if (!move.isUnconditional) continue;
      delete part.ConditionExpression;
      delete part.ExpressionAttributeValues;
    }
    return copy;
  });
