import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { settings } from './settings.ts';

export const settingsEvents = defineEvents('settings', {
  SettingsReplaced: { 1: z.object({ settings, changed: z.array(z.string()) }) },
});
export type SettingsEvent = z.infer<(typeof settingsEvents)['event']>;
