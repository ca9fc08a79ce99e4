import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Built, BundleCache } from '../../infra/bundle-cache.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foldbook-bundle-cache-'));
  mkdirSync(join(root, 'target'));
  writeFileSync(join(root, 'a.ts'), 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Another process each time: what a file held is remembered within one. */
const cache = (): BundleCache => new BundleCache({ folder: join(root, 'cache'), root });
const built = (code: string): Built => ({
  files: new Map([['index.mjs', Buffer.from(code)]]),
  inputs: ['a.ts'],
  codeBytes: code.length,
});
const target = (): string => join(root, 'target');

describe('a bundle', () => {
  it('is had again while its files hold what they held', () => {
    expect(cache().restore('f', 'setup', target())).toBeUndefined();
    cache().keep('f', 'setup', built('code'));
    expect(cache().restore('f', 'setup', target())).toBe(4);
    expect(readFileSync(join(target(), 'index.mjs'), 'utf8')).toBe('code');
  });

  it.each([
    ['a file holds something else', () => writeFileSync(join(root, 'a.ts'), 'two'), 'setup'],
    ['a file is gone', () => rmSync(join(root, 'a.ts')), 'setup'],
    ['it would be built in another way', () => undefined, 'another setup'],
    ['what was kept is broken', () => writeFileSync(join(root, 'cache/f/manifest.json'), '{'), 'setup'],
  ])('is built anew where %s', (_, change, setup) => {
    cache().keep('f', 'setup', built('code'));
    change();
    expect(cache().restore('f', setup, target())).toBeUndefined();
    expect(readdirSync(target())).toEqual([]);
  });

  it('takes the place of the one before, and leaves nothing of it', () => {
    cache().keep('f', 'setup', built('code'));
    cache().keep('f', 'setup', built('newer'));
    expect(cache().restore('f', 'setup', target())).toBe(5);
    expect(readdirSync(join(root, 'cache'))).toEqual(['f']);
  });
});
