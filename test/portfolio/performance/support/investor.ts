/** A user whose performance is worked out in memory, of what is told about them in few words. */
import { MemoryPages } from '../../../../shared/kernel/pages/memory-pages.ts';
import type { Timestamp } from '../../../../shared/kernel/time.ts';
import type { MarketPrices } from '../../../../shared/market-data/contract/market-prices.ts';
import { PerformanceBook } from '../../../../shared/portfolio/calc/performance/performance-book.ts';
import { chartDays, chartRows } from '../../../../shared/portfolio/read/performance/chart-rows.ts';
import { performanceAnswer } from '../../../../shared/portfolio/read/performance/performance-answer.ts';
import { type Asked, workOut } from '../../../../shared/portfolio/read/performance/work-out.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/settings/contract/settings.ts';
import { parseTransaction, type TransactionInput } from '../../../../shared/trading/contract/transaction.ts';
import type { Body } from '../../../support/http-client.ts';

/** Asset or pair, day, figure, currency of a price. */
export type Quoted = readonly [what: string, date: string, figure: string, currency?: string];

/** Nobody knows anything. */
const NO_MARKET: MarketPrices = {
  latest: async () => new Map(),
  closes: async () => [],
  rateOn: async () => undefined,
  rates: async () => [],
};

const dated = (body: Body): TransactionInput & { readonly timestamp: Timestamp } => {
  const parsed = parseTransaction(body);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  // The schema has made the time canonical.
  return parsed.transaction as TransactionInput & { readonly timestamp: Timestamp };
};

const idOf = (index: number): string => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;

export class Investor {
  readonly book: PerformanceBook;
  market = NO_MARKET;
  #arrived = 0;

  constructor(book = new PerformanceBook(undefined, new MemoryPages())) {
    this.book = book;
  }

  /** Records transactions, all at once; answers their ids. */
  async did(...bodies: readonly Body[]): Promise<readonly string[]> {
    const add = bodies.map((body) => {
      const index = this.#arrived;
      this.#arrived += 1;
      return { transactionId: idOf(index), arrival: { version: 1, index }, transaction: dated(body) };
    });
    await this.book.apply({ add });
    return add.map(({ transactionId }) => transactionId);
  }

  async undid(transactionId: string, at: string): Promise<void> {
    await this.book.apply({ remove: [{ transactionId, timestamp: at as Timestamp }] });
  }

  async keepsBooksIn(baseCurrency: string): Promise<void> {
    await this.book.apply({ settings: { ...DEFAULT_SETTINGS, baseCurrency } });
  }

  async prices(...quoted: readonly Quoted[]): Promise<void> {
    const prices = quoted.map(([asset, date, close, currency = 'USD']) => ({ asset, date, close, currency }));
    await this.book.apply({ prices: [{ type: 'PricesRecorded', data: { prices } }] });
  }

  /** Of pairs such as `USD/CHF`. */
  async rates(...quoted: readonly Quoted[]): Promise<void> {
    const rates = quoted.map(([pair, date, rate]) => {
      const [from = '', to = ''] = pair.split('/');
      return { from, to, date, rate };
    });
    await this.book.apply({ prices: [{ type: 'ExchangeRatesRecorded', data: { rates } }] });
  }

  /** Takes the body of a request as the API would. */
  async takes(path: string, body: unknown): Promise<Record<string, unknown>> {
    const said = body as Readonly<Record<string, never>>;
    if (path === '/v1/settings') await this.keepsBooksIn(said['baseCurrency'] ?? 'USD');
    else if (path === '/v1/prices')
      await this.book.apply({ prices: [{ type: 'PricesRecorded', data: said as never }] });
    else if (path === '/v1/exchange-rates') {
      await this.book.apply({ prices: [{ type: 'ExchangeRatesRecorded', data: said as never }] });
    } else await this.did(...((said['transactions'] ?? []) as readonly Body[]));
    return {};
  }

  async performance({ from, riskFreeRate = '0', ...asked }: Asked & { from?: string; riskFreeRate?: string }) {
    const worked = await workOut(this.book, async () => this.market, asked);
    const { currency } = worked.quotes;
    const question = { from, to: asked.to, currency, benchmark: asked.benchmark, riskFreeRate };
    return { ...performanceAnswer(worked, question), missing: worked.missing };
  }

  async chart({ from, ...asked }: Asked & { from?: string }) {
    const worked = await workOut(this.book, async () => this.market, asked);
    return chartRows(worked, chartDays(worked, from));
  }
}
