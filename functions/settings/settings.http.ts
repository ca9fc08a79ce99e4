import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { CONSISTENCY_TOKEN, encodeToken } from '../../shared/kernel/http/consistency-token.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { registry } from '../../shared/registry.ts';
import { readSettings, replaceSettings } from '../../shared/settings/app/settings.ts';
import { getSettings, putSettings } from '../../shared/settings/contract/http.ts';
import { settingsThen } from '../../shared/settings/read/settings-then.ts';
import { completed } from '../../shared/tax/calc/jurisdictions/complete-settings.ts';

const { store, log } = environment();

export const handler = createHttpHandler({
  log,
  otherRoutes: registry.flatMap((context) => context.routes),
  routes: [
    on(getSettings, async ({ tenant, query: { asOf, asKnownAt } }) => {
      const current = await readSettings(store, tenant);
      const [time] = [asOf, asKnownAt].filter((at) => at !== undefined).toSorted();
      const then = time === undefined ? current : await settingsThen(store, tenant, { time, version: current.version });
      const { settings, version } = then;
      return { status: 200 as const, body: settings, headers: { etag: `"${version}"` } };
    }),
    on(putSettings, async (request) => {
      const settings = completed(request.body);
      if (isRefused(settings)) return settings;
      const state = await replaceSettings(store, commandContext('replaceSettings', request), {
        settings,
        ifMatch: request.ifMatch,
      });
      if (isRefused(state)) return state;
      const token = encodeToken({ type: 'settings', id: MAIN, version: state.version });
      return {
        status: 200 as const,
        body: state.settings,
        headers: { etag: `"${state.version}"`, [CONSISTENCY_TOKEN]: token },
      };
    }),
  ],
});
