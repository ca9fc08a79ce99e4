import * as z from 'zod/mini';
import { knownCurrency } from '../../kernel/money/known-currency.ts';
import { fiscalMonth, LOT_SCOPES, settings, TAX_METHODS, TERM_RULES, taxSettings } from './settings.ts';

/** What a user may leave out for the defaults of their jurisdiction. */
export const settingsInput = z.extend(settings, {
  /** What was set before currencies had to be known is still read. */
  baseCurrency: z._default(knownCurrency, 'USD'),
  tax: z.prefault(
    z.extend(taxSettings, {
      method: z.optional(z.enum(TAX_METHODS)),
      lotScope: z.optional(z.enum(LOT_SCOPES)),
      longTerm: z.optional(z.enum(TERM_RULES)),
    }),
    {},
  ),
  fiscalYearEndMonth: z.optional(fiscalMonth),
});

export type SettingsInput = z.output<typeof settingsInput>;
