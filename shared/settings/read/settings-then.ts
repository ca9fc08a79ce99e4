/** The settings that were in force at a time: those recorded last by then. Settings know no other time than that. */
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { settingsEvents } from '../contract/events.ts';
import { DEFAULT_SETTINGS, type Settings } from '../contract/settings.ts';
import { settingsStream } from '../contract/settings-head.ts';

export interface SettingsThen {
  /** 0: nothing had been set. */
  readonly version: number;
  readonly settings: Settings;
}

/** Each commit is the settings whole, and time never runs backwards among them: it is found by halving. */
export async function settingsThen(
  store: Store,
  tenant: TenantId,
  { time, version }: { readonly time: string; readonly version: number },
): Promise<SettingsThen> {
  let found: SettingsThen = { version: 0, settings: DEFAULT_SETTINGS };
  let [low, high] = [1, version];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const [commit] = await store.readCommits(settingsStream(tenant), middle - 1, { commitsMax: 1 });
    if (!commit || commit.recordedAt > time) {
      high = middle - 1;
      continue;
    }
    const replaced = commit.events.map((event) => settingsEvents.decode(event)).at(-1);
    if (replaced) found = { version: commit.version, settings: replaced.data.settings };
    low = middle + 1;
  }
  return found;
}
