/** What the store has to know of derived streams, which the projections that append to them say themselves. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Book, Projection } from '../../shared/kernel/projection/types.ts';
import { carrierOf, derivedFrom, isCarrying, isMarked, STREAM_TYPES } from '../../shared/kernel/streams.ts';

const ROOT = join(import.meta.dirname, '../..');

const isProjection = (value: unknown): value is Projection<Book> =>
  typeof value === 'object' && value !== null && 'sources' in value && 'reducer' in value && 'contracts' in value;

const projections: Projection<Book>[] = [];
for (const file of globSync('shared/*/read/**/*{-projection,-book}.ts', { cwd: ROOT })) {
  const exported: Readonly<Record<string, unknown>> = await import(join(ROOT, file));
  projections.push(...Object.values(exported).filter(isProjection));
}

it('projections that append to a derived stream have their heads carried by it, and no others have', () => {
  expect(projections.map(({ name }) => name).toSorted()).toEqual(
    expect.arrayContaining(['holdings', 'pairings', 'tax-book', 'transactions']),
  );
  for (const { name, derived } of projections) expect([name, carrierOf(name)]).toEqual([name, derived?.type]);
});

it('streams are derived from what their projections are folds of', () => {
  for (const source of STREAM_TYPES) {
    const followers = projections.filter(({ derived, sources }) => derived && sources.includes(source));
    const derived = followers.map((projection) => projection.derived?.type);
    expect([source, derivedFrom(source).toSorted()]).toEqual([source, derived.toSorted()]);
  }
});

it('carrying streams are found by a mark or by what they are derived from', () => {
  const derived = new Set(STREAM_TYPES.flatMap(derivedFrom));
  for (const type of STREAM_TYPES.filter(isCarrying)) {
    expect([type, isMarked(type), derived.has(type)]).toEqual([type, !derived.has(type), derived.has(type)]);
  }
  // A derived stream is found by the place of its source alone, which must have one of its own.
  for (const type of derived) expect(derivedFrom(type)).toEqual([]);
});
