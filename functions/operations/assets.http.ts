import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { entityTag } from '../../shared/kernel/http/input.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import * as catalogue from '../../shared/market-data/app/assets/keep-catalogue.ts';
import type { AssetView } from '../../shared/market-data/contract/asset-view.ts';
import { type Operating, operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/assets-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();

type Request = Parameters<typeof operatingOf>[2] & {
  readonly params: { readonly asset: string };
  readonly body: { readonly reason: string };
  readonly ifMatch: number | undefined;
};
type Change = (context: Operating['context'], about: catalogue.About) => ReturnType<typeof catalogue.renameAsset>;

/** One act on one asset, on record before it is done. */
async function acted(action: string, request: Request, more: Readonly<Record<string, string>>, change: Change) {
  const { params, body, ifMatch } = request;
  const operating = operatingOf(store, action, request);
  const act = { action, target: { asset: params.asset, ...more }, reason: body.reason };
  const done = await operate(operating, act, async () => {
    const changed = await change(operating.context, { name: params.asset, ifMatch, reason: body.reason });
    return isRefused(changed) ? changed : (changed as unknown as Json);
  });
  if (isRefused(done)) return done;
  const asset = done as unknown as AssetView;
  return { status: 200 as const, body: asset, headers: { etag: entityTag(asset.version) } };
}

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.importAssetsRoute, async (request) => {
      const { assets } = request.body;
      const operating = operatingOf(store, 'importAssets', request);
      const act = { action: 'importAssets', target: { assets: String(assets.length) } };
      const done = await operate(operating, act, async () => {
        const counts = await catalogue.importAssets(store, operating.context, assets);
        return isRefused(counts) ? counts : { ...counts };
      });
      return isRefused(done) ? done : { status: 200 as const, body: done };
    }),

    on(contract.renameAssetRoute, (request) =>
      acted('renameAsset', request, { to: request.body.to }, (context, about) =>
        catalogue.renameAsset(store, context, { ...about, to: request.body.to }),
      ),
    ),
    on(contract.splitAssetRoute, (request) => {
      const { date, to, from } = request.body;
      return acted('splitAsset', request, { date, to: String(to), from: String(from) }, (context, about) =>
        catalogue.splitAsset(store, context, { ...about, split: { date, to, from } }),
      );
    }),
    on(contract.mergeAssetsRoute, (request) =>
      acted('mergeAssets', request, { into: request.body.into }, (context, about) =>
        catalogue.mergeAssets(store, context, { ...about, into: request.body.into }),
      ),
    ),
    on(contract.deactivateAssetRoute, (request) =>
      acted('deactivateAsset', request, {}, (context, about) =>
        catalogue.setAssetActive(store, context, { ...about, active: false }),
      ),
    ),
    on(contract.reactivateAssetRoute, (request) =>
      acted('reactivateAsset', request, {}, (context, about) =>
        catalogue.setAssetActive(store, context, { ...about, active: true }),
      ),
    ),
  ],
});
