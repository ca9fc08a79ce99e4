/** The latest prices of many assets, in as few requests as their sources allow. */
import { dateOf, type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import type { MarketClose } from '../../contract/market-prices.ts';
import type { LatestPrice, SourceFault } from '../../contract/price-source.ts';
import type { PricedAsset } from '../../domain/sources/priced-asset.ts';
import { type HeldRun, isJump, screen } from '../../domain/sources/screen.ts';
import { askInOrder, type PassedOver } from './ask-in-order.ts';
import { candidatesFor, earlyFault } from './fetch-daily.ts';
import { leave } from './gates.ts';
import { confirmedCloses, heldPricesOf, hold } from './held-prices.ts';
import type { SourceServices } from './services.ts';

/** Before it is compared with, a close must not be older than this. */
const NEIGHBOUR_AGE_MS_MAX = 30 * 86_400_000;

export interface LatestQuestion {
  readonly assets: readonly PricedAsset[];
  /** The last known price of each asset. */
  readonly known: ReadonlyMap<string, MarketClose>;
}

export interface LatestAnswer {
  /** By the asset's code. */
  readonly prices: ReadonlyMap<string, MarketClose>;
  /** Prices at another scale than the last known one: they wait for an operator. */
  readonly held: ReadonlyMap<string, HeldRun>;
  /** Assets that no source gave a price for, and why. */
  readonly missing: ReadonlyMap<string, readonly PassedOver[]>;
  /** When some of the missing ones may be had; `undefined` if none may. */
  readonly retryAt?: Timestamp;
}

interface Pending {
  readonly asset: PricedAsset;
  readonly order: readonly string[];
  readonly passedOver: PassedOver[];
}

type Found = (asset: PricedAsset, source: string, price: LatestPrice) => Promise<void>;

/** Some sources refuse a whole request because of one name in it that they don't know. */
async function askHalves(
  services: SourceServices,
  source: string,
  group: readonly Pending[],
  found: Found,
): Promise<Timestamp | undefined> {
  const middle = Math.ceil(group.length / 2);
  const first = await askGroup(services, source, group.slice(0, middle), found);
  const second = await askGroup(services, source, group.slice(middle), found);
  return [first, second].flatMap((retryAt) => retryAt ?? []).toSorted()[0];
}

/** One request for assets of one source; answers those that it didn't give, and when to ask again. */
async function askGroup(
  services: SourceServices,
  source: string,
  group: readonly Pending[],
  found: Found,
): Promise<Timestamp | undefined> {
  const client = services.prices.get(source);
  if (client === undefined) throw new Error(`${source} has no client`);
  const ids = group.flatMap(({ asset }) => asset.ids.get(source) ?? []);
  const asked = await askInOrder(services, [source], () => client.latest(ids));
  if (asked.kind === 'none' && group.length > 1 && asked.passedOver.every(({ why }) => why === 'unknown-asset')) {
    return askHalves(services, source, group, found);
  }
  for (const { asset, passedOver } of group) {
    const id = asset.ids.get(source)?.id;
    const price = asked.kind === 'answered' && id !== undefined ? asked.value.get(id) : undefined;
    const fault = price && earlyFault(asset, [{ date: dateOf(price.at) }]);
    if (fault) passedOver.push(await noteFault(services, source, fault));
    else if (price !== undefined) await found(asset, source, price);
    else
      passedOver.push(...(asked.kind === 'answered' ? [{ source, why: 'unknown-asset' } as const] : asked.passedOver));
  }
  return asked.kind === 'later' ? asked.retryAt : undefined;
}

/** What is wrong with one of many prices is on record, and the others are taken. */
async function noteFault(
  { records, registry, clock }: SourceServices,
  source: string,
  fault: Extract<SourceFault, { readonly kind: 'malformed' }>,
): Promise<PassedOver> {
  const entry = registry.get(source);
  if (entry) await leave(records, entry, fault, toEpochMs(clock()));
  return { source, why: fault.kind, reason: fault.reason };
}

function* slices<T>(items: readonly T[], length: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += length) yield items.slice(at, at + length);
}

/** Takes a price if it fits the last known one, or holds it. */
function judge(services: SourceServices, known: LatestQuestion['known']) {
  const prices = new Map<string, MarketClose>();
  const held = new Map<string, HeldRun>();
  const found: Found = async (asset, source, { price, at }) => {
    const currency = asset.ids.get(source)?.currency ?? asset.currency;
    const last = known.get(asset.code);
    const isNear = last?.currency === currency && toEpochMs(at) - toEpochMs(last.at) < NEIGHBOUR_AGE_MS_MAX;
    const close: MarketClose = { date: dateOf(at), close: price, currency, source, at };
    const jump = screen([close], isNear ? last : undefined, () => false).held[0];
    if (jump === undefined || (await isOnConfirmedScale(services, asset.code, close))) {
      prices.set(asset.code, close);
      return;
    }
    held.set(asset.code, jump);
    await hold(services.records, { of: 'latest', asset: asset.code, source, currency, at: services.clock() }, [jump]);
  };
  return { prices, held, found };
}

/** A price that an operator confirmed lets those through that came later and are no jump from it. */
async function isOnConfirmedScale({ records }: SourceServices, asset: string, price: MarketClose): Promise<boolean> {
  const confirmed = confirmedCloses(await heldPricesOf(records, asset), price).findLast(
    ({ date }) => date <= price.date,
  );
  return confirmed !== undefined && !isJump(confirmed.close, price.close);
}

/** Asks round by round: each asset's best source first, then the next one for what is missing. */
export async function fetchLatest(question: LatestQuestion, services: SourceServices): Promise<LatestAnswer> {
  const { prices, held, found } = judge(services, question.known);
  let pending = question.assets.map((asset): Pending => {
    return { asset, order: candidatesFor(services, asset), passedOver: [] };
  });
  const missing = new Map(pending.map(({ asset, passedOver }) => [asset.code, passedOver]));
  const retries: Timestamp[] = [];
  for (let round = 0; pending.some(({ order }) => order.length > round); round += 1) {
    const groups = Map.groupBy(pending, ({ order }) => order[round]);
    for (const [source, group] of groups) {
      if (source === undefined) continue;
      const most = services.prices.get(source)?.latestPerRequestMax ?? 1;
      for (const slice of slices(group, most)) {
        const retryAt = await askGroup(services, source, slice, found);
        if (retryAt !== undefined) retries.push(retryAt);
      }
    }
    pending = pending.filter(({ asset }) => !prices.has(asset.code) && !held.has(asset.code));
  }
  for (const code of [...prices.keys(), ...held.keys()]) missing.delete(code);
  const [retryAt] = missing.size > 0 ? retries.toSorted() : [];
  return { prices, held, missing, ...(retryAt !== undefined && { retryAt }) };
}
