/**
 * What a client gets of a portfolio, and what it costs, with a short history and with a long one: its totals, and the
 * chart of all of its days.
 *   node bench/portfolio-reads.ts [days of history..., 10 and 10000 if left out]
 */
import type { DynamoClient } from '../shared/adapters/dynamodb/client.ts';
import { isRefused, type Refusal } from '../shared/kernel/errors.ts';
import { type CalendarDate, isCalendarDate, startOf } from '../shared/kernel/time.ts';
import { recordUserPrices } from '../shared/market-data/app/user-prices.ts';
import { daysAfter } from '../shared/market-data/contract/days.ts';
import { decidePrices } from '../shared/market-data/domain/decide.ts';
import { createPortfolio } from '../shared/portfolio/app/portfolios/portfolio-commands.ts';
import { takeSnapshots } from '../shared/portfolio/app/valuations/take-snapshots.ts';
import { drawChart } from '../shared/portfolio/calc/charts/draw-chart.ts';
import { chartView } from '../shared/portfolio/read/charts/chart-view.ts';
import { readChart } from '../shared/portfolio/read/charts/read-chart.ts';
import { readValuation } from '../shared/portfolio/read/valuations/read-valuation.ts';
import { valuationView } from '../shared/portfolio/read/valuations/valuation-view.ts';
import { parseTransaction } from '../shared/trading/contract/transaction.ts';
import { Spine, TENANT } from '../test/faults/support/spine.ts';
import { interceptCalls } from '../test/support/intercept.ts';
import { type Engine, startEngine } from './support/engine.ts';
import { type Measure, report } from './support/report.ts';
import { say } from './support/say.ts';

const FIRST = '1995-01-01';
const BATCH = 500;
const KB = 1_000;
/** What the design allows all totals of a portfolio together. */
const TOTALS_BYTES_MAX = 200 * KB;

const orThrow = <T>(result: T | Refusal): T => {
  if (isRefused(result)) throw new Error(result.detail);
  return result;
};

interface Owner {
  readonly engine: Engine;
  readonly spine: Spine;
  readonly portfolioId: string;
  readonly days: number;
  /** Midnight after the last day. */
  readonly now: ReturnType<typeof startOf>;
}

const dateAt = (day: number): CalendarDate => {
  const date = daysAfter(FIRST, day);
  if (!isCalendarDate(date)) throw new Error(`${date} lies outside the years that are taken`);
  return date;
};
const dates = (days: number): readonly CalendarDate[] => Array.from({ length: days }, (_, day) => dateAt(day));
/** Nothing is to be done later: all days are taken. */
const orders = { send: () => Promise.reject(new Error('the snapshots are behind')) };

function purchase(date: string) {
  const parsed = parseTransaction({
    externalId: date,
    account: 'broker',
    timestamp: `${date}T10:00:00Z`,
    type: 'buy',
    amounts: [
      { asset: 'FUND', quantity: '1.1', direction: 'in' },
      { asset: 'USD', quantity: '110', direction: 'out' },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.transaction;
}

/** Somebody who buys a little each day and has a price for each, with the snapshots of all days taken. */
async function ownerOf(days: number): Promise<Owner> {
  const engine = await startEngine();
  const spine = Spine.on(engine.store, engine.files);
  const now = startOf(dateAt(days));
  spine.pass(Date.parse(now) - spine.nowMs);
  const all = dates(days);
  for (let at = 0; at < days; at += BATCH) {
    const some = all.slice(at, at + BATCH);
    await spine.sendBatch(some.map(purchase));
    const prices = some.map((date, day) => ({
      asset: 'FUND',
      date,
      close: String(100 + ((at + day) % 37)),
      currency: 'USD',
    }));
    const decided = decidePrices({ type: 'RecordPrices', prices, now, inceptions: new Map() });
    orThrow(await recordUserPrices(spine.store, spine.context(), decided));
  }
  await spine.settle();
  const input = { name: 'All', baseCurrency: 'USD', riskLevel: 'balanced', description: '', members: {} } as const;
  const { answer } = orThrow(await createPortfolio(spine.store, undefined, spine.context(), { input, holdings: [] }));
  const { portfolioId } = answer.portfolio;
  const taken = await takeSnapshots({ store: spine.store, tenant: TENANT, portfolioId, now });
  if (taken.kind !== 'taken') throw new Error(`the snapshots were not taken: ${taken.kind}`);
  return { engine, spine, portfolioId, days, now };
}

class ItemMeter {
  items = 0;

  constructor(client: DynamoClient) {
    interceptCalls(client, async (_name, _input, run) => {
      const answer = await run();
      const { Responses: found, Items: queried } = answer as { Responses?: object; Items?: readonly unknown[] };
      this.items += Object.values(found ?? {}).flat().length + (queried?.length ?? 0);
      return answer;
    });
  }
}

interface Cost {
  readonly bytes: number;
  readonly items: number;
}

async function totals({ spine: { store }, portfolioId, now }: Owner): Promise<string> {
  const valued = orThrow(
    await readValuation(store, { tenant: TENANT, portfolioId, at: now, now }, { wanted: undefined }),
  );
  return JSON.stringify(valuationView(valued.value, valued.settings));
}

const chart =
  (format: 'json' | 'svg') =>
  async ({ spine: { store }, portfolioId, days, now }: Owner): Promise<string> => {
    const range = { from: dateAt(0), to: dateAt(days - 1) };
    const question = { tenant: TENANT, portfolioId, kind: 'value', ...range, now } as const;
    const read = orThrow(await readChart({ store, orders }, question, { wanted: undefined }));
    if (read.data.kind !== 'value' || read.data.days.length !== days) throw new Error('the chart lacks days');
    if (format === 'json') return JSON.stringify(chartView(portfolioId, read));
    return drawChart(read.data, { theme: 'light', width: 800, height: 400 });
  };

const PARTS = { totals, 'chart as JSON': chart('json'), 'chart as SVG': chart('svg') };
type Part = keyof typeof PARTS;

async function costsOf(owner: Owner): Promise<Readonly<Record<Part, Cost>>> {
  const meter = new ItemMeter(owner.engine.client);
  const costs = {
    totals: { bytes: 0, items: 0 },
    'chart as JSON': { bytes: 0, items: 0 },
    'chart as SVG': { bytes: 0, items: 0 },
  };
  for (const part of Object.keys(PARTS) as Part[]) {
    meter.items = 0;
    const answer = await PARTS[part](owner);
    costs[part] = { bytes: Buffer.byteLength(answer), items: meter.items };
  }
  return costs;
}

const kb = (bytes: number): string => `${(bytes / KB).toFixed(1)} KB`;
const monthsOf = (days: number): number => new Set(dates(days).map((date) => date.slice(0, 7))).size;

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [10, 10_000];
const measured: { days: number; costs: Readonly<Record<Part, Cost>> }[] = [];
for (const days of sizes) {
  const owner = await ownerOf(days);
  const costs = await costsOf(owner);
  measured.push({ days, costs });
  const cells = (Object.keys(PARTS) as Part[]).map(
    (part) => `${part} ${costs[part].items} items, ${kb(costs[part].bytes)}`,
  );
  say(`${days.toLocaleString('en').padStart(7)} days, ${monthsOf(days)} months: ${cells.join('; ')}`);
  await owner.engine.close();
}

const [short, long] = [measured[0], measured.at(-1)];
if (short && long) {
  const measures: Measure[] = [
    {
      what: `totals with ${long.days.toLocaleString('en')} days, bytes`,
      ours: kb(long.costs.totals.bytes),
      against: `${kb(TOTALS_BYTES_MAX)} allowed`,
      ratio: long.costs.totals.bytes / TOTALS_BYTES_MAX,
      aim: { atMost: 1 },
    },
    {
      what: `totals, items read, ${long.days.toLocaleString('en')} days against ${short.days}`,
      ours: `${long.costs.totals.items} items`,
      against: `${short.costs.totals.items} items`,
      ratio: long.costs.totals.items / short.costs.totals.items,
    },
    {
      what: `chart of ${long.days.toLocaleString('en')} days, items read against its months`,
      ours: `${long.costs['chart as JSON'].items} items`,
      against: `${monthsOf(long.days)} months`,
      ratio: long.costs['chart as JSON'].items / monthsOf(long.days),
      aim: { atMost: 1.05 },
    },
  ];
  report(measures);
}
