import { mainStream } from '../../kernel/projection/types.ts';
import { reducerModel, stateIn } from '../../kernel/store/stream-state.ts';
import { type Head, streamName } from '../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../kernel/streams.ts';
import { type SettingsEvent, settingsEvents } from './events.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

export const settingsStream = (tenant: TenantId): StreamId => mainStream(tenant, 'settings');

export const SETTINGS_STATE = reducerModel<Settings, SettingsEvent>({
  version: 1,
  contract: settingsEvents,
  initial: DEFAULT_SETTINGS,
  evolve: (_, { data }) => data.settings,
});

/** Settings that were stored before others existed have those at their defaults. */
const withDefaults = (stored: Settings): Settings => ({
  ...DEFAULT_SETTINGS,
  ...stored,
  tax: { ...DEFAULT_SETTINGS.tax, ...stored.tax },
});

/** The settings that a head carries. */
export function settingsIn(
  heads: ReadonlyMap<string, Head>,
  tenant: TenantId,
): { readonly version: number; readonly settings: Settings } {
  const stream = settingsStream(tenant);
  const settings = stateIn(heads, stream, SETTINGS_STATE);
  return settings
    ? { version: heads.get(streamName(stream))?.version ?? 0, settings: withDefaults(settings) }
    : { version: 0, settings: DEFAULT_SETTINGS };
}
