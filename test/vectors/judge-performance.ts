/** Sends what a vector says a user did, and holds what the server makes of it against what the vector expects. */
import { Decimal } from 'decimal.js';
import type { Activity, Vector } from './performance-vector.ts';

const Exact = Decimal.clone({ precision: 60 });
/** Of the figure itself where it is above one: some expectations were printed in floating point. */
const TOLERANCE = '1e-15';

export type Call = (method: string, target: string, body?: unknown) => Promise<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

export interface Judgement {
  readonly faults: readonly string[];
  readonly figures: number;
}

const POSITION_FIELDS: Readonly<Record<string, string>> = {
  quantity: 'quantity',
  averagePrice: 'averagePrice',
  investment: 'investment',
  value: 'value',
  fees: 'fees',
  grossPerformance: 'grossPerformance',
  netPerformance: 'netPerformance',
  grossPerformancePercentage: 'grossPerformancePercent',
  netPerformancePercentage: 'netPerformancePercent',
  timeWeightedInvestment: 'timeWeightedInvestment',
};
const CHART_FIELDS: Readonly<Record<string, string>> = {
  value: 'value',
  totalInvestment: 'investment',
  netPerformance: 'netPerformance',
  netPerformancePercentage: 'netPerformancePercent',
};

class Comparison {
  readonly faults: string[] = [];
  figures = 0;

  same(what: string, expected: unknown, found: unknown): void {
    if (expected === undefined) return;
    this.figures += 1;
    const figure = new Exact(String(expected));
    const allowed = Exact.max(figure.abs(), 1).times(TOLERANCE);
    const isClose = typeof found === 'string' && figure.minus(found).abs().lessThanOrEqualTo(allowed);
    if (!isClose) this.faults.push(`${what}: expected ${expected}, got ${found}`);
  }

  fields(what: string, expected: Row, found: Row, names: Readonly<Record<string, string>>): void {
    for (const [name, ours] of Object.entries(names)) this.same(`${what} ${name}`, expected[name], found[ours]);
  }
}

const product = (a: string, b: string): string => new Exact(a).times(b).toFixed();

function amountsOf({ type, asset, currency, quantity, unitPrice, fee }: Activity): readonly Row[] {
  const coins = { asset, quantity };
  const money = { asset: currency, quantity: product(quantity, unitPrice) };
  if (type === 'BUY')
    return [
      { ...coins, direction: 'in' },
      { ...money, direction: 'out' },
    ];
  if (type === 'SELL')
    return [
      { ...coins, direction: 'out' },
      { ...money, direction: 'in' },
    ];
  if (type === 'FEE') return [{ asset: currency, quantity: fee, direction: 'out' }];
  return [{ ...money, direction: 'in' }];
}

const TYPES = { BUY: 'buy', SELL: 'sell', FEE: 'fee', DIVIDEND: 'dividend', INTEREST: 'interest' } as const;

function transactionOf(activity: Activity, index: number): Row {
  const { date, type, asset, currency, quantity, unitPrice, fee } = activity;
  const hasFee = type !== 'FEE' && !new Exact(fee).isZero();
  return {
    externalId: `a${index}`,
    account: 'broker',
    timestamp: `${date}T12:00:00Z`,
    type: TYPES[type],
    amounts: amountsOf(activity),
    value: { currency, amount: type === 'FEE' ? fee : product(quantity, unitPrice) },
    ...(hasFee && { fees: [{ asset: currency, quantity: fee, value: fee }] }),
    ...(type === 'DIVIDEND' && { metadata: { asset } }),
  };
}

/** What was held before a split, in the order of time. */
function splitsOf({ splits = [], activities }: Vector): readonly Row[] {
  return splits.map(({ asset, date, numerator, denominator }, index) => {
    const held = activities
      .filter((activity) => activity.asset === asset && activity.date < date)
      .reduce((sum, { type, quantity }) => (type === 'BUY' ? sum.plus(quantity) : sum.minus(quantity)), new Exact(0));
    const amount = (quantity: Decimal, direction: string) => ({ asset, quantity: quantity.toFixed(), direction });
    const after = held.times(numerator).dividedBy(denominator);
    const amounts = [amount(held, 'out'), amount(after, 'in')];
    return { externalId: `s${index}`, account: 'broker', timestamp: `${date}T00:00:00Z`, type: 'split', amounts };
  });
}

async function send(vector: Vector, call: Call): Promise<void> {
  const { baseCurrency, activities, marketPrices = {}, fxRates = {} } = vector;
  await call('PUT', '/v1/settings', { baseCurrency });
  const currencyOf = (asset: string) =>
    activities.find((activity) => activity.asset === asset)?.currency ?? baseCurrency;
  const prices = Object.entries(marketPrices).flatMap(([asset, closes]) =>
    Object.entries(closes).map(([date, close]) => ({ asset, date, close, currency: currencyOf(asset) })),
  );
  if (prices.length > 0) await call('POST', '/v1/prices', { prices });
  const rates = Object.entries(fxRates).flatMap(([pair, days]) =>
    Object.entries(days).map(([date, rate]) => ({ from: pair.slice(0, 3), to: pair.slice(-3), date, rate })),
  );
  if (rates.length > 0) await call('POST', '/v1/exchange-rates', { rates });
  const transactions = [...activities.map(transactionOf), ...splitsOf(vector)];
  if (transactions.length > 0) await call('POST', '/v1/transactions/batch', { transactions });
}

/** The change of the investment within each stretch of time that a row's date begins with. */
function changes(rows: readonly Row[], characters: number): ReadonlyMap<string, Decimal> {
  const sums = new Map<string, Decimal>();
  let before = new Exact(0);
  for (const row of rows) {
    const key = String(row['date']).slice(0, characters);
    const now = new Exact(String(row['investment']));
    sums.set(key, (sums.get(key) ?? new Exact(0)).plus(now.minus(before)));
    before = now;
  }
  return sums;
}

function judgeRanges(comparison: Comparison, expected: Row, chart: readonly Row[]): void {
  const average = expected['netPerformancePercentageOfDailyAverageInvestment'] as Row | undefined;
  if (!average) return;
  const invested = chart.map((row) => new Exact(String(row['investment']))).filter((one) => one.greaterThan(0));
  const mean = invested.reduce((sum, one) => sum.plus(one), new Exact(0)).dividedBy(invested.length);
  const found = new Exact(String(chart.at(-1)?.['netPerformance'])).dividedBy(mean).toDecimalPlaces(18).toFixed();
  comparison.same('net over daily average', average['max'], found);
}

const START: Readonly<Record<string, string>> = {
  '1d': '2021-12-18',
  wtd: '2021-12-13',
  mtd: '2021-12-01',
  ytd: '2021-01-01',
};

export async function judge(vector: Vector, call: Call): Promise<Judgement> {
  await send(vector, call);
  const comparison = new Comparison();
  const { asOf, expected } = vector;
  const to = asOf === undefined ? '' : `to=${asOf}`;
  const answer = await call('GET', `/v1/performance?${to}`);
  if (answer['complete'] !== true && asOf !== undefined)
    comparison.faults.push(`incomplete: ${JSON.stringify(answer['missing'])}`);
  comparison.same('currentValue', expected.currentValue, answer['currentValue']);
  comparison.same('totalInvestment', expected.totalInvestment, answer['totalInvestment']);
  comparison.same('totalFees', expected.totalFees, answer['fees']);
  const positions = answer['positions'] as readonly Row[];
  if (expected.positions && positions.length !== expected.positions.length) {
    comparison.faults.push(`positions: expected ${expected.positions.length}, got ${positions.length}`);
  }
  const chart = (await call('GET', `/v1/performance/chart?${to}`))['items'] as readonly Row[];
  if (expected.chart?.length === 0 && chart.length > 0) comparison.faults.push('chart: expected no rows');
  for (const position of expected.positions ?? []) {
    const found = positions.find(({ asset }) => asset === position['asset']) ?? {};
    comparison.fields(String(position['asset']), position, found, POSITION_FIELDS);
    judgeRanges(comparison, position, chart);
    for (const [range, net] of Object.entries((position['netPerformanceByRange'] ?? {}) as Row)) {
      const from = START[range] === undefined ? '' : `from=${START[range]}`;
      comparison.same(`net of ${range}`, net, (await call('GET', `/v1/performance?${to}&${from}`))['netPerformance']);
    }
  }
  for (const row of expected.chart ?? []) {
    const found = chart.find(({ date }) => date === row['date']) ?? {};
    comparison.fields(`chart ${row['date']}`, row, found, CHART_FIELDS);
  }
  for (const [date, investment] of expected.investmentByDate ?? []) {
    comparison.same(`investment ${date}`, investment, chart.find((row) => row['date'] === date)?.['investment']);
  }
  for (const [month, change] of expected.investmentChangeByMonth ?? []) {
    comparison.same(`change of ${month}`, change, changes(chart, 7).get(month)?.toFixed());
  }
  for (const [year, change] of expected.investmentChangeByYear ?? []) {
    comparison.same(`change of ${year}`, change, changes(chart, 4).get(year)?.toFixed());
  }
  return comparison;
}
