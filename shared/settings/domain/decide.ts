import { type Refusal, refuse } from '../../kernel/errors.ts';
import type { SettingsEvent } from '../contract/events.ts';
import type { Settings } from '../contract/settings.ts';

export interface ReplaceSettings {
  readonly settings: Settings;
  /** The version that the user read, if they said so. */
  readonly ifMatch: number | undefined;
}

export interface SettingsState {
  readonly version: number;
  readonly settings: Settings;
}

/** Paths of the leaves in which two documents differ. */
function differences(before: unknown, after: unknown, path = ''): string[] {
  const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (!isTree(before) || !isTree(after)) return before === after ? [] : [path];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => differences(before[name], after[name], path === '' ? name : `${path}.${name}`));
}

/** Replacing settings by the same ones is no event. */
export function decide(
  command: ReplaceSettings,
  state: SettingsState,
): readonly SettingsEvent[] | Refusal<'VersionConflict'> {
  if (command.ifMatch !== undefined && command.ifMatch !== state.version) {
    return refuse(
      'VersionConflict',
      `The settings are at version ${state.version}, not ${command.ifMatch}; read them again.`,
      {
        data: { currentVersion: state.version },
      },
    );
  }
  const changed = differences(state.settings, command.settings).toSorted();
  return changed.length === 0 ? [] : [{ type: 'SettingsReplaced', data: { settings: command.settings, changed } }];
}
