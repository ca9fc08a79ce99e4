/**
 * What a million transactions cost at list prices, counted request by request on a DynamoDB engine: rows of a file, and
 * transactions sent one by one, new ones and such as are backdated by ten, of a user without endpoints of webhooks. A
 * commit that a consumer hears of is an entry of the bus, and a message to each of their queues. What Lambda takes by time isn't
 * in it; nothing is remembered from one request to the next, as in a fleet that is mostly cold. Units of DynamoDB are
 * paid per request, as it is deployed unless said otherwise, and beside that provisioned, of which the share is used
 * that capacity is scaled for (infra/constructs/table-capacity.ts).
 * A file is of so many rows that identities no longer lie in one map (ADR 0002), which makes its rows dearer.
 *   node bench/cost.ts [rows of the file, 200000 if left out]
 */

import { UTILIZATION_PERCENT } from '../infra/constructs/table-capacity.ts';
import { consumers } from '../shared/consumers.ts';
import { queueNameOf } from '../shared/kernel/wiring.ts';
import { follows, throughGates } from '../shared/relay/app/gates.ts';
import type { TransactionInput } from '../shared/trading/contract/transaction.ts';
import { PROJECTIONS } from '../test/faults/support/books.ts';
import { queueRecord, Spine } from '../test/faults/support/spine.ts';
import { csvOf, historyOf, latecomers } from '../test/support/history.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { PRICES } from './support/prices.ts';
import { type Measure, report } from './support/report.ts';
import { type RequestUnits, UnitMeter } from './support/request-units.ts';
import { say } from './support/say.ts';

const ROWS_OF_FILE = 200_000;
/** Of who sends transactions one by one. */
const HISTORY = 5_000;
const ENTRIES = 200;
const MILLION = 1_000_000;
const PAUSE_MS = 2 * 60_000;
/** To send, to receive, to delete. */
const SQS_REQUESTS_PER_MESSAGE = 3;
/**
 * The line of a request or a commit applied, with its metrics: the mean over what one transaction wakes on the local host.
 * The lines of the request have 626 bytes, of the relay, three times, 565, and of the four projections 729 to 748.
 */
const LOG_BYTES_PER_LINE = 660;
const BYTES_PER_GB = 1_000_000_000;
const SECONDS_PER_HOUR = 3_600;
const AIMS = { file: 0.5, single: 20 };

interface Costs {
  readonly units: Readonly<Record<string, RequestUnits>>;
  readonly entries: number;
  /** Commits, each of which wakes the relay, which looks whether its user has endpoints. */
  readonly commits: number;
  /** Entries of the bus: commits that some consumer hears of. */
  readonly heard: number;
  /** Messages to consumers, each of which wakes one, or those that share a queue. */
  readonly messages: number;
  /** Lines that consumers write: one each, whether or not they share a queue. */
  readonly applied: number;
  readonly httpRequests: number;
}

/** A user on an engine of their own. */
interface User {
  readonly engine: Engine;
  readonly meter: UnitMeter;
  readonly spine: Spine;
}

async function newUser(): Promise<User> {
  const engine = await startEngine();
  return { engine, meter: new UnitMeter(engine.client), spine: Spine.on(engine.store, engine.files) };
}

type Count = (part: string, work: () => Promise<unknown>) => Promise<void>;

/** Takes the counts of each part of the work. */
function counting({ engine, meter }: User): { readonly units: Record<string, RequestUnits>; readonly count: Count } {
  const units: Record<string, RequestUnits> = {};
  return {
    units,
    async count(part, work) {
      engine.forget();
      meter.reset();
      await work();
      const before = units[part] ?? { written: 0, read: 0 };
      units[part] = { written: before.written + meter.units.written, read: before.read + meter.units.read };
    },
  };
}

async function consumeAll({ spine }: User, count: Count): Promise<void> {
  const notice = spine.notices.findLast(({ streamType }) => streamType === 'journal');
  for (const projection of PROJECTIONS) {
    if (notice) await count(projection.name, () => spine.consume(projection, [queueRecord(notice)]));
  }
}

/** Commits since a place, and messages about them. */
async function sentSince(
  { spine }: User,
  place: number,
): Promise<Pick<Costs, 'commits' | 'heard' | 'messages' | 'applied'>> {
  const notices = spine.notices.slice(place);
  const heard = (await throughGates(notices, consumers, async () => new Set())).filter(
    (notice) => notice !== undefined,
  );
  const followers = consumers.filter(({ onDemand, perStreamFor }) => !onDemand && perStreamFor === undefined);
  let [messages, applied] = [0, 0];
  for (const notice of heard) {
    const following = followers.filter((follower) => follows(follower, notice));
    messages += new Set(following.map(queueNameOf)).size;
    applied += following.length;
  }
  return { commits: notices.length, heard: heard.length, messages, applied };
}

async function costsOfFile(user: User, history: readonly TransactionInput[]): Promise<Costs> {
  const { spine } = user;
  const { units, count } = counting(user);
  const importId = await spine.order(csvOf(history));
  const before = spine.notices.length;
  const hasTime = (): boolean => {
    spine.pass(PAUSE_MS);
    return true;
  };
  await count('command', () => spine.work(importId, { hasTime }));
  await consumeAll(user, count);
  return { units, entries: history.length, ...(await sentSince(user, before)), httpRequests: 1 };
}

async function costsOfSending(user: User, transactions: readonly TransactionInput[]): Promise<Costs> {
  const { spine } = user;
  const { units, count } = counting(user);
  const before = spine.notices.length;
  for (const transaction of transactions) {
    spine.pass(PAUSE_MS);
    await count('command', () => spine.send(transaction));
    await consumeAll(user, count);
  }
  const entries = transactions.length;
  return { units, entries, ...(await sentSince(user, before)), httpRequests: entries };
}

/** Dollars for a million. */
interface Dollars {
  readonly perRequest: number;
  readonly provisioned: number;
}

/** Dollars for a million units of capacity of so much an hour. */
const provisioned = (perHour: number): number => (perHour * MILLION * 100) / (SECONDS_PER_HOUR * UTILIZATION_PERCENT);

function tell(name: string, { units, entries, commits, heard, messages, applied, httpRequests }: Costs): Dollars {
  const each = (count: number): string => (count / entries).toFixed(2);
  const { perMillion: price, perGb, perHour } = PRICES;
  let dynamodb = 0;
  let capacity = 0;
  say(`\n${name}`);
  for (const [part, { written, read }] of Object.entries(units)) {
    // Prices are per million requests, so this is per million transactions.
    const dollars = (written * price.dynamodbWriteUnits + read * price.dynamodbReadUnits) / entries;
    dynamodb += dollars;
    capacity +=
      (written * provisioned(perHour.dynamodbWriteCapacity) + read * provisioned(perHour.dynamodbReadCapacity)) /
      entries;
    say(`  ${part.padEnd(13)}${each(written).padStart(9)} WRU${each(read).padStart(8)} RRU   $${dollars.toFixed(2)}`);
  }
  const requests =
    (heard * price.eventBridgeEntries +
      commits * (price.lambdaRequests + price.dynamodbReadUnits) +
      messages * (SQS_REQUESTS_PER_MESSAGE * price.sqsRequests + price.lambdaRequests) +
      httpRequests * (price.httpApiRequests + price.lambdaRequests)) /
    entries;
  const lines = commits + applied + httpRequests;
  const logs = (((lines * LOG_BYTES_PER_LINE) / entries) * MILLION * perGb.logs) / BYTES_PER_GB;
  const stored = `DynamoDB $${dynamodb.toFixed(2)} ($${capacity.toFixed(2)} provisioned)`;
  const dollars = `${stored}, bus, queues, invocations and gateway $${requests.toFixed(2)}`;
  say(`  ${dollars}, logs $${logs.toFixed(2)} per million transactions`);
  return { perRequest: dynamodb + requests + logs, provisioned: capacity + requests + logs };
}

const measured = (what: string, { perRequest, provisioned: ready }: Dollars, aim: number): Measure[] =>
  [
    { how: '', dollars: perRequest },
    { how: ', capacity provisioned', dollars: ready },
  ].map(({ how, dollars }) => ({
    what: `a million transactions, ${what}${how}`,
    ours: `$${dollars.toFixed(2)}`,
    against: `$${aim.toFixed(2)} (the aim)`,
    ratio: dollars / aim,
    aim: { atMost: 1 },
  }));

say(`Prices of ${PRICES.region}, ${PRICES.asOf}; per ${MILLION.toLocaleString('en')} transactions`);
const rows = Number(process.argv[2] ?? ROWS_OF_FILE);
const importer = await newUser();
const file = tell(`${rows.toLocaleString('en')} rows of one file`, await costsOfFile(importer, historyOf(rows)));
await importer.engine.close();

const sender = await newUser();
await costsOfFile(sender, historyOf(HISTORY));
const atEnd = Array.from({ length: ENTRIES }, (_, index) => HISTORY + index);
const newest = tell('sent one by one, newest last', await costsOfSending(sender, latecomers(atEnd)));
const backdated = atEnd.map((_, index) => HISTORY + ENTRIES - 10.5 + index / 500);
const late = tell('sent one by one, backdated by ten', await costsOfSending(sender, latecomers(backdated)));
await sender.engine.close();
say('');
report([
  ...measured('imported from a file', file, AIMS.file),
  ...measured('sent one at a time', newest, AIMS.single),
  ...measured('sent one at a time, backdated by ten', late, AIMS.single),
]);
