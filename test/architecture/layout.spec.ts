/** Every context is the same folders under the same names, in `shared/`, `functions/` and `test/` alike. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from '../../shared/registry.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Exports of whole tables know no context, and run in the cloud only. */
const BACKUP = 'backup';
const NO_CONTEXTS = ['kernel', 'adapters', BACKUP];
const PARTS = ['contract', 'domain', 'calc', 'app', 'read', 'wiring', 'wiring.ts'];
/** Parts that one context has beyond those of all, and why. */
const OWN_PARTS: Readonly<Record<string, readonly string[]>> = {
  // The formats of exchanges' exports.
  trading: ['importers'],
};
/** Contexts that decide on some things and work others out: portfolios and what they are worth, say. */
const DECIDES_AND_CALCULATES: ReadonlySet<string> = new Set(['ledger', 'market-data', 'portfolio', 'tax']);
/** A context whose tests stand elsewhere, and why. */
const TESTED_IN: Readonly<Record<string, string>> = {
  // All that the relay and the sweeper do is survive.
  relay: 'test/faults',
};
const HANDLER = /\.(http|projector|reactor|schedule|stream)\.ts$/;

const entries = (path: string): readonly string[] => readdirSync(join(ROOT, path)).toSorted();
const folders = (path: string): readonly string[] =>
  readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
const filesBelow = (path: string): readonly string[] =>
  readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

const contexts = registry.map(({ context }) => context).toSorted();

describe('contexts', () => {
  it('of the registry are the folders of `shared`', () => {
    expect(folders('shared').filter((name) => !NO_CONTEXTS.includes(name))).toEqual(contexts);
  });

  it('of the registry are the folders of `functions`', () => {
    expect(folders('functions').filter((name) => name !== BACKUP)).toEqual(contexts);
  });

  it('are registered once', () => {
    expect(new Set(contexts).size).toBe(contexts.length);
  });
});

describe.each(registry)('$context', ({ context, functions }) => {
  const parts = entries(`shared/${context}`);

  it('consists of the parts that a context has', () => {
    const known = [...PARTS, ...(OWN_PARTS[context] ?? [])];
    expect(parts.filter((part) => !known.includes(part))).toEqual([]);
    expect(parts).toContain('wiring.ts');
  });

  it('leaves empty parts out, and decides or calculates', () => {
    const empty = folders(`shared/${context}`).filter((part) => filesBelow(`shared/${context}/${part}`).length === 0);
    expect(empty).toEqual([]);
    expect(parts.includes('domain') && parts.includes('calc')).toBe(DECIDES_AND_CALCULATES.has(context));
  });

  it('has a contract if it has anything to tell others', () => {
    const tells = registry.some((wiring) => wiring.context === context && wiring.routes.length > 0);
    expect(existsSync(join(ROOT, 'shared', context, 'contract/http.ts'))).toBe(tells);
  });

  it('has tests in a folder of its name', () => {
    expect(filesBelow(TESTED_IN[context] ?? `test/${context}`).filter((name) => name.endsWith('.spec.ts'))).not.toEqual(
      [],
    );
  });

  it('has a function for each handler file, and a handler file for each function', () => {
    const handlers = entries(`functions/${context}`).filter((name) => HANDLER.test(name));
    expect(functions.map(({ entry }) => basename(entry)).toSorted()).toEqual(handlers);
    expect(functions.map(({ entry }) => entry)).toEqual(
      functions.map(({ entry }) => `functions/${context}/${basename(entry)}`),
    );
  });
});

describe('events and fixtures', () => {
  it('belong to contexts', () => {
    expect(folders('test/fixtures/events').filter((name) => !contexts.includes(name))).toEqual([]);
  });
});
