/**
 * The import rules of the layout. Arrows point one way: domain and calc know contract and kernel; app and read know
 * those; functions know their own context, kernel, adapters and any contract; infra knows registry and wiring only.
 * An exception stands in the rule it excepts from, with its reason.
 */
import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser';

/**
 * The door of each context; the formulas for bonds and pool tokens, which whoever values holdings needs; what finds
 * an asset by its code, for whoever has codes; and the laws of countries, which settings must not contradict.
 */
const CONTRACT =
  '^shared/[^/]+/contract/|^shared/market-data/(calc/(bonds|lp)/|read/assets/find-asset\\.ts$)|^shared/tax/calc/jurisdictions/';
const KERNEL = '^shared/kernel/';
const PACKAGES = '(^|/)node_modules/|^(node:)?[a-z0-9_/]+$';
/** Folders of `shared/` that are no contexts. */
const CONTEXT = '^shared/(?!kernel/|adapters/)([^/]+)/';

const own = (folders: string): string => `^shared/$1/(${folders})/`;

/** Refuses every import from `from` that leads to none of `to` and to no package. */
const only = (name: string, comment: string, from: IForbiddenRuleType['from'], to: readonly string[]) => ({
  name,
  comment,
  severity: 'error' as const,
  from,
  to: { pathNot: [...to, PACKAGES] },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'What imports itself over others can be neither read nor loaded alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import must lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      comment: 'A package that something imports is a dependency of this one, not of another package by chance.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'undetermined'] },
    },
    {
      name: 'no-tools-in-bundles',
      comment: 'What is deployed needs no development tool. Types alone are never deployed.',
      severity: 'error',
      from: { path: '^(shared|functions)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    only('kernel-stands-alone', 'The kernel knows no context and no adapter, not even their types.', { path: KERNEL }, [
      KERNEL,
    ]),
    only(
      'adapters-know-the-kernel',
      'An adapter fills a port of the kernel, or that of price sources or payment providers; what it carries is not its ' +
        'business.',
      { path: '^shared/adapters/' },
      [
        KERNEL,
        '^shared/adapters/',
        '^shared/market-data/contract/(price-source|market-prices)',
        '^shared/ledger/contract/(payment-provider|settlement-feed|webhook-scheme)\\.ts$',
      ],
    ),
    only(
      'contract-is-the-only-door',
      'A contract is made of the kernel and of other contracts, so that importing one brings no behaviour along.',
      { path: `${CONTEXT}contract/` },
      [KERNEL, CONTRACT],
    ),
    only(
      'domain-knows-contracts-and-kernel',
      'What decides and calculates is pure: it can be run and tested with data alone.',
      { path: `${CONTEXT}(domain|calc)/` },
      [KERNEL, CONTRACT, own('domain|calc|importers')],
    ),
    only(
      'importers-know-contracts-and-kernel',
      'Reading an exchange’s file is pure, too, and decides nothing.',
      { path: `${CONTEXT}importers/` },
      [KERNEL, CONTRACT, own('importers')],
    ),
    only('app-knows-its-domain', 'A context knows another only through its contract.', { path: `${CONTEXT}app/` }, [
      KERNEL,
      CONTRACT,
      own('app|domain|calc|importers|read'),
    ]),
    only('read-knows-its-domain', 'A read model folds; it neither decides nor appends.', { path: `${CONTEXT}read/` }, [
      KERNEL,
      CONTRACT,
      own('read|domain|calc'),
    ]),
    only(
      'wiring-is-data',
      'Wiring is read by infrastructure, so that whatever it imported would be, too. All consumers are wiring as well.',
      { path: `${CONTEXT}wiring(\\.ts$|/)` },
      ['^shared/kernel/(wiring|streams)\\.ts$', '^shared/consumers\\.ts$', own('wiring')],
    ),
    only('registry-gathers-wiring', 'The registry is a list.', { path: '^shared/registry\\.ts$' }, [
      '^shared/[^/]+/wiring\\.ts$',
    ]),
    only('consumers-are-gathered', 'And so are the consumers.', { path: '^shared/consumers\\.ts$' }, [
      '^shared/kernel/wiring\\.ts$',
      '^shared/[^/]+/wiring/consumers\\.ts$',
    ]),
    only(
      'functions-know-their-context',
      'A handler knows its own context, kernel, adapters and any contract. Six exceptions: trading tries strict ' +
        'transactions on the tax book inside the command (docs/adr/0004-strict-trial.md); a portfolio records what it ' +
        'begins with, and a corporate action that is accepted, inside the command, too (docs/adr/0025-portfolios.md, ' +
        'docs/adr/0039-corporate-actions.md); what a user has in all is shown with the portfolio’s holdings ' +
        '(docs/adr/0036-ledger-views.md); the sweeper compares the ' +
        'heads of all streams with the cursors of all consumers, which a list names; settings answers what no ' +
        'route takes, which the registry lists; and operations repairs what any context has.',
      {
        path: '^functions/([^/]+)/',
        pathNot: [
          '^functions/trading/strict\\.ts$',
          '^functions/portfolio/(opening|recording)\\.ts$',
          '^functions/ledger/everything\\.ts$',
          '^functions/relay/',
          '^functions/settings/settings\\.http\\.ts$',
          '^functions/operations/',
        ],
      },
      [KERNEL, CONTRACT, '^shared/adapters/', '^shared/$1/', '^functions/$1/'],
    ),
    only(
      'strict-trial-knows-the-tax-book',
      'What the exception of `functions/trading/strict.ts` allows, and no more.',
      { path: '^functions/trading/strict\\.ts$' },
      [KERNEL, CONTRACT, '^shared/adapters/', '^shared/trading/', '^shared/tax/app/strict-refusals\\.ts$'],
    ),
    only(
      'opening-knows-the-journal',
      'What the exception of `functions/portfolio/opening.ts` and `recording.ts` allows, and no more.',
      { path: '^functions/portfolio/(opening|recording)\\.ts$' },
      [
        KERNEL,
        CONTRACT,
        '^shared/adapters/',
        '^shared/portfolio/',
        '^shared/trading/(app/journal|domain/identity)\\.ts$',
      ],
    ),
    only(
      'everything-knows-what-holdings-are-worth',
      'What the exception of `functions/ledger/everything.ts` allows, and no more.',
      { path: '^functions/ledger/everything\\.ts$' },
      [KERNEL, CONTRACT, '^shared/adapters/', '^shared/ledger/', '^shared/portfolio/read/valuations/read-worth\\.ts$'],
    ),
    only(
      'relay-knows-all-consumers',
      'What the exception of the relay allows, and no more.',
      { path: '^functions/relay/' },
      [KERNEL, CONTRACT, '^shared/adapters/', '^shared/relay/', '^functions/relay/', '^shared/consumers\\.ts$'],
    ),
    only(
      'settings-answers-what-no-route-takes',
      'What the exception of `functions/settings/settings.http.ts` allows, and no more.',
      { path: '^functions/settings/settings\\.http\\.ts$' },
      [KERNEL, CONTRACT, '^shared/adapters/', '^shared/settings/', '^functions/settings/', '^shared/registry\\.ts$'],
    ),
    only(
      'operations-knows-what-it-repairs',
      'What the exception of operations allows: what others do and show, as they would do it themselves, never how ' +
        'they decide.',
      { path: '^functions/operations/' },
      [
        KERNEL,
        CONTRACT,
        '^shared/adapters/',
        '^shared/operations/',
        '^functions/operations/',
        '^shared/consumers\\.ts$',
        '^shared/relay/wiring\\.ts$',
        '^shared/[^/]+/(app|read)/',
      ],
    ),
    only(
      'infra-knows-the-registry',
      'Infrastructure deploys what the wiring says, watches what is counted, and knows nothing else of the system.',
      { path: '^infra/' },
      ['^infra/', '^shared/registry\\.ts$', '^shared/kernel/(wiring|streams|observe/metrics)\\.ts$'],
    ),
    {
      name: 'local-stays-local',
      comment: 'What is deployed does not know that a laptop exists.',
      severity: 'error',
      from: { pathNot: '^(infra/local|test|bench)/' },
      to: { path: '^infra/local/' },
    },
    {
      name: 'tests-are-leaves',
      comment: 'Nothing but the tests and the benchmarks needs them.',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: a type of another context is knowledge of it as much as a call.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'], exportsFields: ['exports'] },
  },
} satisfies IConfiguration;
