import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Host, startHost } from '../../infra/local/host.ts';
import { standInProviders, startPaymentServers } from '../../infra/local/payment-servers/start-payment-servers.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';

export interface TestHost {
  readonly host: Host;
  readonly origin: string;
  readonly dataDir: string;
  /** The bank's file server, which specs lay statements on. Of the other providers nobody answers calls. */
  readonly bankEndpoint: string;
  /** What the host had to say; print it when a test fails. */
  readonly log: readonly string[];
  /** A signed-in user: a new one unless told whom. */
  readonly client: (userId?: string, scopes?: readonly string[]) => Promise<HttpClient>;
  readonly stop: () => Promise<void>;
}

export interface TestHostOptions {
  /** Left out: the app is synthesized, which takes about two seconds. */
  readonly assemblyDir?: string;
  /** Left out: a new one, which `stop` deletes. */
  readonly dataDir?: string;
  readonly iam?: 'enforce' | 'record';
}

/** A whole host in this process: free ports, a folder of its own, IAM enforced, answers held against their contracts. */
export async function startTestHost(options: TestHostOptions = {}): Promise<TestHost> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'foldbook-host-'));
  const log: string[] = [];
  const live = await startPaymentServers();
  const { 'bank-files': bank } = live.servers.settings();
  const host = await startHost({
    port: 0,
    dataDir,
    iam: options.iam ?? 'enforce',
    functionEnvironment: {
      CHECK_ANSWERS: '1',
      WEBHOOK_TARGETS: 'local',
      PAYMENT_PROVIDERS: JSON.stringify({ ...standInProviders().settings(), 'bank-files': bank }),
      ...(process.env['LOG'] === 'debug' && { LOG_LEVEL: 'DEBUG' }),
    },
    log: (line) => log.push(line),
    ...(options.assemblyDir === undefined ? {} : { assemblyDir: options.assemblyDir }),
  });
  return {
    host,
    origin: host.origin,
    dataDir,
    bankEndpoint: bank.endpoint,
    log,
    client: async (userId = randomUUID(), scopes = ['*']) =>
      createHttpClient({ origin: host.origin, userId, accessToken: await host.token(userId, scopes) }),
    stop: async () => {
      await host.stop();
      await live.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
