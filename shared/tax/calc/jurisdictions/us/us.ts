import type { Jurisdiction } from '../jurisdiction.ts';
import { roundToCents } from '../rounding.ts';

/**
 * United States.
 * - Units are identified specifically, or else leave first in, first out: Treas. Reg. 1.1012-1(c) and (j); IRS Notice
 *   2014-21 and its FAQ 39 to 41. LIFO, HIFO and LOFO are standing orders for specific identification.
 * - From 2025 on by wallet or account; the basis that was unused on 1 January 2025 is shared out among them: Treas. Reg.
 *   1.1012-1(j)(3), Rev. Proc. 2024-28 (`tax.lotScope` per-account with `tax.lotScopeFrom` 2025-01-01).
 * - The average is for shares of funds and some dividend reinvestment plans alone: Treas. Reg. 1.1012-1(e). What the
 *   book can't tell apart it doesn't refuse.
 * - Holding period: IRS Publication 544, chapter 4; short or long: 26 USC 1222.
 * - Money in a reorganisation is gain as far as there is any, and never makes a loss: 26 USC 356(a)(1) and (c). What comes
 *   has the basis of what went, less the money, plus the gain: 26 USC 358(a)(1). Each lot by itself: Rev. Rul. 68-23.
 * - The basis of a gift for a loss is what it was worth, where that was less: 26 USC 1015(a), Treas. Reg. 1.1015-1(a).
 * - Gifts and donations that one makes are no sales: nothing is realized, 26 USC 1001(a) and (b); the basis goes on to who
 *   has them, 1015.
 * - Rounding: IRS Instructions for Form 8949 allow cents or whole dollars.
 */
export const US: Jurisdiction = {
  code: 'US',
  name: 'United States',
  methods: ['FIFO', 'LIFO', 'HIFO', 'LOFO', 'AVERAGE', 'SPECIFIC'],
  scopes: ['universal', 'per-account'],
  terms: ['us', '365-days'],
  mergerCash: ['recognized-gain', 'disposal'],
  giftsLoseFromWorth: true,
  giftsAreDisposals: false,
  fiscalYearEnd: { month: 12 },
  roundForForm: roundToCents,
  remarks: [
    'From tax year 2025 on, digital assets stand under boxes G to L of Form 8949: whatever is neither money nor a metal, nor named as a security in the settings.',
    'Gifts and donations that you made are no sales (26 USC 1001, 1015): they are in a list of their own, at the values stated with them, and on no form.',
  ],
  sources: [
    'Treas. Reg. 1.1012-1(c), (e), (j)',
    'IRS Notice 2014-21',
    '26 USC 354, 356, 358, 1015(a)',
    'Rev. Proc. 2024-28',
    'IRS Publication 544',
    'IRS Publication 550',
  ],
};
