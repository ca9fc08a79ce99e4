/**
 * What is held in the accounts that transactions name, and what anything is worth in a currency: for whoever shows
 * holdings beside something else. Prices are those that a valuation goes by, the user's own first.
 */
import type { Refusal } from '../../../kernel/errors.ts';
import type { Decimal } from '../../../kernel/money/decimal.ts';
import { type Missing, type ReadCode, type ReadOptions, readBook } from '../../../kernel/projection/read-book.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { dateOf, type Timestamp } from '../../../kernel/time.ts';
import type { HoldingsReads } from '../../calc/holdings-reads.ts';
import { openQuotes } from '../../calc/valuations/open-quotes.ts';
import { positionsAt } from '../../calc/valuations/positions.ts';
import type { Quote } from '../../calc/valuations/quotes.ts';
import { holdingsProjection } from '../holdings-projection.ts';
import { marketSources } from './market.ts';

export interface WorthAsked {
  readonly tenant: TenantId;
  readonly now: Timestamp;
  /** The user's base currency, if left out. */
  readonly currency: string | undefined;
  /** What is to be valued beside what is held. */
  readonly assets: readonly string[];
}

export interface HeldIn {
  readonly account: string;
  readonly asset: string;
  /** Below zero where more went out than came in. */
  readonly quantity: Decimal;
}

export interface Worth {
  readonly currency: string;
  readonly held: readonly HeldIn[];
  /** Undefined where nothing says what it is worth. */
  readonly quote: (asset: string) => Quote | undefined;
  /** The chain that an asset is on; undefined for one that is on none, on several, or not known to be on one. */
  readonly chain: (asset: string) => string | undefined;
  /** Why the holdings may not be all there is. */
  readonly missing: readonly Missing[];
}

async function heldNow({ source: { maps } }: HoldingsReads, now: Timestamp): Promise<readonly HeldIn[]> {
  const held: HeldIn[] = [];
  for await (const [account] of maps.accounts.entries()) {
    const positions = await positionsAt(maps, { accounts: [account] }, now);
    held.push(...positions.map(({ asset, quantity }) => ({ account, asset, quantity })));
  }
  return held;
}

async function worthOf(
  store: Store,
  reads: HoldingsReads,
  { tenant, now, assets: others, currency: asked }: WorthAsked,
): Promise<Omit<Worth, 'missing'>> {
  const { maps, rules } = reads.source;
  const { baseCurrency } = rules;
  const currency = asked ?? baseCurrency;
  const held = await heldNow(reads, now);
  const assets = [...new Set([...held.map(({ asset }) => asset), ...others])];
  const date = dateOf(now);
  const sources = marketSources(store, tenant, date);
  const market = await sources.open(assets);
  const quotes = await openQuotes(
    maps.prices,
    { ...sources, open: () => Promise.resolve(market) },
    { assets, currency, baseCurrency, range: { from: date, to: date } },
  );
  return {
    ...{ currency, held },
    quote: (asset) => quotes.on(asset, date),
    chain: (asset) => {
      const found = market.assets.get(asset);
      return found?.token?.blockchain ?? found?.collection?.blockchain;
    },
  };
}

export async function readWorth(
  store: Store,
  asked: WorthAsked,
  wanted: Pick<ReadOptions, 'wanted' | 'settle'>,
): Promise<Worth | Refusal<ReadCode | 'ValidationFailed'>> {
  const { tenant } = asked;
  return readBook(store, holdingsProjection, { tenant, ...wanted }, async ({ book, missing }) => ({
    ...(await worthOf(store, book.reads, asked)),
    missing,
  }));
}
