import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { taxBookEvents } from '../../shared/tax/contract/events.ts';

const FOLDER = new URL('../fixtures/events/tax/', import.meta.url);
const names = readdirSync(FOLDER);

it.each(names)('%s is read as ever', (name) => {
  const [type = '', version = ''] = name.replace(/\.json$/, '').split('.v');
  const data: unknown = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
  const event = taxBookEvents.decode({ type, version: Number(version), data });
  expect(event.type).toBe(type);
  expect(taxBookEvents.encode(event).data).toEqual(data);
});

it('there is one for each type and version', () => {
  expect(names.toSorted()).toEqual(taxBookEvents.types.map((type) => `${type}.v1.json`).toSorted());
});
