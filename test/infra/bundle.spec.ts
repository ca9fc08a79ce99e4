import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleFunctions, overweightBundles } from '../../infra/bundle.ts';
import type { FunctionWiring } from '../../shared/kernel/wiring.ts';

const folder = mkdtempSync(join(tmpdir(), 'foldbook-bundle-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wired = (name: string, bundle: FunctionWiring['bundle'], entry: FunctionWiring['entry']): FunctionWiring => ({
  name,
  entry,
  bundle,
  description: '',
  memoryMb: 128,
  timeoutSeconds: 1,
  permissions: [],
});

describe('bundle budget', () => {
  const functions = [
    wired('tax.http', 'store', 'functions/tax/tax.http.ts'),
    wired('relay.plain', 'plain', 'functions/relay/plain.ts'),
  ];

  it('names the bundle that exceeds it', () => {
    const codeBytes = new Map([
      ['tax.http', 280_000],
      ['relay.plain', 60_001],
    ]);
    expect(overweightBundles(functions, codeBytes)).toEqual([
      "relay.plain weighs 60001 bytes; a bundle of kind 'plain' may weigh 60000",
    ]);
  });

  it('is kept by bundles that just fit', () => {
    const codeBytes = new Map(functions.map(({ name, bundle }) => [name, bundle === 'store' ? 280_000 : 60_000]));
    expect(overweightBundles(functions, codeBytes)).toEqual([]);
  });
});

describe('bundling', () => {
  it('makes one minified module per function that Node can import, even of CommonJS dependencies', async () => {
    const bundles = bundleFunctions(
      [wired('test.probe', 'plain', 'functions/../test/infra/fixtures/probe.ts')],
      folder,
    );
    const bundle = bundles.get('test.probe');
    expect(bundle?.codeBytes).toBeLessThan(2_000);
    const loaded: { handler: () => Promise<unknown> } = await import(join(bundle?.folder ?? '', 'index.mjs'));
    expect(await loaded.handler()).toEqual({ separator: '/' });
  });

  it('lays assets beside the code, compressed alike everywhere, and does not count them as code', () => {
    const probe = wired('test.assets', 'plain', 'functions/../test/infra/fixtures/probe.ts');
    const withAsset = { ...probe, assets: [{ name: 'licence.txt', from: 'LICENSE' }] };
    const [plain, laden] = [probe, withAsset].map((wiring) => bundleFunctions([wiring], folder).get('test.assets'));
    expect(laden?.codeBytes).toBe(plain?.codeBytes);
    expect(readdirSync(join(laden?.folder ?? '', 'assets'))).toEqual(['licence.txt.gz']);
    const compressed = readFileSync(join(laden?.folder ?? '', 'assets/licence.txt.gz'));
    expect(gunzipSync(compressed)).toEqual(readFileSync('LICENSE'));
    // Modification time and system of a gzip header (RFC 1952, section 2.3.1).
    expect([...compressed.subarray(4, 8), compressed[9]]).toEqual([0, 0, 0, 0, 255]);
  });

  it('fails on an asset that does not exist, naming it', () => {
    const probe = wired('test.none', 'plain', 'functions/../test/infra/fixtures/probe.ts');
    const laden = { ...probe, assets: [{ name: 'none', from: 'none.txt' }] };
    expect(() => bundleFunctions([laden], folder)).toThrow('none.txt');
  });

  it('fails on a handler that does not exist, naming it', () => {
    expect(() => bundleFunctions([wired('test.none', 'plain', 'functions/none.ts')], folder)).toThrow(
      'functions/none.ts',
    );
  });
});
