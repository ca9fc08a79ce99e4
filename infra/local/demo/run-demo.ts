import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { asRecord, asRecords } from '../sources/aws-json.ts';
import type { Terminal } from '../terminal.ts';
import { type ApiClient, createApiClient, type Json, signIn } from './api-client.ts';
import { readSamples, type Sample } from './manifest.ts';
import { showPayments } from './payments.ts';
import { gainsTable, holdingsTable } from './report.ts';
import { startWebhooks } from './webhooks.ts';

/** Whose samples these are. */
const DEMO_USER = '5eed0000-0000-4000-8000-00000000de00';
const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url));
const IMPORT_MS_MAX = 120_000;
const POLL_MS = 100;

export interface DemoOptions {
  readonly origin: string;
  readonly terminal: Terminal;
  /** Whether there is a provider that settles what is ordered. */
  readonly hasPayments: boolean;
  /** Folder with `manifest.json`. */
  readonly examplesDir?: string;
}

/**
 * Imports the sample exports over HTTP, as any client would, and prints what came of them. Running it again adds
 * nothing, since imports know what they have seen. Trouble is printed, not thrown: the API is up all the same.
 */
export async function runDemo(options: DemoOptions): Promise<void> {
  const { origin, terminal, hasPayments } = options;
  const examplesDir = options.examplesDir ?? EXAMPLES;
  if (!existsSync(path.join(examplesDir, 'manifest.json'))) return;
  try {
    const accessToken = await signIn(origin, DEMO_USER);
    const api = createApiClient({ origin, accessToken });
    const { exports: samples, prices } = readSamples(examplesDir);
    terminal.progress('registering a receiver of webhooks');
    const webhooks = await startWebhooks(api);
    // The prices first, so that transactions without a stated value find theirs.
    if (prices !== undefined) await api.post('/v1/prices', prices, keyOf('prices', prices));
    const lines: string[] = [];
    for (const sample of samples) {
      terminal.progress(`importing ${sample.file}`);
      lines.push(describe(sample, await importSample(api, sample)));
    }
    terminal.progress('reading holdings and gains');
    const holdings = await api.get('/v1/holdings');
    const items = await api.list('/v1/holdings');
    const disposals = await api.list('/v1/tax/disposals');
    for (const line of lines) terminal.line(line);
    print(terminal, { holdings, items, disposals });
    if (hasPayments) {
      terminal.progress('having money come in and go out');
      terminal.line(`\nMoney that came in and went out by a provider simulated here\n\n${await showPayments(api)}`);
    }
    terminal.progress('waiting for webhooks');
    terminal.line(await webhooks.report());
    terminal.line(`\nThe API is at ${origin}, its reference at ${origin}/docs. Try it:\n`);
    terminal.line(`curl -H 'authorization: Bearer ${accessToken}' ${origin}/v1/holdings\n`);
  } catch (thrown) {
    terminal.line(`The sample data could not be shown: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

/** A key for what was sent: the same file again is the same command. */
const keyOf = (kind: string, content: string): string =>
  `demo-${kind}-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;

async function importSample(api: ApiClient, sample: Sample): Promise<Json> {
  const { file, format, account, content } = sample;
  const { importId } = await api.post('/v1/imports', { format, account, content }, keyOf(file, content));
  const until = Date.now() + IMPORT_MS_MAX;
  for (;;) {
    const status = await api.get(`/v1/imports/${String(importId)}`);
    if (status['status'] === 'completed') return status;
    if (status['status'] === 'failed') {
      throw new Error(`the import of ${file} failed: ${String(asRecord(status['failure'])['reason'])}`);
    }
    if (Date.now() > until) throw new Error(`the import of ${file} is still ${String(status['status'])}`);
    await sleep(POLL_MS);
  }
}

function describe(sample: Sample, status: Json): string {
  const counts = asRecord(status['counts']);
  const parts = ['imported', 'duplicates', 'rejected', 'ignored'].flatMap((name) => {
    const count = Number(counts[name] ?? 0);
    return count === 0 ? [] : [`${count} ${name}`];
  });
  const rejected = asRecords(status['rejected'])
    .slice(0, 3)
    .map((row) => `\n  line ${String(row['line'])}: ${String(row['reason'])}`);
  return `${sample.file} into ${sample.account}: ${parts.join(', ') || 'nothing new'}${rejected.join('')}`;
}

function print(terminal: Terminal, read: { holdings: Json; items: readonly Json[]; disposals: readonly Json[] }): void {
  const { holdings, items, disposals } = read;
  const totals = asRecord(holdings['totals']);
  const currency = String(holdings['currency'] ?? totals['currency'] ?? 'USD');
  terminal.line(`\nHoldings (${currency})\n\n${holdingsTable(items, totals)}`);
  terminal.line(`\nRealized gains by year and term (${currency})\n\n${gainsTable(disposals)}`);
  const priceless = disposals.filter((row) => row['needsPrice'] === true).length;
  const atCost = disposals.filter((row) => row['gain'] === undefined).length - priceless;
  if (atCost > 0) terminal.line(`\n  Left at cost, without a gain: ${atCost} rows (withdrawn to the outside).`);
  if (priceless > 0) terminal.line(`\n  Waiting for a price: ${priceless} rows.`);
  if (holdings['complete'] === false) terminal.line(`\n  Not complete: ${JSON.stringify(holdings['missing'])}`);
}
