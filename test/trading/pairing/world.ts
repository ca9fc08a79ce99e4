/** Withdrawals and deposits in few words, and one user's journal with all that follows from it, in memory. */
import { strictTrial } from '../../../functions/trading/strict.ts';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { isRefused, type Refusal } from '../../../shared/kernel/errors.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import { catchUp } from '../../../shared/kernel/projection/catch-up.ts';
import { openBook, servingHead } from '../../../shared/kernel/projection/reducers.ts';
import type { Book, Projection } from '../../../shared/kernel/projection/types.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { fromEpochMs } from '../../../shared/kernel/time.ts';
import { holdingsProjection } from '../../../shared/portfolio/read/holdings-projection.ts';
import { replaceSettings } from '../../../shared/settings/app/settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings/contract/settings.ts';
import { taxBookProjection } from '../../../shared/tax/read/tax-book-projection.ts';
import { settlePairings } from '../../../shared/trading/app/pairing/settle.ts';
import { recordBatch, recordOne } from '../../../shared/trading/app/record-transactions.ts';
import { reverseTransaction } from '../../../shared/trading/app/reverse.ts';
import { parseTransaction, type TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { type Candidate, candidateOf } from '../../../shared/trading/domain/pairing/candidate.ts';
import { pairingView } from '../../../shared/trading/read/pairing/list-pairings.ts';
import { type PairingsBook, pairingsProjection } from '../../../shared/trading/read/pairing/pairings-book.ts';
import { transactionsProjection } from '../../../shared/trading/read/transactions-book.ts';

export const HASH = 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90';
export const OTHER_HASH = `ffff${HASH.slice(4)}`;
export const ADDRESS = 'bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh';

export interface Moved {
  readonly id?: string;
  readonly account?: string;
  readonly asset?: string;
  readonly quantity?: string;
  /** Minutes after noon of 4 May 2021. */
  readonly minute?: number;
  readonly fees?: readonly { readonly asset: string; readonly quantity: string; readonly value?: string }[];
  readonly value?: string;
  readonly hash?: string;
  readonly address?: string;
}

export function parsed(value: unknown): TransactionInput {
  const result = parseTransaction(value);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.transaction;
}

const minuteAt = (minute: number): string => fromEpochMs(Date.UTC(2021, 4, 4, 12) + minute * 60_000);

function moved(type: 'withdrawal' | 'deposit', fields: Moved, account: string): TransactionInput {
  const { id, asset = 'BTC', quantity = '1', minute = 0, fees, value, hash, address } = fields;
  const metadata = { ...(hash !== undefined && { txHash: hash }), ...(address !== undefined && { address }) };
  return parsed({
    ...(id !== undefined && { externalId: id }),
    account: fields.account ?? account,
    timestamp: minuteAt(minute),
    type,
    amounts: [{ asset, quantity, direction: type === 'deposit' ? 'in' : 'out' }],
    ...(fees && { fees }),
    ...(value !== undefined && { value: { currency: 'USD', amount: value } }),
    metadata,
  });
}

export const withdrawal = (fields: Moved = {}): TransactionInput => moved('withdrawal', fields, 'kraken');
export const deposit = (fields: Moved = {}): TransactionInput => moved('deposit', fields, 'wallet');

/** A candidate that is not of any journal. */
export function candidate(transaction: TransactionInput, name: string): Candidate {
  const found = candidateOf(name, transaction);
  if (!found) throw new Error(`${name} is no candidate`);
  return found;
}

export const accepted = <T extends object>(result: T | Refusal): T => {
  if (isRefused(result)) throw new Error(`${result.code}: ${result.detail} ${JSON.stringify(result.errors ?? '')}`);
  return result;
};

const anyBook = ({ open, ...rest }: Projection<Book>): Projection<Book> => ({ ...rest, open });
const OTHERS = [transactionsProjection, holdingsProjection, taxBookProjection].map((one) =>
  anyBook(one as unknown as Projection<Book>),
);

export class World {
  readonly store = new MemoryStore();
  readonly tenant = newId() as string as TenantId;

  context() {
    return {
      tenant: this.tenant,
      principal: this.tenant,
      correlationId: newId<'Correlation'>() as string,
      now: '2022-01-01T00:00:00.000Z',
    };
  }

  async record(transaction: TransactionInput): Promise<string> {
    const done = accepted(await recordOne(this.store, strictTrial(this.store), this.context(), transaction));
    return done.answer.transactionId;
  }

  async recordAll(transactions: readonly TransactionInput[]): Promise<void> {
    accepted(await recordBatch(this.store, strictTrial(this.store), this.context(), transactions));
  }

  async reverse(transactionId: string): Promise<void> {
    accepted(await reverseTransaction(this.store, this.context(), { transactionId, reason: 'a mistake' }));
  }

  async settings(change: Partial<Settings>): Promise<void> {
    const settings = { ...DEFAULT_SETTINGS, ...change };
    accepted(await replaceSettings(this.store, this.context(), { settings, ifMatch: undefined }));
  }

  /** One invocation of the pairing consumer: it catches up, then does what is due. */
  async consume(): Promise<number> {
    await this.look();
    return this.act();
  }

  /** The first half of it. */
  look(): Promise<void> {
    return this.#catchUp(pairingsProjection);
  }

  /** The other half. */
  act(): Promise<number> {
    return settlePairings(this.store, this.context());
  }

  /** Until nothing is left to do. */
  async settle(): Promise<void> {
    for (let rounds = 0; (await this.consume()) > 0; rounds += 1) {
      if (rounds > 50) throw new Error('pairing never comes to rest');
    }
    for (const projection of OTHERS) await this.#catchUp(projection);
  }

  async #catchUp(projection: Projection<Book>): Promise<void> {
    for (;;) {
      const { kind } = await catchUp(this.store, projection, this.tenant, { now: '2022-01-01T00:00:00.000Z' });
      if (kind === 'current') return;
    }
  }

  async #open<B extends Book>(projection: Projection<B>): Promise<B> {
    const { projection: head } = await this.store.readProgress(servingHead(projection, this.tenant), []);
    return openBook(this.store, projection, this.tenant, head);
  }

  pairingsBook(): Promise<PairingsBook> {
    return this.#open(pairingsProjection);
  }

  async pairings() {
    const book = await this.pairingsBook();
    const views = [];
    for await (const [id, row] of book.entries({})) views.push(pairingView(book, id, row));
    return views;
  }

  async transaction(transactionId: string) {
    return (await this.#open(transactionsProjection)).get(transactionId);
  }

  async lots() {
    const { book } = await this.#open(taxBookProjection);
    const lots = [];
    for await (const { item } of book.lots()) lots.push(item);
    return lots;
  }

  async disposals() {
    const { book } = await this.#open(taxBookProjection);
    const disposals = [];
    for await (const { item } of book.disposals()) disposals.push(item);
    return disposals;
  }

  async balances(account: string) {
    const { reads } = await this.#open(holdingsProjection);
    return reads.balances({ account });
  }
}
