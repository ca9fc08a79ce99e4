/** Words for tests of the tax book: transactions as users send them, books, and what books say. */
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import type { UserPriceEvent } from '../../../shared/market-data/contract/events.ts';
import { type Settings, settings } from '../../../shared/settings/contract/settings.ts';
import { openTaxBook, type TaxBook, type TaxBookChange } from '../../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../../shared/tax/calc/pending.ts';
import type { DisposalQuery, LotQuery } from '../../../shared/tax/calc/reads.ts';
import { taxBookState } from '../../../shared/tax/calc/state.ts';
import type { DisposalView, TaxLotView } from '../../../shared/tax/contract/rows.ts';
import { parseTransaction, type TransactionInput } from '../../../shared/trading/contract/transaction.ts';

interface Sent {
  readonly type: TransactionInput['type'];
  /** `2021-05-04`, at midnight, or a full time. */
  readonly at: string;
  readonly id?: string;
  readonly account?: string;
  readonly toAccount?: string;
  /** `10 BTC, 3 ETH`; `2 NEW at 0.8` of a reorganisation, where that is its part of the cost. */
  readonly in?: string;
  readonly out?: string;
  /** `5 USD`, `0.1 BNB = 20` where the value is stated. */
  readonly fees?: string;
  /** `100` in dollars, or `100 EUR`. */
  readonly value?: string;
  /** Likewise. */
  readonly costBasis?: string;
  /** `100`, in the currency of `costBasis`. */
  readonly lossBasis?: string;
  /** `2021-05-04`, at midnight. */
  readonly acquiredAt?: string;
  readonly paidBy?: string;
}

const list = (text: string | undefined): string[] => (text === undefined ? [] : text.split(', '));
const amountsOf = (text: string | undefined, direction: 'in' | 'out') =>
  list(text).map((part) => {
    const [quantity = '', asset = '', , basisShare] = part.split(' ');
    return { asset, quantity, direction, ...(basisShare === undefined ? {} : { basisShare }) };
  });

/** A transaction that passed the checks of the border. Throws on one that wouldn't. */
export function transaction(sent: Sent): TransactionInput {
  const [amount, currency = 'USD'] = sent.value?.split(' ') ?? [];
  const [cost, costCurrency = 'USD'] = sent.costBasis?.split(' ') ?? [];
  const parsed = parseTransaction({
    account: sent.account ?? 'kraken',
    timestamp: sent.at.length === 10 ? `${sent.at}T00:00:00Z` : sent.at,
    type: sent.type,
    amounts: [...amountsOf(sent.in, 'in'), ...amountsOf(sent.out, 'out')],
    fees: list(sent.fees).map((fee) => {
      const [coins = '', value] = fee.split(' = ');
      const [quantity = '', asset = ''] = coins.split(' ');
      return { asset, quantity, ...(value === undefined ? {} : { value }) };
    }),
    ...(sent.toAccount === undefined ? {} : { toAccount: sent.toAccount }),
    ...(amount === undefined ? {} : { value: { amount, currency } }),
    ...(cost === undefined ? {} : { costBasis: { amount: cost, currency: costCurrency } }),
    ...(sent.lossBasis === undefined ? {} : { lossBasis: sent.lossBasis }),
    ...(sent.paidBy === undefined ? {} : { paidBy: sent.paidBy }),
    ...(sent.acquiredAt === undefined ? {} : { acquiredAt: `${sent.acquiredAt}T00:00:00Z` }),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.transaction;
}

export const settingsWith = (tax: Record<string, unknown> = {}, more: Record<string, unknown> = {}): Settings =>
  settings.parse({ ...more, tax });

/** A user of the tax book: sends transactions, one commit each, and reads. */
export class User {
  readonly pages = new MemoryPages();
  book: TaxBook;
  #version = 0;
  #sent = 0;

  constructor(using: Settings = settingsWith()) {
    this.book = openTaxBook(undefined, this.pages, { settings: using });
  }

  entry(sent: Sent, index = 0): TaxEntryInput {
    this.#sent += 1;
    return {
      transactionId: sent.id ?? `${sent.type}-${this.#sent}`,
      arrival: { version: this.#version, index },
      transaction: transaction(sent),
    };
  }

  /** Sends transactions one after the other. */
  async send(...all: readonly Sent[]): Promise<TaxBookChange[]> {
    const changes: TaxBookChange[] = [];
    for (const sent of all) changes.push(await this.sendTogether(sent));
    return changes;
  }

  /** Sends transactions in one commit. */
  sendTogether(...all: readonly Sent[]): Promise<TaxBookChange> {
    this.#version += 1;
    return this.book.apply({ add: all.map((sent, index) => this.entry(sent, index)) });
  }

  reverse(id: string, at: string): Promise<TaxBookChange> {
    const { timestamp } = transaction({ type: 'fee', at, out: '1 X' });
    return this.book.apply({ remove: [{ transactionId: id, timestamp }] });
  }

  price(asset: string, date: string, close: string, currency = 'USD'): Promise<TaxBookChange> {
    const event: UserPriceEvent = { type: 'PricesRecorded', data: { prices: [{ asset, date, close, currency }] } };
    return this.book.apply({ prices: [event] });
  }

  rate(from: string, to: string, date: string, rate: string): Promise<TaxBookChange> {
    const event: UserPriceEvent = { type: 'ExchangeRatesRecorded', data: { rates: [{ from, to, date, rate }] } };
    return this.book.apply({ prices: [event] });
  }

  lots(query: LotQuery = {}): Promise<TaxLotView[]> {
    return lotsOf(this.book, query);
  }

  disposals(query: DisposalQuery = {}): Promise<DisposalView[]> {
    return disposalsOf(this.book, query);
  }

  /** Stores the book and opens it again from what was stored. */
  async reopen(): Promise<void> {
    const state = await this.book.flush(this.pages);
    this.book = openTaxBook(taxBookState(JSON.parse(JSON.stringify(state))), this.pages);
  }
}

export async function lotsOf(book: TaxBook, query: LotQuery = {}): Promise<TaxLotView[]> {
  const all: TaxLotView[] = [];
  for await (const { item } of book.lots(query)) all.push(item);
  return all;
}

export async function disposalsOf(book: TaxBook, query: DisposalQuery = {}): Promise<DisposalView[]> {
  const all: DisposalView[] = [];
  for await (const { item } of book.disposals(query)) all.push(item);
  return all;
}

/** Everything that a user can see of a book. */
export const seen = async (book: TaxBook) => ({ lots: await lotsOf(book), disposals: await disposalsOf(book) });
