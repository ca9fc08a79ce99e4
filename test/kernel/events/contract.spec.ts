import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { defineEvents, UnreadableEvent } from '../../../shared/kernel/events/contract.ts';

const noted = {
  1: z.object({ text: z.string() }),
  2: z.object({ text: z.string(), length: z.int() }),
  3: z.object({ words: z.array(z.string()) }),
};
const upcasters = {
  'Noted@1': (data: unknown) => {
    const { text } = z.parse(noted[1], data);
    return { text, length: text.length };
  },
  'Noted@2': (data: unknown) => ({ words: z.parse(noted[2], data).text.split(' ') }),
};
const contract = defineEvents(
  'journal',
  { Noted: noted, Closed: { 1: z.object({ reason: z.optional(z.string()) }) } },
  upcasters,
);

describe('an event contract', () => {
  it('stores events under their latest version', () => {
    expect(contract.encode({ type: 'Noted', data: { words: ['a'] } })).toEqual({
      type: 'Noted',
      version: 3,
      data: { words: ['a'] },
    });
    expect(contract.encode({ type: 'Closed', data: {} })).toEqual({ type: 'Closed', version: 1, data: {} });
  });

  it('reads each version as the latest', () => {
    const words = { type: 'Noted', data: { words: ['two', 'words'] } };
    expect(contract.decode({ type: 'Noted', version: 1, data: { text: 'two words' } })).toEqual(words);
    expect(contract.decode({ type: 'Noted', version: 2, data: { text: 'two words', length: 9 } })).toEqual(words);
    expect(contract.decode({ type: 'Noted', version: 3, data: { words: ['two', 'words'] } })).toEqual(words);
  });

  it.each([
    ['an unknown type', { type: 'Opened', version: 1, data: {} }],
    ['a type of the language’s own', { type: 'constructor', version: 1, data: {} }],
    ['a version that is not known yet', { type: 'Noted', version: 4, data: { words: [] } }],
    ['a version that never was', { type: 'Noted', version: 0, data: { words: [] } }],
    ['data that does not fit', { type: 'Closed', version: 1, data: { reason: 1 } }],
  ])('does not read %s', (_, stored) => {
    expect(() => contract.decode(stored)).toThrow(UnreadableEvent);
  });

  it('does not store what does not fit', () => {
    expect(() => contract.encode({ type: 'Noted', data: { words: 'a' } } as never)).toThrow();
    expect(() => contract.encode({ type: 'Opened', data: {} } as never)).toThrow(TypeError);
  });

  it('names its types, versions and schemas', () => {
    expect(contract.types).toEqual(['Noted', 'Closed']);
    expect(contract.latestVersion('Noted')).toBe(3);
    expect(contract.latestVersion('Opened')).toBeUndefined();
    expect(contract.schemaOf('Noted', 2)).toBe(noted[2]);
    expect(contract.schemaOf('Noted', 4)).toBeUndefined();
  });

  it.each([
    ['versions with a gap', { Noted: { 1: noted[1], 3: noted[3] } }, upcasters, 'Noted lacks version 2'],
    ['versions that do not begin at 1', { Noted: { 2: noted[2] } }, upcasters, 'Noted lacks version 1'],
    ['a type without a version', { Noted: {} }, upcasters, 'Noted lacks version 1'],
    ['a version without an upcaster', { Noted: noted }, { 'Noted@1': upcasters['Noted@1'] }, 'Noted lacks upcaster @2'],
  ])('refuses %s', (_, schemas, given, message) => {
    expect(() => defineEvents('journal', schemas, given)).toThrow(message);
  });
});
