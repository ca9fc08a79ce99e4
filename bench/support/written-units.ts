/** What handlers give DynamoDB to write, kept as it went over the wire, so that it can be sent again with the SDK's client. */
import { ClientRequest, type IncomingMessage } from 'node:http';
import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Attribute, Inputs, Item, Keyed, Put, TransactItem } from '../../shared/adapters/dynamodb/client.ts';

const TENANT = /T#([^#]+)/;
const OPERATION = /\.TransactWriteItems$/;
const OK = 200;

/** From now on, by the tenant of the first item: what was written, in order, as JSON. What lost a race isn't kept. */
export function keepWrittenUnits(): ReadonlyMap<string, readonly string[]> {
  const written = new Map<string, string[]>();
  const { end } = ClientRequest.prototype;
  ClientRequest.prototype.end = function (this: ClientRequest, ...given: unknown[]) {
    const [body] = given;
    if (typeof body === 'string' && OPERATION.test(String(this.getHeader('x-amz-target')))) {
      this.prependOnceListener('response', ({ statusCode }: IncomingMessage) => {
        const tenant = TENANT.exec(body)?.[1] ?? '';
        if (statusCode === OK) written.set(tenant, [...(written.get(tenant) ?? []), body]);
      });
    }
    return Reflect.apply(end, this, given) as ClientRequest;
  } as typeof end;
  return written;
}

/** Another tenant's partition for each; without its condition where that partition is to begin anew. */
export interface Move {
  readonly to: string;
  readonly isUnconditional?: boolean;
}
type MoveOf = (tenant: string) => Move | undefined;

const inSdkForm = ({ B: bytes, ...rest }: Attribute): AttributeValue =>
  (bytes === undefined ? rest : { B: Buffer.from(bytes, 'base64') }) as AttributeValue;
const itemInSdkForm = (item: Item): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, inSdkForm(value)]));

function movedItem(item: Item, moveOf: MoveOf): { readonly item: Item; readonly move: Move | undefined } {
  const pk = item['pk']?.S ?? '';
  const tenant = TENANT.exec(pk)?.[1];
  const move = tenant === undefined ? undefined : moveOf(tenant);
  return { item: move ? { ...item, pk: { S: pk.replace(`T#${tenant}`, `T#${move.to}`) } } : item, move };
}

function conditionOf({ ConditionExpression, ExpressionAttributeValues: values }: Put | Keyed, move: Move | undefined) {
  if (move?.isUnconditional || ConditionExpression === undefined) return {};
  return { ConditionExpression, ...(values && { ExpressionAttributeValues: itemInSdkForm(values) }) };
}

function movedPart({ Put: put, ConditionCheck: check }: TransactItem, moveOf: MoveOf): TransactWriteItem {
  if (put) {
    const { item, move } = movedItem(put.Item, moveOf);
    return { Put: { TableName: put.TableName, Item: itemInSdkForm(item), ...conditionOf(put, move) } };
  }
  if (!check) throw new Error('a unit holds something else than puts and checks');
  const { item, move } = movedItem(check.Key, moveOf);
  const condition = { ConditionExpression: 'attribute_exists(pk)', ...conditionOf(check, move) };
  return { ConditionCheck: { TableName: check.TableName, Key: itemInSdkForm(item), ...condition } };
}

/** The same items in other partitions. */
export function moved(unit: string, moveOf: MoveOf): TransactWriteItem[] {
  const { TransactItems: items }: Inputs['TransactWriteItems'] = JSON.parse(unit);
  return items.map((item) => movedPart(item, moveOf));
}
