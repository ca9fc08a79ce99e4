import { isRecord, list } from '../template/json.ts';

/** DynamoDB's numbers: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
const textBytes = (text: unknown): number => Buffer.byteLength(String(text));
const base64Bytes = (text: unknown): number => Buffer.byteLength(String(text), 'base64');
const numberBytes = (text: unknown): number => Math.ceil(String(text).replace(/[-.]|^0+/g, '').length / 2) + 1;
const sum = (values: readonly unknown[], bytes: (value: unknown) => number): number =>
  values.reduce<number>((total, value) => total + bytes(value), 0);

const valueBytes = (value: unknown): number => {
  const [entry] = Object.entries(isRecord(value) ? value : {});
  if (!entry) return 0;
  const [type, content] = entry;
  switch (type) {
    case 'S':
      return textBytes(content);
    case 'N':
      return numberBytes(content);
    case 'B':
      return base64Bytes(content);
    case 'SS':
      return sum(list(content), textBytes);
    case 'NS':
      return sum(list(content), numberBytes);
    case 'BS':
      return sum(list(content), base64Bytes);
    case 'L':
      return 3 + sum(list(content), (item) => valueBytes(item) + 1);
    case 'M':
      return 3 + itemBytes(content) + Object.keys(isRecord(content) ? content : {}).length;
    default:
      return 1;
  }
};

/** Size of an item in DynamoDB's JSON, as AWS counts it: names and values. */
export const itemBytes = (item: unknown): number =>
  Object.entries(isRecord(item) ? item : {}).reduce(
    (total, [name, value]) => total + textBytes(name) + valueBytes(value),
    0,
  );
