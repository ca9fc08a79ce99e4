import { field, isText, list } from '../template/json.ts';

/** The text of a key attribute value, whatever its type. */
export const keyText = (value: unknown): string | undefined => {
  const found = field(value, 'S') ?? field(value, 'N') ?? field(value, 'B');
  return found === undefined ? undefined : String(found);
};

const EQUALITY = /(?:^|[\s(])([#\w.-]+)\s*=\s*(:\w+)/g;

/** The partition key value that a Query asks for, from its key condition; undefined where it names none. */
export const queriedPartition = (query: unknown, partitionName: string): string | undefined => {
  const expression = field(query, 'KeyConditionExpression');
  if (isText(expression)) {
    const names = field(query, 'ExpressionAttributeNames');
    for (const [, written = '', placeholder = ''] of expression.matchAll(EQUALITY)) {
      const name = written.startsWith('#') ? field(names, written) : written;
      if (name === partitionName) return keyText(field(field(query, 'ExpressionAttributeValues'), placeholder));
    }
    return undefined;
  }
  const condition = field(field(query, 'KeyConditions'), partitionName);
  return keyText(list(field(condition, 'AttributeValueList'))[0]);
};
