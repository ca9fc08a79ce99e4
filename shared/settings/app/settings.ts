import { type CommandCode, type CommandContext, encodeAll, runCommand } from '../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/pages/types.ts';
import { readStates } from '../../kernel/store/read-states.ts';
import { stateOf } from '../../kernel/store/stream-state.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { settingsEvents } from '../contract/events.ts';
import { SETTINGS_STATE, settingsIn, settingsStream } from '../contract/settings-head.ts';
import { decide, type ReplaceSettings, type SettingsState } from '../domain/decide.ts';

export const readSettings = (store: Store, tenant: TenantId): Promise<SettingsState> =>
  readStates(store, [settingsStream(tenant)], (heads) => settingsIn(heads, tenant));

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
    const appends = [
      { stream, events: encodeAll(settingsEvents, events), ...stateOf(SETTINGS_STATE, command.settings) },
    ];
    return { appends: events.length === 0 ? [] : appends, answer };
  });
  return isRefused(result) ? result : (result.answer as unknown as SettingsState);
}
