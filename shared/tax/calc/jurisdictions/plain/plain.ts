import { TAX_METHODS, TERM_RULES } from '../../../../settings/contract/settings.ts';
import type { Jurisdiction } from '../jurisdiction.ts';
import { roundToCents } from '../rounding.ts';

/** Any other country: whatever the book can do, as the user says. It goes by no source. */
export const PLAIN: Jurisdiction = {
  code: '',
  name: 'No particular law',
  methods: TAX_METHODS,
  scopes: ['universal', 'per-account'],
  terms: TERM_RULES,
  mergerCash: ['part-disposal', 'recognized-gain', 'income', 'disposal'],
  giftsLoseFromWorth: false,
  giftsAreDisposals: true,
  fiscalYearEnd: { month: 12 },
  roundForForm: roundToCents,
  sources: [],
};
