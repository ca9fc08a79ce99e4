import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Built, BundleCache } from '../../infra/bundle-cache.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'foldbook-bundle-cache-'));
  write('one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const LATER = Date.now() + 3_600_000;
const write = (content: string): void => writeFileSync(join(root, 'a.ts'), content);
const cacheOf = (): BundleCache => new BundleCache({ folder: join(root, 'cache'), root });
const built = (code: string): Built => ({
  files: new Map([['index.mjs', Buffer.from(code)]]),
  inputs: ['a.ts', '(disabled):stream'],
  codeBytes: code.length,
});
const codeIn = (cache: BundleCache, setup = 'setup'): string | undefined => {
  const found = cache.find('f', setup);
  return found && Buffer.from(found.files.get('index.mjs') ?? []).toString();
};

describe('a bundle', () => {
  it('is had again while its files hold what they held', () => {
    expect(codeIn(cacheOf())).toBeUndefined();
    cacheOf().keep('f', 'setup', built('code'), LATER);
    expect(codeIn(cacheOf())).toBe('code');
    expect(cacheOf().find('f', 'setup')?.codeBytes).toBe(4);
    // written again with the same content, as by a new checkout
    write('one');
    expect(codeIn(cacheOf())).toBe('code');
  });

  it.each([
    ['a file holds something else', () => write('two'), 'setup'],
    ['a file is gone', () => rmSync(join(root, 'a.ts')), 'setup'],
    ['it would be built in another way', () => undefined, 'another setup'],
    ['what was kept is cut off', () => truncateSync(join(root, 'cache/f'), 40), 'setup'],
    ['what was kept is something else', () => writeFileSync(join(root, 'cache/f'), '{}'), 'setup'],
  ])('is built anew where %s', (_, change, setup) => {
    cacheOf().keep('f', 'setup', built('code'), LATER);
    change();
    expect(codeIn(cacheOf(), setup)).toBeUndefined();
  });

  it('is not kept where a file was written while it was built', () => {
    cacheOf().keep('f', 'setup', built('code'), statSync(join(root, 'a.ts')).mtimeMs);
    expect(codeIn(cacheOf())).toBeUndefined();
  });

  it('is known by what its files hold now, not by what they held for another bundle', () => {
    const cache = cacheOf();
    cache.keep('other', 'setup', built('code'), LATER);
    write('two');
    utimesSync(join(root, 'a.ts'), 1, 1);
    cache.keep('f', 'setup', built('newer'), LATER);
    expect(codeIn(cacheOf())).toBe('newer');
    write('one');
    expect(codeIn(cacheOf())).toBeUndefined();
  });

  it('takes the place of the one before, and leaves nothing of it', () => {
    cacheOf().keep('f', 'setup', built('code'), LATER);
    cacheOf().keep('f', 'setup', built('newer'), LATER);
    expect(codeIn(cacheOf())).toBe('newer');
    expect(readdirSync(join(root, 'cache'))).toEqual(['f']);
  });

  it('is built all the same where nothing can be kept', () => {
    mkdirSync(join(root, 'cache/f'), { recursive: true });
    cacheOf().keep('f', 'setup', built('code'), LATER);
    expect(codeIn(cacheOf())).toBeUndefined();
    expect(readdirSync(join(root, 'cache'))).toEqual(['f']);
  });
});
