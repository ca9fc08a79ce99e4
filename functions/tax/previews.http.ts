import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import { listHarvest } from '../../shared/tax/contract/harvest-http.ts';
import { previewSale } from '../../shared/tax/contract/previews-http.ts';
import { listWashSales } from '../../shared/tax/contract/wash-sales-http.ts';

const { store, log } = environment();
const washCursor = cursorOf('wash-sales', z.string());
/** The last loss and the key of its lot. */
const harvestCursor = cursorOf(
  'harvest',
  z.strictObject({ loss: z.string().check(z.regex(/^\d+(\.\d{1,18})?$/)), key: z.string() }),
);

export const handler = createHttpHandler({
  log,
  routes: [
    on(previewSale, async ({ tenant, body, consistencyToken, now }) => {
      const { readPreview } = await import('./previewed.ts');
      const read = await readPreview(store, { tenant, ...wantedBy(store, tenant, consistencyToken) }, { ...body, now });
      return isRefused(read) ? read : { status: 200 as const, body: read };
    }),
    on(listWashSales, async ({ tenant, query: { cursor, ...query }, consistencyToken }) => {
      const place = washCursor.decode(cursor);
      if (isRefused(place)) return place;
      const { readWashSales } = await import('./previewed.ts');
      const options = { tenant, ...wantedBy(store, tenant, consistencyToken) };
      const read = await readWashSales(store, options, { ...query, after: place.position });
      if (isRefused(read)) return read;
      const { items, after, ...more } = read;
      const nextCursor = after === undefined ? null : washCursor.encode(after);
      return { status: 200 as const, body: { items: [...items], nextCursor, ...more, include: query.include } };
    }),
    on(listHarvest, async ({ tenant, query: { cursor, at, ...query }, consistencyToken, now }) => {
      const place = harvestCursor.decode(cursor);
      if (isRefused(place)) return place;
      const { readHarvest } = await import('./previewed.ts');
      const options = { tenant, ...wantedBy(store, tenant, consistencyToken) };
      const question = { ...query, at: at ?? now, after: place.position, now };
      const read = await readHarvest(store, options, question);
      if (isRefused(read)) return read;
      const { items, after, unpriced: _, ...more } = read;
      const nextCursor = after === undefined ? null : harvestCursor.encode(after);
      return { status: 200 as const, body: { items: [...items], nextCursor, at: question.at, ...more } };
    }),
  ],
});
