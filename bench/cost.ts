/**
 * What a million transactions cost at list prices, counted request by request on a DynamoDB engine: rows of a file, and
 * transactions sent one by one, new ones and such as are backdated by ten. What Lambda takes by time isn't in it.
 *   node bench/cost.ts [transactions of history, 5000 if left out]
 */

import type { TransactionInput } from '../shared/trading/contract/transaction.ts';
import { PROJECTIONS } from '../test/faults/support/books.ts';
import { queueRecord, Spine } from '../test/faults/support/spine.ts';
import { csvOf, historyOf, latecomers } from '../test/support/history.ts';
import { startEngine } from './support/engine.ts';
import { PRICES } from './support/prices.ts';
import { type RequestUnits, UnitMeter } from './support/request-units.ts';
import { say } from './support/say.ts';

const ENTRIES = 200;
const MILLION = 1_000_000;
const PAUSE_MS = 2 * 60_000;
/** To send, to receive, to delete. */
const SQS_REQUESTS_PER_MESSAGE = 3;

interface Costs {
  readonly units: Readonly<Record<string, RequestUnits>>;
  readonly entries: number;
  /** Commits, each of which is an entry of the bus. */
  readonly commits: number;
  /** Messages to consumers, each of which wakes one. */
  readonly messages: number;
  readonly httpRequests: number;
}

const historySize = Number(process.argv[2] ?? 5_000);
const engine = await startEngine();
const meter = new UnitMeter(engine.client);
const spine = Spine.on(engine.store, engine.files);
const history = historyOf(historySize);

/** Takes the counts of each part of the work. */
function counting() {
  const units: Record<string, RequestUnits> = {};
  return {
    units,
    async count(part: string, work: () => Promise<unknown>): Promise<void> {
      meter.reset();
      await work();
      const before = units[part] ?? { written: 0, read: 0 };
      units[part] = { written: before.written + meter.units.written, read: before.read + meter.units.read };
    },
  };
}

async function consumeAll(count: (part: string, work: () => Promise<unknown>) => Promise<void>): Promise<void> {
  const notice = spine.notices.findLast(({ streamType }) => streamType === 'journal');
  for (const projection of PROJECTIONS) {
    if (notice) await count(projection.name, () => spine.consume(projection, [queueRecord(notice)]));
  }
}

async function costsOfFile(): Promise<Costs> {
  const { units, count } = counting();
  const importId = await spine.order(csvOf(history));
  const before = spine.notices.length;
  const hasTime = (): boolean => {
    spine.pass(PAUSE_MS);
    return true;
  };
  await count('command', () => spine.work(importId, { hasTime }));
  await consumeAll(count);
  const journal = spine.notices.slice(before).filter(({ streamType }) => streamType === 'journal').length;
  const messages = (journal + 1) * PROJECTIONS.length;
  return { units, entries: history.length, commits: spine.notices.length - before, messages, httpRequests: 1 };
}

async function costsOfSending(transactions: readonly TransactionInput[]): Promise<Costs> {
  const { units, count } = counting();
  const before = spine.notices.length;
  for (const transaction of transactions) {
    spine.pass(PAUSE_MS);
    await count('command', () => spine.send(transaction));
    await consumeAll(count);
  }
  const entries = transactions.length;
  const messages = entries * PROJECTIONS.length;
  return { units, entries, commits: spine.notices.length - before, messages, httpRequests: entries };
}

function tell(name: string, { units, entries, commits, messages, httpRequests }: Costs): void {
  const each = (count: number): string => (count / entries).toFixed(2);
  const { perMillion: price } = PRICES;
  let dynamodb = 0;
  say(`\n${name}`);
  for (const [part, { written, read }] of Object.entries(units)) {
    // Prices are per million requests, so this is per million transactions.
    const dollars = (written * price.dynamodbWriteUnits + read * price.dynamodbReadUnits) / entries;
    dynamodb += dollars;
    say(`  ${part.padEnd(13)}${each(written).padStart(9)} WRU${each(read).padStart(8)} RRU   $${dollars.toFixed(2)}`);
  }
  const requests =
    (commits * price.eventBridgeEntries +
      messages * (SQS_REQUESTS_PER_MESSAGE * price.sqsRequests + price.lambdaRequests) +
      httpRequests * (price.httpApiRequests + price.lambdaRequests)) /
    entries;
  say(`  DynamoDB $${dynamodb.toFixed(2)}, other requests $${requests.toFixed(2)} per million transactions`);
}

say(`Prices of ${PRICES.region}, ${PRICES.asOf}; per ${MILLION.toLocaleString('en')} transactions`);
tell(`${historySize.toLocaleString('en')} rows of one file`, await costsOfFile());
const atEnd = Array.from({ length: ENTRIES }, (_, index) => historySize + index);
tell('sent one by one, newest last', await costsOfSending(latecomers(atEnd)));
const backdated = atEnd.map((_, index) => historySize + ENTRIES - 10.5 + index / 500);
tell('sent one by one, backdated by ten', await costsOfSending(latecomers(backdated)));
await engine.close();
