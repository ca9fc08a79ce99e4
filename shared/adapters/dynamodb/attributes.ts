/** The few attribute types the tables use, to and from DynamoDB's wire form. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

export const text = (value: string): AttributeValue => ({ S: value });
export const integer = (value: number): AttributeValue => ({ N: String(value) });
export const bytes = (value: Uint8Array): AttributeValue => ({ B: value });

const missing = (name: string): Error => new Error(`item lacks attribute ${name}`);

export function readText(item: Item, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw missing(name);
  return value;
}
export function readInteger(item: Item, name: string): number {
  const value = item[name]?.N;
  if (value === undefined) throw missing(name);
  return Number(value);
}
export function readBytes(item: Item, name: string): Uint8Array {
  const value = item[name]?.B;
  if (value === undefined) throw missing(name);
  return value;
}

/** Size of an item as DynamoDB counts it, near enough for limits. */
export function itemBytes(item: Item): number {
  let size = 0;
  for (const [name, value] of Object.entries(item)) {
    size += name.length + (value.B?.byteLength ?? Buffer.byteLength(value.S ?? value.N ?? '') + 3);
  }
  return size;
}
