import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../../shared/kernel/errors.ts';
import { MAPPINGS_MAX } from '../../../../shared/trading/contract/mapping.ts';
import type { MappingEvent } from '../../../../shared/trading/contract/mapping-events.ts';
import { create, remove, replace } from '../../../../shared/trading/domain/mappings/decide.ts';
import { evolve, type Mappings } from '../../../../shared/trading/domain/mappings/mappings.ts';
import { BROKER, mappingOf } from './sample.ts';

const [then, now] = ['2026-01-15T09:30:00.000Z', '2026-01-16T09:30:00.000Z'];
const mapping = mappingOf(BROKER);
const named = (name: string) => ({ ...mapping, name });
const saved = (mappingId: string, name: string): MappingEvent => ({
  type: 'ImportMappingSaved',
  data: { mappingId, version: 1, mapping: named(name), savedAt: then },
});
const given = (...events: readonly MappingEvent[]): Mappings => events.reduce(evolve, {});
const code = (decided: unknown) => (isRefused(decided) ? decided.code : decided);

describe('saving a mapping', () => {
  it('makes it, at version 1', () => {
    const event = { type: 'ImportMappingSaved', data: { mappingId: 'a', version: 1, mapping, savedAt: now } };
    expect(create(given(), { mappingId: 'a', mapping, now })).toEqual([event]);
  });

  it('under the name of another is refused', () => {
    const decided = create(given(saved('a', 'One')), { mappingId: 'b', mapping: named('ONE'), now });
    expect(decided).toMatchObject({
      code: 'ValidationFailed',
      errors: [{ path: 'name', message: 'is the name of another mapping' }],
    });
  });

  it('is refused when there are a hundred', () => {
    const all = Array.from({ length: MAPPINGS_MAX }, (_, at) => saved(`m${at}`, `Mapping ${at}`));
    expect(create(given(...all.slice(1)), { mappingId: 'x', mapping, now })).toHaveLength(1);
    expect(code(create(given(...all), { mappingId: 'x', mapping, now }))).toBe('TooManyMappings');
    expect(replace(given(...all), { mappingId: 'm3', mapping, now })).toHaveLength(1);
  });

  it('is refused when they are too large together', () => {
    const wide = Array.from({ length: 70 }, (_, at) => `column ${at} ${'x'.repeat(150)}`);
    const large = Array.from({ length: 22 }, (_, at): MappingEvent => {
      const event = saved(`m${at}`, `Mapping ${at}`);
      return event.type === 'ImportMappingSaved'
        ? { ...event, data: { ...event.data, mapping: { ...event.data.mapping, header: wide } } }
        : event;
    });
    expect(code(create(given(...large), { mappingId: 'x', mapping: { ...mapping, header: wide }, now }))).toBe(
      'TooManyMappings',
    );
    expect(create(given(...large.slice(5)), { mappingId: 'x', mapping, now })).toHaveLength(1);
  });
});

describe('replacing a mapping', () => {
  const before = given(saved('a', 'One'), saved('b', 'Two'));

  it('gives it the next version, and keeps when it was made', () => {
    const events = replace(before, { mappingId: 'a', mapping: named('Uno'), now, ifMatch: 1 });
    if (isRefused(events)) throw new Error(events.detail);
    expect(events.reduce(evolve, before)['a']).toEqual({
      ...{ mappingId: 'a', version: 2, mapping: named('Uno'), createdAt: then, updatedAt: now },
    });
  });

  it('by the same is no event', () => {
    expect(replace(before, { mappingId: 'a', mapping: named('One'), now })).toEqual([]);
  });

  it.each([
    ['VersionConflict', { mappingId: 'a', mapping, now, ifMatch: 2 }],
    ['NotFound', { mappingId: 'c', mapping, now }],
    ['ValidationFailed', { mappingId: 'a', mapping: named('two'), now }],
  ])('is refused as %s', (expected, command) => {
    expect(code(replace(before, command))).toBe(expected);
  });
});

describe('deleting a mapping', () => {
  it('frees its name', () => {
    const before = given(saved('a', 'One'));
    const events = remove(before, { mappingId: 'a', now });
    expect(events).toEqual([{ type: 'ImportMappingDeleted', data: { mappingId: 'a', deletedAt: now } }]);
    if (isRefused(events)) return;
    expect(create(events.reduce(evolve, before), { mappingId: 'b', mapping: named('One'), now })).toHaveLength(1);
  });

  it('that is not there is refused', () => {
    expect(code(remove(given(), { mappingId: 'a', now }))).toBe('NotFound');
  });
});
