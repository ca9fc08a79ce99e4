/**
 * Branded ids, so that two strings can't be swapped. Four ways to make one: `newId` (UUIDv7, for what happens once),
 * `derivedId` (UUIDv5, the same parts give the same id), `timeOrderedDerivedId` (UUIDv8, the same and ordered by the
 * time of what it names, so that ids of one month lie next to each other) and `derivedIdAt` (UUIDv7, the same among the
 * ids of `newId`). Layouts: RFC 9562.
 */
import { hash, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';

/** An id of one kind: a UUID in lower case. */
export type Id<Name extends string> = string & { readonly __brand: Name };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The epoch of `timeOrderedDerivedId`: 1900-01-01T00:00:00Z, so that no time that we accept is negative. */
const EPOCH_1900_MS = Date.UTC(1900, 0, 1);
const TIME_MAX_MS = 2 ** 48 - 1;

export const isUuid = (text: string): boolean => UUID.test(text);

/** A schema of ids of one kind. Upper case is the same id (RFC 9562, 4) and becomes lower case. */
export const idSchema = <Name extends string>(_name: Name): z.ZodMiniType<Id<Name>, string> =>
  // The cast is where the brand begins: it exists for the compiler only.
  z
    .string()
    .check(z.toLowerCase(), z.regex(UUID, 'must be a UUID'))
    .register(z.globalRegistry, { format: 'uuid' }) as unknown as z.ZodMiniType<Id<Name>, string>;

const format = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;

/** Sets version and variant in a 32-digit hex string (RFC 9562, 4.1 and 4.2). */
const stamp = (hex: string, version: 5 | 7 | 8): string => {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return format(`${hex.slice(0, 12)}${version}${hex.slice(13, 16)}${variant}${hex.slice(17, 32)}`);
};

let lastMs = 0;
let sequence = 0;

/** A new UUIDv7. Ids made by one process increase strictly, within a millisecond too (RFC 9562, 6.2, method 1). */
export const newId = <Name extends string>(): Id<Name> => {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    lastMs++;
    sequence = 0;
  }
  const hex = lastMs.toString(16).padStart(12, '0');
  // The tail of a random UUIDv4 brings the variant and 62 random bits.
  const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${randomUUID().slice(19)}`;
  return id as Id<Name>;
};

/** JSON of the list joins parts without ambiguity: `['ab', 'c']` is not `['a', 'bc']`. */
const join = (parts: readonly string[]): string => JSON.stringify(parts);

/** A UUIDv5: the same namespace (a UUID) and parts give the same id, everywhere and always. */
export const derivedId = <Name extends string>(namespace: string, ...parts: readonly string[]): Id<Name> => {
  if (!isUuid(namespace)) throw new Error(`Not a namespace: ${namespace}`);
  const name = Buffer.concat([Buffer.from(namespace.replaceAll('-', ''), 'hex'), Buffer.from(join(parts))]);
  return stamp(hash('sha1', name, 'hex'), 5) as Id<Name>;
};

/**
 * A UUIDv8 whose first 48 bits are the milliseconds since 1900-01-01T00:00:00Z, and the rest SHA-256 of the parts.
 * `epochMs` counts from 1970, as everywhere; it must be a whole number and not before 1900.
 */
export const timeOrderedDerivedId = <Name extends string>(epochMs: number, ...parts: readonly string[]): Id<Name> => {
  const sinceMs = epochMs - EPOCH_1900_MS;
  if (!Number.isInteger(sinceMs) || sinceMs < 0 || sinceMs > TIME_MAX_MS) throw new Error(`Not a time: ${epochMs}`);
  const digest = hash('sha256', join(parts), 'hex');
  return stamp(sinceMs.toString(16).padStart(12, '0') + digest.slice(0, 20), 8) as Id<Name>;
};

/**
 * A UUIDv7 of a time, with SHA-256 of the parts where others are random: the same time and parts give the same id, which
 * lies among those that `newId` gives at that time. `epochMs` is a whole number and not before 1970.
 */
export const derivedIdAt = <Name extends string>(epochMs: number, ...parts: readonly string[]): Id<Name> => {
  if (!Number.isInteger(epochMs) || epochMs < 0 || epochMs > TIME_MAX_MS) throw new Error(`Not a time: ${epochMs}`);
  const digest = hash('sha256', join(parts), 'hex');
  return stamp(epochMs.toString(16).padStart(12, '0') + digest.slice(0, 20), 7) as Id<Name>;
};

/** The time in an id that carries one (version 7 or 8), as epoch milliseconds. */
export const timeOf = (id: string): number => {
  const version = isUuid(id) ? id.charAt(14) : '';
  if (version !== '7' && version !== '8') throw new Error(`No time in id: ${id}`);
  const ms = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return version === '8' ? ms + EPOCH_1900_MS : ms;
};

/** Below every id that `newId` makes from a time on, and above those of before. */
export const newIdsFrom = (epochMs: number): string => {
  const hex = Math.max(0, epochMs).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
};

/** What the ids of a time begin with: ids of earlier times sort before it, those of this time and later ones after it. */
export const timePrefix = (epochMs: number): string => newIdsFrom(epochMs - EPOCH_1900_MS);
