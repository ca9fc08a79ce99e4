import { mainStream } from '../../kernel/projection/types.ts';
import { type Head, streamName } from '../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../kernel/streams.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

export const settingsStream = (tenant: TenantId): StreamId => mainStream(tenant, 'settings');

/** Settings that were stored before others existed have those at their defaults. */
const withDefaults = (stored: Settings): Settings => ({
  ...DEFAULT_SETTINGS,
  ...stored,
  tax: { ...DEFAULT_SETTINGS.tax, ...stored.tax },
});

/** The settings that a head carries: its state is what the settings context stored there. */
export function settingsIn(
  heads: ReadonlyMap<string, Head>,
  tenant: TenantId,
): { readonly version: number; readonly settings: Settings } {
  const head = heads.get(streamName(settingsStream(tenant)));
  return head
    ? { version: head.version, settings: withDefaults(head.state as unknown as Settings) }
    : { version: 0, settings: DEFAULT_SETTINGS };
}
