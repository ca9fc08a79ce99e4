import * as z from 'zod/mini';
import { isRefused } from '../../shared/kernel/errors.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { listDisputes } from '../../shared/market-data/app/sources/disputes.ts';
import { enterPrices, readEntry } from '../../shared/market-data/app/sources/enter-prices.ts';
import { type HeldPlace, listHeldPrices, settleHeldPrice } from '../../shared/market-data/app/sources/held-prices.ts';
import { inceptionOf } from '../../shared/market-data/contract/inception.ts';
import { findAsset } from '../../shared/market-data/read/assets/find-asset.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/shared-prices-http.ts';
import { operatingOf } from './acting.ts';
import type { Services } from './services.ts';

/** Behind an asset, and behind a place among what is kept of it. */
const position = z.tuple([z.string(), z.string()]);
const heldCursor = cursorOf('held-prices', position);
const disputeCursor = cursorOf('price-disputes', position);

type Request = Parameters<typeof operatingOf>[2] & {
  readonly params: Pick<HeldPlace, 'asset' | 'source' | 'date'>;
  readonly body: { readonly reason: string; readonly of?: HeldPlace['of'] };
};

export const sharedPriceRoutes = ({ store, records }: Pick<Services, 'store' | 'records'>) => {
  /** What prices of an asset are kept under, by whichever of its codes it is named; a code that nobody registered is one. */
  async function codeOf(name: string): Promise<string> {
    return (await findAsset(store, name))?.marketCode ?? name;
  }

  /** On record before it is done. */
  async function settled(action: string, request: Request, status: 'confirmed' | 'rejected') {
    const { asset, source, date } = request.params;
    const { reason, of } = request.body;
    const place = { asset: await codeOf(asset), source, date: String(date) };
    const act = { action, target: { ...place, ...(of && { of }) }, reason };
    const done = await operate(operatingOf(store, action, request), act, () =>
      settleHeldPrice(records, { ...place, of }, status),
    );
    return isRefused(done) ? done : { status: 200 as const, body: done };
  }

  return [
    on(contract.listHeldPrices, async ({ query: { asset, status, limit, cursor } }) => {
      const at = heldCursor.decode(cursor);
      if (isRefused(at)) return at;
      const code = asset === undefined ? undefined : await codeOf(asset);
      const { items, next } = await listHeldPrices(records, { status, asset: code, after: at.position, limit });
      const body = { items: [...items], nextCursor: next ? heldCursor.encode([...next]) : null };
      return { status: 200 as const, body };
    }),
    on(contract.confirmHeldPrice, (request) => settled('confirmHeldPrice', request, 'confirmed')),
    on(contract.rejectHeldPrice, (request) => settled('rejectHeldPrice', request, 'rejected')),

    on(contract.listPriceDisputes, async ({ query: { asset, limit, cursor } }) => {
      const at = disputeCursor.decode(cursor);
      if (isRefused(at)) return at;
      const code = asset === undefined ? undefined : await codeOf(asset);
      const { items, next } = await listDisputes(records, { asset: code, after: at.position, limit });
      const body = { items: [...items], nextCursor: next ? disputeCursor.encode([...next]) : null };
      return { status: 200 as const, body };
    }),

    on(contract.enterSharedPrices, async (request) => {
      const { reason, ...entered } = request.body;
      const view = await findAsset(store, entered.asset);
      const asset = view?.marketCode ?? entered.asset;
      const entry = readEntry({ ...entered, asset, now: request.now, inception: view && inceptionOf(view) });
      if (isRefused(entry)) return entry;
      const act = { action: 'enterSharedPrices', target: { asset: entered.asset }, reason };
      const done = await operate(operatingOf(store, 'enterSharedPrices', request), act, () =>
        enterPrices({ store, records }, entry, request.now),
      );
      return isRefused(done) ? done : { status: 200 as const, body: done };
    }),
  ];
};
