/**
 * Every version of every event has a golden fixture that is never edited once it has landed: an event that was stored
 * once can be read for ever. A fixture holds the data; its file bears the type and version.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EventContract, StoredEvent } from '../../shared/kernel/events/contract.ts';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'test/fixtures/events');

const isContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'streamType' in value && 'types' in value && 'decode' in value;

interface Found {
  readonly context: string;
  readonly contract: EventContract;
}

/** The event contracts that any module in a context's `contract` folder exports. */
async function contracts(): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const context of (await readdir(join(ROOT, 'shared'))).toSorted()) {
    const folder = join(ROOT, 'shared', context, 'contract');
    const files = existsSync(folder) ? await readdir(folder) : [];
    for (const file of files.filter((name) => name.endsWith('events.ts'))) {
      const exported: Readonly<Record<string, unknown>> = await import(join(folder, file));
      found.push(
        ...Object.values(exported)
          .filter(isContract)
          .map((contract) => ({ context, contract })),
      );
    }
  }
  return found;
}

const all = await contracts();
const versions = all.flatMap(({ context, contract }) =>
  contract.types.flatMap((type) =>
    Array.from({ length: contract.latestVersion(type) ?? 0 }, (_, index) => ({
      context,
      contract,
      type,
      version: index + 1,
    })),
  ),
);

const fixture = ({ context, type, version }: { context: string; type: string; version: number }): string =>
  `${context}/${type}.v${version}.json`;

const read = async (of: { context: string; type: string; version: number }): Promise<StoredEvent> => ({
  type: of.type,
  version: of.version,
  data: JSON.parse(await readFile(join(FIXTURES, fixture(of)), 'utf8')),
});

test('each stream type has one contract, and no type of event belongs to two', () => {
  const streams = all.map(({ contract }) => contract.streamType);
  expect(new Set(streams).size).toBe(streams.length);
  const types = all.flatMap(({ contract }) => contract.types);
  expect(new Set(types).size).toBe(types.length);
  expect(streams).toEqual(expect.arrayContaining(['journal', 'settings', 'user-prices', 'position', 'tax-book']));
});

/** Older versions, for which a second golden file says what they are read as today. */
const olderVersions = versions.filter(({ contract, type, version }) => version < (contract.latestVersion(type) ?? 0));

describe.each(olderVersions)('$type version $version', ({ context, contract, type, version }) => {
  test('is read as the latest version, and says what it said', async () => {
    const event = contract.decode(await read({ context, type, version }));
    const upcast = join(FIXTURES, context, `${type}.v${version}.upcast.json`);
    expect(event.data).toEqual(JSON.parse(await readFile(upcast, 'utf8')));
    // Written now, it would be an event of today.
    const latest = contract.latestVersion(type);
    expect(contract.encode(event)).toEqual({ type, version: latest, data: event.data });
  });
});

test('there are older versions, so that upcasting is not only a promise', () => {
  expect(olderVersions.map(({ type, version }) => `${type}@${version}`)).toEqual(
    expect.arrayContaining(['SettingsReplaced@1', 'ImportRequested@1', 'ImportRead@1']),
  );
});

describe.each(versions)('$type version $version', ({ context, contract, type, version }) => {
  test('is read as it was stored', async () => {
    const stored = await read({ context, type, version });
    const event = contract.decode(stored);
    expect(event.type).toBe(type);
    if (version === contract.latestVersion(type)) expect(contract.encode(event)).toEqual(stored);
  });

  test('is refused without its data, and under a version that is not known yet', async () => {
    const stored = await read({ context, type, version });
    expect(() => contract.decode({ ...stored, data: null })).toThrow('does not fit');
    expect(() => contract.decode({ ...stored, version: 99 })).toThrow('not known');
  });
});

test('there is no fixture of an event that does not exist', async () => {
  const upcasts = olderVersions.map((of) => fixture(of).replace('.json', '.upcast.json'));
  const known = new Set([...versions.map(fixture), ...upcasts]);
  const files = (await readdir(FIXTURES, { recursive: true })).filter((name) => name.endsWith('.json'));
  expect(files.filter((name) => !known.has(name))).toEqual([]);
});
