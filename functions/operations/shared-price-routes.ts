import * as z from 'zod/mini';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { listDisputes } from '../../shared/market-data/app/sources/disputes.ts';
import { enterPrices, readEntry } from '../../shared/market-data/app/sources/enter-prices.ts';
import {
  type HeldPlace,
  heldPricesOf,
  listHeldPrices,
  settleHeldPrice,
} from '../../shared/market-data/app/sources/held-prices.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/shared-prices-http.ts';
import { operatingOf } from './acting.ts';
import type { Services } from './services.ts';

const position = z.tuple([z.string(), z.string(), z.string()]);
type Position = z.output<typeof position>;
const heldCursor = cursorOf('held-prices', position);
const disputeCursor = cursorOf('price-disputes', position);

/** Before: less than zero. */
function compare(a: Position, b: Position): number {
  for (const [at, part] of a.entries()) {
    const other = b[at] ?? '';
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

/** A page of items in their order, behind a position, and the position to go on from. */
function pageOf<T>(items: readonly T[], placeOf: (item: T) => Position, after: Position | undefined, limit: number) {
  const sorted = items
    .filter((item) => after === undefined || compare(placeOf(item), after) > 0)
    .toSorted((a, b) => compare(placeOf(a), placeOf(b)));
  const page = sorted.slice(0, limit);
  const last = page.at(-1);
  return { page, next: sorted.length > limit && last !== undefined ? placeOf(last) : undefined };
}

type Request = Parameters<typeof operatingOf>[2] & {
  readonly params: HeldPlace;
  readonly body: { readonly reason: string };
};

export const sharedPriceRoutes = ({ store, records }: Pick<Services, 'store' | 'records'>) => {
  /** On record before it is done. */
  async function settled(action: string, request: Request, status: 'confirmed' | 'rejected') {
    const { asset, source, date } = request.params;
    const place = { asset, source, date: String(date) };
    const act = { action, target: place, reason: request.body.reason };
    const done = await operate(operatingOf(store, action, request), act, async () => {
      const held = await settleHeldPrice(records, place, status);
      return held ?? refuse('NotFound', 'No price of this asset, source and day is held.');
    });
    return isRefused(done) ? done : { status: 200 as const, body: done };
  }

  return [
    on(contract.listHeldPrices, async ({ query: { asset, status, limit, cursor } }) => {
      const at = heldCursor.decode(cursor);
      if (isRefused(at)) return at;
      const all =
        asset === undefined
          ? await listHeldPrices(records)
          : (await heldPricesOf(records, asset)).map((held) => ({ asset, ...held }));
      const wanted = all.filter((held) => held.status === status);
      const { page, next } = pageOf(wanted, (held) => [held.asset, held.source, held.date], at.position, limit);
      return { status: 200 as const, body: { items: page, nextCursor: next ? heldCursor.encode(next) : null } };
    }),
    on(contract.confirmHeldPrice, (request) => settled('confirmHeldPrice', request, 'confirmed')),
    on(contract.rejectHeldPrice, (request) => settled('rejectHeldPrice', request, 'rejected')),

    on(contract.listPriceDisputes, async ({ query: { asset, limit, cursor } }) => {
      const at = disputeCursor.decode(cursor);
      if (isRefused(at)) return at;
      const wanted = (await listDisputes(records)).filter((dispute) => asset === undefined || dispute.asset === asset);
      const { page, next } = pageOf(wanted, (one) => [one.asset, one.source, one.otherSource], at.position, limit);
      return { status: 200 as const, body: { items: page, nextCursor: next ? disputeCursor.encode(next) : null } };
    }),

    on(contract.enterSharedPrices, async (request) => {
      const { reason, ...entered } = request.body;
      const entry = readEntry({ ...entered, now: request.now });
      if (isRefused(entry)) return entry;
      const act = { action: 'enterSharedPrices', target: { asset: entered.asset }, reason };
      const done = await operate(operatingOf(store, 'enterSharedPrices', request), act, () =>
        enterPrices({ store, records }, entry, request.now),
      );
      return isRefused(done) ? done : { status: 200 as const, body: done };
    }),
  ];
};
