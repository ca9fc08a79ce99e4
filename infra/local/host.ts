/** The local host: the whole system on one machine, as the synthesized template says. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createLocalRoutes } from './api/local-routes.ts';
import { type ApiServer, listen } from './api/server.ts';
import { compilePattern } from './bus/pattern.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { lockHost } from './host-lock.ts';
import { type Issuer, LOCAL_AUDIENCE, openIssuer } from './issuer/issuer.ts';
import type { LambdaFunction } from './lambda/function.ts';
import { type Lambdas, startLambdas } from './lambda/runtime.ts';
import { ensureMasterKey } from './master-key.ts';
import { type Scheduler, startScheduler } from './scheduler/scheduler.ts';
import { awsJson } from './sources/aws-json.ts';
import { startSources } from './sources/sources.ts';
import type { RunningSource } from './sources/stream-source.ts';
import type { ApiModel } from './template/model.ts';

export interface HostOptions {
  /** Of the HTTP API; 0 takes a free one. */
  readonly port: number;
  /** Everything durable lives here. One host at a time. */
  readonly dataDir: string;
  /** `enforce` refuses what a function's role doesn't allow; `record` notes it. */
  readonly iam: 'enforce' | 'record';
  /** A synthesized assembly; left out: the app is synthesized into `<dataDir>/cdk.out`. */
  readonly assemblyDir?: string;
  /** Another DynamoDB engine. */
  readonly dynamodbEndpoint?: string;
  /** One line of trouble. */
  readonly log: (line: string) => void;
  /** What the start is doing now. */
  readonly progress?: (step: string) => void;
  /** What every function finds in its environment besides its own. */
  readonly functionEnvironment?: Readonly<Record<string, string>>;
  /** What functions print, besides their log files. */
  readonly echo?: (functionName: string, text: string) => void;
}

export interface Host {
  readonly port: number;
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly cloud: Cloud;
  readonly lambdas: Lambdas;
  /** An access token, without asking over HTTP. */
  readonly token: (userId: string, scopes?: readonly string[]) => Promise<string>;
  /** Lets what is under way finish (about ten seconds at most for each part), then ends everything. */
  readonly stop: () => Promise<void>;
}

/** What was started so far, last first, so that a start that fails leaves nothing behind. */
type Ending = () => Promise<void> | void;

const GRACE_MS = 10_000;

/** Starts the host. Rejects with an error that says what is wrong, after ending what had been started. */
export async function startHost(options: HostOptions): Promise<Host> {
  const endings: Ending[] = [];
  const stop = async (): Promise<void> => {
    for (let end = endings.pop(); end !== undefined; end = endings.pop()) await end();
  };
  try {
    return { ...(await start(options, (end) => endings.push(end))), stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

async function start(options: HostOptions, onStop: (end: Ending) => void): Promise<Omit<Host, 'stop'>> {
  const dataDir = path.resolve(options.dataDir);
  const progress = options.progress ?? (() => {});
  mkdirSync(dataDir, { recursive: true });
  onStop(lockHost(dataDir));
  const server = await listen(options.port);
  let serving = false;
  onStop(() => (serving ? undefined : server.stop(0)));

  progress('synthesizing the CDK app');
  const assemblyDir = options.assemblyDir ?? (await synthesizeInto(path.join(dataDir, 'cdk.out')));
  progress('starting the engines: tables, queues, buckets, bus');
  const { iam, log, dynamodbEndpoint } = options;
  const cloud = await startCloud({
    assemblyDir,
    dataDir,
    iam,
    log,
    ...(dynamodbEndpoint === undefined ? {} : { dynamodbEndpoint }),
  });
  onStop(() => cloud.close());

  progress('starting the functions');
  const issuer = await openIssuer({ keyFile: path.join(dataDir, 'keys', 'issuer.json'), origin: server.origin });
  const lambdas = startFunctions(options, cloud, issuer, dataDir);
  onStop(() => lambdas.stop(0));

  progress('connecting streams, queues and schedules');
  const parts = await startEventSources(options, cloud, lambdas, dataDir);
  onStop(() => atMost(GRACE_MS, parts.sources.stop()));
  onStop(() => parts.scheduler.stop());

  progress('opening the HTTP API');
  serve({ server, cloud, lambdas, issuer, log });
  serving = true;
  // Requests finish first: they may be waiting for what the consumers are doing.
  onStop(() => server.stop(GRACE_MS));
  return {
    port: server.port,
    origin: server.origin,
    cloud,
    lambdas,
    token: (userId, scopes = ['*']) => issuer.issue({ userId, scopes }),
  };
}

async function synthesizeInto(outdir: string): Promise<string> {
  const { synthesize } = await import('../synthesize.ts');
  rmSync(outdir, { recursive: true, force: true });
  synthesize({ outdir, validate: false });
  return outdir;
}

function startFunctions(options: HostOptions, cloud: Cloud, issuer: Issuer, dataDir: string): Lambdas {
  const keyFile = path.join(dataDir, 'keys', 'master.key');
  ensureMasterKey(keyFile);
  const environmentOf = (fn: LambdaFunction): Record<string, string> => {
    const { accessKeyId, secretAccessKey } = cloud.credentialsOf(fn.name);
    return {
      ...options.functionEnvironment,
      AWS_ENDPOINT_URL: cloud.endpoint,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      // What stands for KMS and Cognito here goes to those that have them in the cloud, and to nobody else.
      ...('TENANT_KEY_ARN' in fn.environment ? { LOCAL_KEY_FILE: keyFile } : {}),
      ...('OIDC_ISSUER' in fn.environment
        ? { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: LOCAL_AUDIENCE, OIDC_JWKS_URI: issuer.jwksUri }
        : {}),
    };
  };
  return startLambdas({
    functions: cloud.model.functions,
    region: cloud.model.region,
    dataDir,
    environmentOf,
    ...(options.echo === undefined ? {} : { echo: options.echo }),
  });
}

async function startEventSources(
  options: HostOptions,
  cloud: Cloud,
  lambdas: Lambdas,
  dataDir: string,
): Promise<{ sources: RunningSource; scheduler: Scheduler }> {
  const { region, accountId, schedules, functions } = cloud.model;
  const { log } = options;
  const sqs = awsJson({
    endpoint: cloud.endpoint,
    service: 'sqs',
    region,
    target: 'AmazonSQS',
    credentials: cloud.hostCredentials,
  });
  const sendToQueue = async (queueArn: string, body: string): Promise<void> => {
    await sqs('SendMessage', { QueueUrl: cloud.queueUrl(queueArn), MessageBody: body });
  };
  const stateFile = path.join(dataDir, 'schedules.json');
  const scheduler = startScheduler({ schedules, functions, region, accountId, lambdas, sendToQueue, stateFile, log });
  try {
    return { scheduler, sources: await startSources({ cloud, lambdas, dataDir, compilePattern, sendToQueue, log }) };
  } catch (thrown) {
    scheduler.stop();
    throw thrown;
  }
}

function serve(parts: {
  server: ApiServer;
  cloud: Cloud;
  lambdas: Lambdas;
  issuer: Issuer;
  log: (line: string) => void;
}): void {
  const { server, cloud, lambdas, issuer, log } = parts;
  const localRoutes = createLocalRoutes(issuer);
  server.serve({ api: onlyApi(cloud.model.apis), accountId: cloud.model.accountId, lambdas, localRoutes, log });
}

function onlyApi(apis: readonly ApiModel[]): ApiModel {
  const [api, ...others] = apis;
  if (api === undefined || others.length > 0) {
    throw new Error(`the local host serves one HTTP API, and the template has ${apis.length}`);
  }
  if (!api.stages.includes('$default'))
    throw new Error(`the local host serves the stage $default, and ${api.name} has none`);
  return api;
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
