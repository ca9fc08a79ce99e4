import { type CommandCode, type CommandContext, encodeAll, runCommand } from '../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { settingsEvents } from '../contract/events.ts';
import { settingsIn, settingsStream } from '../contract/settings-head.ts';
import { decide, type ReplaceSettings, type SettingsState } from '../domain/decide.ts';

export const readSettings = async (store: Store, tenant: TenantId): Promise<SettingsState> =>
  settingsIn(await store.readHeads([settingsStream(tenant)]), tenant);

export async function replaceSettings(
  store: Store,
  context: CommandContext,
  command: ReplaceSettings,
): Promise<SettingsState | Refusal<'VersionConflict' | CommandCode>> {
  const stream = settingsStream(context.tenant);
  const result = await runCommand<Json, 'VersionConflict'>(store, context, [stream], async (heads) => {
    const state = settingsIn(heads, context.tenant);
    const events = decide(command, state);
    if (isRefused(events)) return events;
    const answer = { version: state.version + events.length, settings: command.settings } as unknown as Json;
    const appends = [{ stream, events: encodeAll(settingsEvents, events), state: command.settings as unknown as Json }];
    return { appends: events.length === 0 ? [] : appends, answer };
  });
  return isRefused(result) ? result : (result.answer as unknown as SettingsState);
}
