import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import { toEpochMs } from '../../shared/kernel/time.ts';
import { switchSource } from '../../shared/market-data/app/sources/gates.ts';
import { type SourceView, sourceView, sourceViews } from '../../shared/market-data/app/sources/source-views.ts';
import { DATA_SOURCES } from '../../shared/market-data/contract/data-source-registry.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/data-sources-http.ts';
import { operatingOf } from './acting.ts';
import type { Services } from './services.ts';

type Request = Parameters<typeof operatingOf>[2] & {
  readonly params: { readonly source: string };
  readonly body: { readonly reason: string };
};

export const dataSourceRoutes = ({ store, records }: Pick<Services, 'store' | 'records'>) => {
  /** On record before it is done. */
  async function switched(action: string, request: Request, to: 'on' | 'off') {
    const { params, body, now } = request;
    const source = DATA_SOURCES.get(params.source);
    if (source === undefined) return refuse('NotFound', 'There is no such source.');
    const act = { action, target: { source: source.name }, reason: body.reason };
    const done = await operate(operatingOf(store, action, request), act, async () => {
      const gate = await switchSource(records, source.name, to);
      if (gate === undefined) return refuse('Conflict', 'The source is in heavy use. Send it again.');
      return sourceView(source, gate, toEpochMs(now)) as unknown as Json;
    });
    return isRefused(done) ? done : { status: 200 as const, body: done as unknown as SourceView };
  }

  return [
    on(contract.listDataSources, async ({ now }) => {
      const items = await sourceViews(records, DATA_SOURCES, toEpochMs(now));
      return { status: 200 as const, body: { items } };
    }),
    on(contract.activateDataSource, (request) => switched('activateDataSource', request, 'on')),
    on(contract.deactivateDataSource, (request) => switched('deactivateDataSource', request, 'off')),
  ];
};
