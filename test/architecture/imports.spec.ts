/** The import rules of the layout hold, and each of them catches what it is there for. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import rules from '../../.dependency-cruiser.ts';

const ROOT = join(import.meta.dirname, '../..');
const { forbidden, options } = rules;
const RULES = forbidden.map(({ name }) => name);
const FOLDERS = ['shared', 'functions', 'infra', 'docs', 'test', 'bench'];

/** Broken rules below a folder, as `rule: from -> to`. */
async function violations(baseDir: string, given: ICruiseOptions): Promise<readonly string[]> {
  const { output } = await cruise(FOLDERS, { ...given, ruleSet: { forbidden }, validate: true, baseDir });
  if (typeof output === 'string') throw new TypeError('Expected a result, not a report');
  return output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

/** A small tree in the layout of the project: what each file imports, and the rules that this breaks. */
const TREE: Readonly<Record<string, readonly (readonly [path: string, ...breaks: readonly string[]])[]>> = {
  'shared/kernel/money.ts': [
    ['shared/adapters/table.ts', 'kernel-stands-alone'],
    ['shared/sales/contract/events.ts', 'kernel-stands-alone'],
    ['shared/kernel/wiring.ts'],
  ],
  'shared/kernel/wiring.ts': [],
  'shared/kernel/one.ts': [['shared/kernel/other.ts', 'no-cycles']],
  'shared/kernel/other.ts': [['shared/kernel/one.ts']],
  'shared/adapters/table.ts': [
    ['shared/kernel/wiring.ts'],
    ['shared/stock/contract/events.ts', 'adapters-know-the-kernel'],
  ],
  'shared/stock/contract/events.ts': [['shared/kernel/wiring.ts'], ['node:crypto']],
  'shared/stock/domain/decide.ts': [],
  'shared/stock/app/take.ts': [],
  'shared/stock/wiring.ts': [
    ['shared/kernel/wiring.ts'],
    ['shared/stock/app/take.ts', 'wiring-is-data'],
    ['shared/stock/contract/events.ts', 'wiring-is-data'],
    ['shared/stock/wiring/parts.ts'],
  ],
  'shared/stock/wiring/parts.ts': [['shared/kernel/wiring.ts'], ['shared/stock/domain/decide.ts', 'wiring-is-data']],
  'shared/sales/contract/events.ts': [
    ['shared/stock/contract/events.ts'],
    ['shared/stock/domain/decide.ts', 'contract-is-the-only-door'],
  ],
  'shared/sales/domain/decide.ts': [
    ['shared/sales/contract/events.ts'],
    ['shared/stock/contract/events.ts'],
    ['shared/kernel/wiring.ts'],
    ['shared/stock/domain/decide.ts', 'domain-knows-contracts-and-kernel'],
    ['shared/adapters/table.ts', 'domain-knows-contracts-and-kernel'],
    ['shared/sales/read/list.ts', 'domain-knows-contracts-and-kernel'],
  ],
  'shared/sales/calc/total.ts': [['shared/sales/app/sell.ts', 'domain-knows-contracts-and-kernel']],
  'shared/sales/importers/file.ts': [['shared/sales/domain/state.ts', 'importers-know-contracts-and-kernel']],
  'shared/sales/domain/state.ts': [['shared/sales/contract/events.ts']],
  'shared/sales/app/sell.ts': [
    ['shared/sales/domain/decide.ts'],
    ['shared/stock/app/take.ts', 'app-knows-its-domain'],
    ['shared/market-data/read/assets/find-asset.ts'],
    ['shared/market-data/read/assets/catalogue.ts', 'app-knows-its-domain'],
    ['shared/adapters/table.ts', 'app-knows-its-domain'],
    ['shared/registry.ts', 'app-knows-its-domain'],
  ],
  'shared/sales/read/list.ts': [
    ['shared/sales/domain/state.ts'],
    ['shared/stock/domain/decide.ts', 'read-knows-its-domain'],
    ['shared/sales/app/price.ts', 'read-knows-its-domain'],
  ],
  'shared/sales/app/price.ts': [],
  'shared/registry.ts': [['shared/stock/wiring.ts'], ['shared/stock/app/take.ts', 'registry-gathers-wiring']],
  'shared/consumers.ts': [['shared/stock/wiring/consumers.ts'], ['shared/stock/wiring.ts', 'consumers-are-gathered']],
  'shared/stock/wiring/consumers.ts': [],
  'functions/sales/sales.http.ts': [
    ['shared/sales/app/sell.ts'],
    ['shared/stock/contract/events.ts'],
    ['shared/adapters/table.ts'],
    ['shared/stock/app/take.ts', 'functions-know-their-context'],
    ['functions/stock/stock.http.ts', 'functions-know-their-context'],
    ['shared/registry.ts', 'functions-know-their-context'],
    ['infra/local/host.ts', 'functions-know-their-context', 'local-stays-local'],
  ],
  'functions/stock/stock.http.ts': [['shared/stock/app/take.ts']],
  'functions/trading/strict.ts': [
    ['shared/tax/app/strict-refusals.ts'],
    ['shared/tax/app/other.ts', 'strict-trial-knows-the-tax-book'],
  ],
  'functions/ledger/everything.ts': [
    ['shared/portfolio/read/valuations/read-worth.ts'],
    ['shared/portfolio/read/valuations/read-valuation.ts', 'everything-knows-what-holdings-are-worth'],
  ],
  'functions/portfolio/opening.ts': [
    ['shared/trading/app/journal.ts'],
    ['shared/trading/app/record-transactions.ts', 'opening-knows-the-journal'],
  ],
  'functions/relay/sweeper.schedule.ts': [
    ['shared/consumers.ts'],
    ['shared/stock/app/take.ts', 'relay-knows-all-consumers'],
  ],
  'functions/operations/ops.http.ts': [
    ['shared/consumers.ts'],
    ['shared/registry.ts', 'operations-knows-what-it-repairs'],
    ['shared/stock/app/take.ts'],
    ['shared/stock/domain/decide.ts', 'operations-knows-what-it-repairs'],
  ],
  'functions/settings/settings.http.ts': [
    ['shared/registry.ts'],
    ['shared/stock/app/take.ts', 'settings-answers-what-no-route-takes'],
  ],
  'shared/adapters/packages.ts': [
    ['node_modules/declared/index.js'],
    ['node_modules/tool/index.js', 'no-tools-in-bundles'],
    ['node_modules/stray/index.js', 'declared-packages'],
  ],
  'shared/market-data/read/assets/find-asset.ts': [['shared/market-data/read/assets/catalogue.ts']],
  'shared/market-data/read/assets/catalogue.ts': [],
  'shared/portfolio/read/valuations/read-worth.ts': [],
  'shared/portfolio/read/valuations/read-valuation.ts': [],
  'shared/trading/app/journal.ts': [],
  'shared/trading/app/record-transactions.ts': [],
  'shared/tax/app/strict-refusals.ts': [],
  'shared/tax/app/other.ts': [],
  'infra/app.ts': [
    ['shared/registry.ts'],
    ['shared/kernel/wiring.ts'],
    ['shared/stock/app/take.ts', 'infra-knows-the-registry'],
    ['infra/local/host.ts', 'local-stays-local'],
  ],
  'infra/local/host.ts': [
    ['test/support/clock.ts', 'tests-are-leaves', 'infra-knows-the-registry'],
    ['shared/kernel/money.ts', 'infra-knows-the-registry'],
  ],
  'test/support/clock.ts': [['shared/sales/app/price.ts'], ['infra/local/engine.ts']],
  'infra/local/engine.ts': [['#missing', 'resolvable', 'infra-knows-the-registry']],
  'docs/generate.ts': [['shared/registry.ts']],
  'bench/run.ts': [['shared/sales/app/price.ts']],
};

const PACKAGE = /^node_modules\/([^/]+)\//;
const MANIFEST = { dependencies: { declared: '1.0.0' }, devDependencies: { tool: '1.0.0' } };

/** Types are knowledge, too; only a package is imported for good. */
const importLine = (from: string, to: string, at: number): string => {
  const [, name] = PACKAGE.exec(to) ?? [];
  if (name !== undefined) return `import { V${at} } from '${name}';\n`;
  const specifier = /^(node:|#)/.test(to) ? to : `${'../'.repeat(from.split('/').length - 1)}${to}`;
  return `import type { T${at} } from '${specifier}';\n`;
};

async function plant(folder: string): Promise<void> {
  const put = async (path: string, content: string): Promise<void> => {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  await put('package.json', JSON.stringify(MANIFEST));
  for (const [from, imports] of Object.entries(TREE)) {
    const lines = imports.map(([to], at) => importLine(from, to, at));
    await put(from, `${lines.join('')}export const here = 1;\n`);
    for (const [to] of imports.filter(([path]) => PACKAGE.test(path))) await put(to, 'export const V = 1;\n');
  }
}

const expected = Object.entries(TREE).flatMap(([from, imports]) =>
  imports.flatMap(([to, ...broken]) => broken.map((rule) => `${rule}: ${from} -> ${to}`)),
);

describe('import rules', () => {
  it('hold in the whole tree', { timeout: 60_000 }, async () => {
    expect(await violations(ROOT, { ...options, tsConfig: { fileName: join(ROOT, 'tsconfig.json') } })).toEqual([]);
  });

  describe('on a tree that breaks them', () => {
    let folder: string;
    let found: readonly string[];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'foldbook-imports-'));
      await plant(folder);
      const { tsConfig: _, ...others } = options;
      found = await violations(folder, others);
    });

    afterAll(() => rm(folder, { recursive: true, force: true }));

    it.each(RULES)('%s catches what it should, and nothing else', (name) => {
      const of = (lines: readonly string[]): readonly string[] =>
        lines.filter((line) => line.startsWith(`${name}: `)).toSorted();
      expect(of(expected)).not.toEqual([]);
      expect(of(found)).toEqual(of(expected));
    });
  });
});
