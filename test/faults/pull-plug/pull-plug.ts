import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { csvOf, historyOf, numbers } from '../../support/history.ts';
import { type HostProcess, startHostProcess } from '../../support/host-process.ts';
import type { HttpClient } from '../../support/http-client.ts';
import { PatientUser, whenTheHostIsGone } from '../support/patient-user.ts';
import { TENANT } from '../support/spine.ts';
import { type Seen, shown, undisturbed } from './expected.ts';
import { type Heard, startHearing } from './heard.ts';

export interface PlugPulling {
  readonly kills: number;
  readonly rows: number;
  readonly seed: number;
  /** Whether a receiver is told of every transaction. */
  readonly webhooks: boolean;
  readonly say: (line: string) => void;
}

export interface PlugReport {
  readonly seed: number;
  readonly dataDir: string;
  readonly faults: readonly string[];
  readonly kills: number;
  /** Of them, those before the import had ended. */
  readonly killsDuringImport: number;
  readonly rows: number;
  readonly sentOneByOne: number;
  readonly transactions: number;
  readonly lots: number;
  readonly disposals: number;
  readonly webhookRequests: number;
  readonly seconds: number;
}

/** One row in fifty is sent by itself, too, and as many again by themselves alone. */
const ONE_BY_ONE = 50;
const PAUSE_MS = { min: 20, usual: 2_000, max: 15_000 };
const AT_WORK_MS_MAX = 60_000;
const SETTLED_MS_MAX = 1_800_000;

const some = z._default(z.number(), 0);
const counts = z.object({ rows: some, imported: some, duplicates: some, rejected: some, ignored: some });

/** Kills and restarts one host over and over, then says what is wrong with what it shows. */
export async function pullPlug(options: PlugPulling): Promise<PlugReport> {
  const startedMs = Date.now();
  const { rows, kills, seed, say } = options;
  const single = Math.max(20, Math.floor(rows / ONE_BY_ONE));
  const history = historyOf(rows + single);
  say(`seed ${seed - 1}: ${rows} rows, ${2 * single} transactions one by one, ${kills} kills`);
  const expected = await undisturbed(history);
  say(`an undisturbed run has ${expected.lots.length} lots and ${expected.disposals.length} disposals`);
  const user = new PatientUser({
    file: csvOf(history.slice(0, rows).toReversed()),
    transactions: history.slice(rows - single),
  });
  const heard = options.webhooks ? await startHearing() : undefined;
  const run = new Run(options, user, await startHostProcess());
  try {
    if (heard) await run.register(heard.url);
    await run.killAll();
    const client = await run.finish();
    const { idOf, ...seen } = await shown(client);
    const faults = [
      ...differences(expected, seen),
      ...[...user.acknowledged]
        .filter(([at, id]) => idOf.get(at) !== id)
        .map(([at]) => `${at} was acknowledged under another id`),
      ...run.faults,
      ...(heard ? await unheard(heard, expected.transactionIds, say) : []),
    ];
    return {
      seed: seed - 1,
      dataDir: run.dataDir,
      faults,
      kills,
      killsDuringImport: run.killsDuringImport,
      rows,
      sentOneByOne: user.acknowledged.size,
      transactions: seen.transactionIds.length,
      lots: seen.lots.length,
      disposals: seen.disposals.length,
      webhookRequests: heard?.requests() ?? 0,
      seconds: Math.round((Date.now() - startedMs) / 1_000),
    };
  } finally {
    await run.end();
    heard?.close();
  }
}

function differences(expected: Seen, seen: Seen): string[] {
  const names = ['transactionIds', 'lots', 'disposals', 'holdings'] as const;
  return names.flatMap((name) => {
    if (isDeepStrictEqual(expected[name], seen[name])) return [];
    const at = expected[name].findIndex((one, index) => !isDeepStrictEqual(one, seen[name][index]));
    return [
      `${name}: ${seen[name].length} instead of ${expected[name].length}, other from ${at} on: ` +
        `${JSON.stringify(seen[name][at])} instead of ${JSON.stringify(expected[name][at])}`,
    ];
  });
}

/** Waits until a receiver has heard of every transaction; it may have heard of one several times, under one id. */
async function unheard(heard: Heard, ids: readonly string[], say: (line: string) => void): Promise<readonly string[]> {
  const missing = (): string[] => ids.filter((id) => !heard.transactionIds.has(id));
  for (const untilMs = Date.now() + SETTLED_MS_MAX; Date.now() < untilMs && missing().length > 0; await sleep(5_000)) {
    say(`  webhooks: ${heard.transactionIds.size} of ${ids.length} transactions heard of`);
  }
  return [...missing().map((id) => `no webhook told of ${id}`), ...heard.mixedUp()];
}

/** One host on one folder of data, killed and started again. */
class Run {
  readonly faults: string[] = [];
  killsDuringImport = 0;
  readonly #options: PlugPulling;
  readonly #user: PatientUser;
  readonly #draw: (below: number) => number;
  #host: HostProcess;

  constructor(options: PlugPulling, user: PatientUser, host: HostProcess) {
    this.#options = options;
    this.#user = user;
    this.#host = host;
    this.#draw = numbers(options.seed);
  }

  get dataDir(): string {
    return this.#host.dataDir;
  }

  #client(): Promise<HttpClient> {
    return this.#host.client(TENANT);
  }

  async register(url: string): Promise<void> {
    const body = { url, eventTypes: ['TransactionImported'], requestsAtOnce: 20, timeoutSeconds: 1 };
    const { status, text } = await (await this.#client()).send('POST', '/v1/webhooks/endpoints', { body });
    if (status !== 201) throw new Error(`no endpoint: ${status} ${text}`);
  }

  async killAll(): Promise<void> {
    for (let kill = 1; kill <= this.#options.kills; kill += 1) {
      const client = await this.#client();
      const sending = this.#user.send(client).catch(whenTheHostIsGone);
      const before = await this.#importedPart(client);
      // Every other time it may still be waking up; else it is at work, however slow this machine is.
      const done = kill % 2 === 0 ? before : await this.#atWork(client, before);
      const pauseMs = this.#pauseMs({ done, left: this.#options.kills - kill + 1 });
      await sleep(pauseMs);
      if (done < 1) this.killsDuringImport += 1;
      await this.#host.end('SIGKILL');
      await sending;
      this.#options.say(
        `kill ${kill} of ${this.#options.kills} after ${pauseMs} ms: ${Math.round(done * 100)} % imported, ` +
          `${this.#user.acknowledged.size} single transactions acknowledged`,
      );
      await this.#restart();
    }
  }

  /** Waits until the import has gone on, or all is imported. */
  async #atWork(client: HttpClient, before: number): Promise<number> {
    let done = before;
    for (const untilMs = Date.now() + AT_WORK_MS_MAX; Date.now() < untilMs && done < 1; await sleep(100)) {
      done = await this.#importedPart(client);
      if (done > before) break;
    }
    return done;
  }

  /** Shorter when more of the import is done than of the kills, so that all fall into it. */
  #pauseMs({ done, left }: { readonly done: number; readonly left: number }): number {
    const ahead = (1 - done) / Math.max(left / this.#options.kills, 0.01);
    const longest = Math.min(PAUSE_MS.max, Math.max(PAUSE_MS.min * 2, PAUSE_MS.usual * Math.min(ahead, 4) ** 2));
    return PAUSE_MS.min + this.#draw(Math.round(longest));
  }

  /** From 0 to 1. */
  async #importedPart(client: HttpClient): Promise<number> {
    const { importId } = this.#user;
    if (importId === undefined) return 0;
    const { body } = await client.send('GET', `/v1/imports/${importId}`).catch((error: unknown) => {
      whenTheHostIsGone(error);
      return { body: {} as Readonly<Record<string, unknown>> };
    });
    if (body['status'] === 'completed') return 1;
    const { imported, duplicates } = counts.parse(body['counts'] ?? {});
    return Math.min((imported + duplicates) / this.#options.rows, 0.99);
  }

  async #restart(): Promise<void> {
    const { dataDir } = this.#host;
    // The same bundles, without building them again.
    const environment = { ASSEMBLY_DIR: join(dataDir, 'cdk.out') };
    this.#host = await startHostProcess({ dataDir, environment });
  }

  /** Lets everything be acknowledged and the import end. */
  async finish(): Promise<HttpClient> {
    const client = await this.#client();
    while (!this.#user.isDone) await this.#user.send(client);
    for (const untilMs = Date.now() + SETTLED_MS_MAX; ; await sleep(500)) {
      const { body } = await client.read(`/v1/imports/${this.#user.importId}`);
      const isOver = body['status'] === 'completed' || body['status'] === 'failed';
      if (!isOver && Date.now() < untilMs) continue;
      this.#options.say(`import: ${JSON.stringify(body)}`);
      const { rows, imported, duplicates } = counts.parse(body['counts'] ?? {});
      const isWhole = rows === this.#options.rows && imported + duplicates === rows;
      if (body['status'] !== 'completed' || !isWhole) this.faults.push(`the import ended as ${JSON.stringify(body)}`);
      return client;
    }
  }

  async end(): Promise<void> {
    await this.#host.end('SIGKILL');
  }
}
