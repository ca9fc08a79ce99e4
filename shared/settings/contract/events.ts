import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { DEFAULT_SETTINGS, settings } from './settings.ts';

const changed = z.array(z.string());

const first = z.object({
  /** Without what was not there yet. */
  settings: z.omit(settings, { pairing: true, smallBalanceBelow: true, timeZone: true }),
  changed,
});
const second = z.object({
  settings: z.omit(settings, { smallBalanceBelow: true, timeZone: true }),
  changed,
});
const third = z.object({ settings: z.omit(settings, { timeZone: true }), changed });

/** Nobody could set it before, so it was at its default. What isn't the first version's shape stays as it is. */
const withPairing = (data: unknown): unknown => {
  const parsed = first.safeParse(data);
  if (!parsed.success) return data;
  return { ...parsed.data, settings: { ...parsed.data.settings, pairing: DEFAULT_SETTINGS.pairing } };
};

/** The same of the threshold of small balances. */
const withSmallBalances = (data: unknown): unknown => {
  const parsed = second.safeParse(data);
  if (!parsed.success) return data;
  const { smallBalanceBelow } = DEFAULT_SETTINGS;
  return { ...parsed.data, settings: { ...parsed.data.settings, smallBalanceBelow } };
};

/** And of the time zone. */
const withTimeZone = (data: unknown): unknown => {
  const parsed = third.safeParse(data);
  if (!parsed.success) return data;
  return { ...parsed.data, settings: { ...parsed.data.settings, timeZone: DEFAULT_SETTINGS.timeZone } };
};

export const settingsEvents = defineEvents(
  'settings',
  { SettingsReplaced: { 1: first, 2: second, 3: third, 4: z.object({ settings, changed }) } },
  {
    'SettingsReplaced@1': withPairing,
    'SettingsReplaced@2': withSmallBalances,
    'SettingsReplaced@3': withTimeZone,
  },
);
export type SettingsEvent = z.infer<(typeof settingsEvents)['event']>;
