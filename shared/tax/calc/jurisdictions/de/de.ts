import type { Jurisdiction } from '../jurisdiction.ts';
import { roundToCents } from '../rounding.ts';

/**
 * Germany, private assets.
 * - Sales within a year are taxed, later ones exempt: § 23 Abs. 1 Satz 1 Nr. 2 EStG.
 * - First in, first out, wallet by wallet, where units aren't identified one by one: BMF of 10 May 2022
 *   (IV C 1 - S 2256/19/10003 :001), margin numbers 61 and 62; BMF of 6 March 2025, which takes its place.
 * - Securities fall under § 20 EStG and are never exempt for their age: name them in `tax.securities`. First in, first
 *   out there, too: § 20 Abs. 4 Satz 7 EStG.
 * - Money that comes with an exchange of shares is income, and the cost goes on whole in the new ones: § 20 Abs. 4a Satz 1
 *   and 2 EStG.
 * - Forms take cents (Anlage SO, Anlage KAP).
 */
export const GERMANY: Jurisdiction = {
  code: 'DE',
  name: 'Germany',
  methods: ['FIFO', 'SPECIFIC'],
  scopes: ['per-account'],
  terms: ['one-year-exempt'],
  mergerCash: ['income', 'disposal'],
  giftsLoseFromWorth: false,
  giftsAreDisposals: false,
  fiscalYearEnd: { month: 12 },
  roundForForm: roundToCents,
  sources: [
    '§ 23 Abs. 1 Satz 1 Nr. 2 EStG',
    '§ 20 Abs. 4 Satz 7 EStG',
    '§ 20 Abs. 4a EStG',
    'BMF-Schreiben vom 10.05.2022, Rn. 61-63',
    'BMF-Schreiben vom 06.03.2025',
  ],
  remarks: [
    'Not applied here, since it counts all private sales of the year: gains of less than 1,000 EUR in all (600 EUR until 2023) stay untaxed (§ 23 Abs. 3 Satz 5 EStG).',
    'Gifts and donations that you made are listed among the disposals, marked, at the values stated with them. They are none, since nothing is paid for them (§ 23 Abs. 1 Satz 3 EStG): leave their rows out of your return. What they come to stands below the gains.',
  ],
};
