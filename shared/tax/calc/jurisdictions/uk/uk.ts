import type { Jurisdiction } from '../jurisdiction.ts';
import { roundDown } from '../rounding.ts';

/**
 * United Kingdom.
 * - A disposal is matched with what was acquired on the same day (TCGA 1992 s105(1)), then with what is acquired in the
 *   30 days after it, the earliest first (s106A(5) and (9)), then with the pool of all that came before (s104). Tokens:
 *   HMRC Cryptoassets Manual CRYPTO22200 to CRYPTO22256.
 * - The pools are the person's, not those of accounts or wallets (CRYPTO22200).
 * - Money that comes with an exchange of shares is a disposal of a part: TCGA 1992 s122(1), s128(3), s135; its part of the
 *   cost is that of all that came in by value (s42, s129).
 * - No gain is short or long.
 * - The tax year ends on 5 April. SA108 takes whole pounds, and gains may be rounded down (SA108 Notes).
 */
export const UK: Jurisdiction = {
  code: 'GB',
  name: 'United Kingdom',
  methods: ['SECTION-104'],
  scopes: ['universal'],
  terms: ['none'],
  mergerCash: ['part-disposal', 'disposal'],
  giftsLoseFromWorth: false,
  giftsAreDisposals: true,
  fiscalYearEnd: { month: 4, day: 5 },
  roundForForm: roundDown,
  remarks: [
    'Not applied here, since it counts all gains of the year: the annual exempt amount (TCGA 1992 s1K).',
    'What you gave is listed as sold at the value stated with it (TCGA 1992 s17). To a charity, or to a spouse or civil partner you live with, it made neither gain nor loss (s58, s257): take these out of your return.',
  ],
  sources: [
    'TCGA 1992 s104',
    'TCGA 1992 s105',
    'TCGA 1992 s106A',
    'TCGA 1992 s122, s128, s135',
    'HMRC Cryptoassets Manual CRYPTO22200-22256',
  ],
};
