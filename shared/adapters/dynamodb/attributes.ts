/** The few attribute types the tables use, to and from DynamoDB's wire form. */
import type { Attribute, Item } from './client.ts';

export type { Item };

export const text = (value: string): Attribute => ({ S: value });
export const integer = (value: number): Attribute => ({ N: String(value) });
export const bytes = (value: Uint8Array): Attribute => ({
  B: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'),
});

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
  return Buffer.from(value, 'base64');
}

/** Size of an item as DynamoDB counts it, near enough for limits. */
export function itemBytes(item: Item): number {
  let size = 0;
  for (const [name, { S, N, B }] of Object.entries(item)) {
    size += name.length + (B === undefined ? Buffer.byteLength(S ?? N ?? '') + 3 : Buffer.byteLength(B, 'base64'));
  }
  return size;
}
