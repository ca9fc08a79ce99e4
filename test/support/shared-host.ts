/** One running host for all specs over HTTP. When all of them have run, no permission may be left that none needed. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { startTestHost, type TestHost } from './host.ts';
import { POISONED_USER } from './poisoned.ts';

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What a spec may know of the host besides its address: enough to act as one of its functions, or as its operator. */
export interface SharedCloud {
  readonly endpoint: string;
  readonly region: string;
  /** Where the host keeps its files: keys, logs. */
  readonly dataDir: string;
  readonly functions: Readonly<Record<string, SharedFunction>>;
  /** May do everything. */
  readonly hostCredentials: Credentials;
  /** POST `/<function>` runs it with the body as its event, and answers what it gave. */
  readonly operator: string;
  /** The bank's file server. */
  readonly bankEndpoint: string;
}

export interface SharedFunction {
  readonly credentials: Credentials;
  readonly environment: Readonly<Record<string, string>>;
}

declare module 'vitest' {
  interface ProvidedContext {
    origin: string;
    cloud: SharedCloud;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const host = await startTestHost();
  await host.host.lambdas.warm();
  const operator = await openOperator(host);
  project.provide('origin', host.origin);
  project.provide('cloud', sharedCloud(host, operator.url));
  return async () => {
    operator.close();
    // By now there are streams of every type that are old enough to be swept.
    await host.host.lambdas.invoke('relay.sweeper', '{}');
    const needless = (await ranWhole(project)) ? needlessOf(host, project.name) : [];
    const faults = [...troubleOf(host), ...needless];
    await host.stop();
    if (faults.length > 0) throw new Error(`the host of the API tests:\n${faults.join('\n')}`);
  };
}

async function openOperator({ host }: TestHost): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer(async (request, response) => {
    const event = await new Response(ReadableStream.from(request)).text();
    const { payload } = await host.lambdas.invoke(decodeURIComponent(request.url ?? '').slice(1), event);
    response.end(payload);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function sharedCloud({ host: { cloud }, dataDir, bankEndpoint }: TestHost, operator: string): SharedCloud {
  const functions = cloud.model.functions.map(({ name, environment }) => [
    name,
    { credentials: cloud.credentialsOf(name), environment },
  ]);
  const { endpoint, hostCredentials } = cloud;
  const { region } = cloud.model;
  return {
    endpoint,
    region,
    dataDir,
    functions: Object.fromEntries(functions),
    hostCredentials,
    operator,
    bankEndpoint,
  };
}

/** Whether nothing was left out, so that a permission nobody used is one nobody needs. */
async function ranWhole(project: TestProject): Promise<boolean> {
  const { testFiles } = await project.globTestFiles();
  const ran = project.vitest.state.getFiles().filter(({ projectName }) => projectName === project.name);
  return project.vitest.config.testNamePattern === undefined && ran.length === testFiles.length;
}

/** What some specs bring about on purpose, and what the host says of any failure that a function has logged as well. */
const EXPECTED = /TenantErased|has no data key|reported as failed$|never goes on the bus/;
const POISONED = `"tenant":"${tenantTag(POISONED_USER)}"`;
const LINE_CHARACTERS = 600;

/** What the host had to say, what roles refused, and what functions logged as errors. */
function troubleOf({ host: { cloud }, log, dataDir }: TestHost): readonly string[] {
  const denied = cloud.iam
    .denials()
    .map(({ identity, action, resource, reason }) => `denied: ${identity} ${action} ${resource} ${reason}`);
  const logDir = path.join(dataDir, 'logs');
  const errors = readdirSync(logDir).flatMap((file) =>
    readFileSync(path.join(logDir, file), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"level":"ERROR"'))
      .map((line) => `${file}: ${line}`),
  );
  const unexpected = [...log, ...errors].filter((line) => !EXPECTED.test(line) && !line.includes(POISONED));
  return [...denied, ...unexpected].map((line) => line.slice(0, LINE_CHARACTERS));
}

/**
 * The data key of the platform is made once, by whichever of these comes first: no run has all of them make it, and each
 * would be stuck without it in a new installation.
 */
const KEY_MAKERS: ReadonlySet<string> = new Set([
  'market-data.tracking',
  'market-data.refresh',
  'market-data.parameters-refresh',
  'market-data.adoption',
  'ledger.provider-inbox',
  'ledger.reconciliation-daily',
]);

type Needless = ReturnType<TestHost['host']['cloud']['iam']['needlessPermissions']>[number];

/**
 * What the journal of a user with a long history needs when a transfer is paired by hand, or a corporate action recorded.
 * The other functions that append to it use the same, and are seen to.
 */
const JOURNAL_KEEPERS: ReadonlySet<string> = new Set([
  'trading.transfers',
  'portfolio.corporate-actions',
  'portfolio.corporate-action-looks',
]);
const isOfLongHistories = ({ functionName, action }: Needless): boolean =>
  JOURNAL_KEEPERS.has(functionName) && ['dynamodb:BatchWriteItem', 's3:GetObject', 's3:PutObject'].includes(action);

/** A catalogue that was imported in one big commit is read from wherever its body is; which spec comes first is chance. */
const isOfBigCatalogues = ({ functionName, action }: Needless): boolean =>
  functionName === 'portfolio.corporate-actions-due' && action === 's3:GetObject';

/**
 * The same of a user with very many prices. What takes them over HTTP appends to the same stream, and what announces them
 * reads such commits.
 */
const isOfManyPrices = ({ functionName, action }: Needless): boolean =>
  functionName === 'market-data.adoption' &&
  ['dynamodb:BatchWriteItem', 's3:GetObject', 's3:PutObject'].includes(action);

/** Readers of books of which their specs have so little that the head holds all of it. Others read pages, and are seen to. */
const READERS_OF_SMALL_BOOKS: ReadonlySet<string> = new Set([
  'portfolio.corporate-actions',
  'tax.explain',
  'tax.selections',
  'trading.import',
]);
const isOfBigBooks = ({ functionName, action, resources }: Needless): boolean =>
  READERS_OF_SMALL_BOOKS.has(functionName) &&
  action === 'dynamodb:BatchGetItem' &&
  resources.some((arn) => /RowTable/.test(arn));

/** What only much data needs, by function: the specs of endurance bring it about. */
const OF_MUCH_DATA: Readonly<Record<string, readonly string[]>> = {
  'trading.http': ['dynamodb:BatchWriteItem'],
  'trading.imports': ['dynamodb:BatchWriteItem', 's3:GetObject'],
  'trading.import': ['dynamodb:BatchWriteItem', 's3:GetObject', 's3:PutObject', 's3:DeleteObject'],
  'trading.journal-books': ['dynamodb:BatchWriteItem'],
  'market-data.http': ['dynamodb:BatchWriteItem'],
  'portfolio.performance': ['dynamodb:BatchWriteItem'],
  'portfolio.portfolios': ['dynamodb:BatchWriteItem'],
};
const isOfMuchData = ({ functionName, action }: Needless): boolean =>
  OF_MUCH_DATA[functionName]?.includes(action) === true;

/** Between them, the two suites need all there is. */
const needlessOf = ({ host: { cloud } }: TestHost, suite: string): readonly string[] =>
  cloud.iam
    .needlessPermissions()
    .filter((permission) => isOfMuchData(permission) === (suite === 'endurance') && !isOfLongHistories(permission))
    .filter((permission) => !isOfManyPrices(permission) && !isOfBigCatalogues(permission) && !isOfBigBooks(permission))
    .filter(
      ({ functionName, action, resources }) =>
        !(
          KEY_MAKERS.has(functionName) &&
          action === 'dynamodb:PutItem' &&
          resources.some((arn) => /KeyTable/.test(arn))
        ),
    )
    .map(
      ({ functionName, action, resources, leadingKeys }) =>
        `needless: ${functionName} ${action} ${resources} ${leadingKeys}`,
    );
