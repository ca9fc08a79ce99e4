/** Routes of what sales would come to before they are made. Nothing is recorded. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { knownCurrency } from '../../kernel/money/known-currency.ts';
import { assetSymbol, positiveDecimalString } from '../../kernel/money/schema.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { timestamp } from '../../kernel/time.ts';
import { accountName } from '../../trading/contract/account-name.ts';
import { reportGains } from './report-figures.ts';

const SALES_MAX = 50;

const proposed = z.strictObject({
  asset: assetSymbol,
  quantity: positiveDecimalString,
  /** Of one unit, in the base currency unless `currency` says otherwise. */
  price: positiveDecimalString,
  currency: z.optional(knownCurrency),
  /** Now, if left out. */
  at: z.optional(timestamp),
  /** Whose lots are sold, where accounts have lots of their own. */
  account: z.optional(accountName),
});
export type ProposedSaleInput = z.infer<typeof proposed>;

const body = z
  .strictObject({
    sell: z.optional(proposed),
    /** Several, in order of time: each sees the ones before it. */
    sells: z.optional(z.array(proposed).check(z.minLength(1), z.maxLength(SALES_MAX))),
    /** A fiscal year whose gains are added up with the sales; without any, what is recorded of it goes by each method. */
    year: z.optional(z.int().check(z.minimum(1900), z.maximum(2100))),
  })
  .check(
    z.refine(
      ({ sell, sells, year }) =>
        sell === undefined || sells === undefined ? (sell ?? sells ?? year) !== undefined : false,
      'needs one of sell and sells, or a year',
    ),
  );
export type PreviewInput = z.infer<typeof body>;

const row = z.strictObject({
  /** Which of the sales, counted from 0. */
  sale: z.int(),
  lotId: z.optional(z.string()),
  asset: z.string(),
  account: z.optional(z.string()),
  quantity: z.string(),
  proceeds: z.optional(z.string()),
  costBasis: z.string(),
  gain: z.optional(z.string()),
  acquiredAt: z.optional(z.string()),
  disposedAt: z.string(),
  holdingDays: z.int(),
  term: z.enum(['short', 'long', 'exempt']),
  matchedBy: z.optional(z.enum(['same-day', 'thirty-days'])),
  lotSelection: z.optional(z.enum(['named', 'unmet'])),
  /** Of a gift, as in the list of disposals. */
  giftBasis: z.optional(z.enum(['loss', 'neither'])),
  missingQuantity: z.optional(z.string()),
  needsPrice: z.optional(z.literal(true)),
});

const methodPreview = z.strictObject({
  /** `SETTINGS` where the settings make the sales go by several. */
  method: z.string(),
  inUse: z.boolean(),
  allowed: z.boolean(),
  rows: z.array(row),
  /** Rows that are not listed; they count in the gains. */
  furtherRows: z.int(),
  gains: reportGains,
  year: z.optional(reportGains),
  complete: z.boolean(),
});

const previewView = z.strictObject({
  currency: z.string(),
  jurisdiction: z.string(),
  methods: z.array(methodPreview),
  year: z.optional(z.strictObject({ taxYear: z.int(), recorded: reportGains })),
  complete: z.boolean(),
  missing: z.optional(z.array(z.looseObject({}))),
});
export type PreviewView = z.infer<typeof previewView>;

const sums = (proceeds: string, costBasis: string, gain: string) => ({ proceeds, costBasis, gain });
const NONE = sums('0', '0', '0');
const SOLD = { sale: 0, asset: 'BTC', quantity: '0.2', proceeds: '12000', disposedAt: '2022-08-01T09:30:00.000Z' };

export const previewSale = defineRoute({
  method: 'POST',
  path: '/v1/tax/previews',
  operationId: 'previewSale',
  summary: 'Preview what a sale, or a year, would come to',
  description:
    'The lots that each method would use, and the gain, with nothing recorded. What is `inUse` goes by the settings, and is what happens if the sale is recorded as it stands here. The other methods take the lots that are open by then in their own order; `allowed` says whether the law of the jurisdiction knows the method. With `sells`, a list in order of time, each sale sees the ones before it. With `year`, each method also adds up the gains of that fiscal year: the recorded disposals and the sales. With `year` alone, all that is recorded of it goes by each method, none of its rows listed. A sale between others works the later ones through again, at most 20,000 of them. Up to 1,000 rows are listed for each method.',
  scope: 'tax:read',
  idempotent: false,
  body,
  responses: { 200: previewView },
  errors: ['InsufficientLots', ...READ_CODES],
  examples: {
    one: {
      summary: 'A sale, by the method of the settings and another',
      body: { sell: { asset: 'BTC', quantity: '0.2', price: '60000', at: '2022-08-01T09:30:00Z' } },
      answer: {
        status: 200,
        body: {
          currency: 'USD',
          jurisdiction: 'US',
          methods: [
            {
              ...{ method: 'FIFO', inUse: true, allowed: true },
              rows: [
                {
                  ...SOLD,
                  lotId: '0d7b3c1e-57a6-5d0b-9c1f-2f7b1b6f3a10',
                  ...{ costBasis: '8005', gain: '3995', acquiredAt: '2021-05-04T10:00:00.000Z' },
                  ...{ holdingDays: 453, term: 'long' },
                },
              ],
              furtherRows: 0,
              gains: { short: NONE, long: sums('12000', '8005', '3995'), total: sums('12000', '8005', '3995') },
              complete: true,
            },
            {
              ...{ method: 'LIFO', inUse: false, allowed: true },
              rows: [
                {
                  ...SOLD,
                  lotId: '5f1f2a3b-8f0c-5d77-a1de-64d0b3a7c512',
                  ...{ costBasis: '9100', gain: '2900', acquiredAt: '2022-02-01T08:00:00.000Z' },
                  ...{ holdingDays: 181, term: 'short' },
                },
              ],
              furtherRows: 0,
              gains: { short: sums('12000', '9100', '2900'), long: NONE, total: sums('12000', '9100', '2900') },
              complete: true,
            },
          ],
          complete: true,
        },
      },
    },
  },
});
