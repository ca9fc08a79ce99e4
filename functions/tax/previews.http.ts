import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import { previewSale } from '../../shared/tax/contract/previews-http.ts';

const { store, log } = environment();

export const handler = createHttpHandler({
  log,
  routes: [
    on(previewSale, async ({ tenant, body, consistencyToken, now }) => {
      const { readPreview } = await import('./previewed.ts');
      const options = { tenant, ...wantedBy(store, tenant, consistencyToken) };
      const read = await readPreview(store, options, { ...body, now });
      return isRefused(read) ? read : { status: 200 as const, body: read };
    }),
  ],
});
