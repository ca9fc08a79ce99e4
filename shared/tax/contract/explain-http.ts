/** The route that explains a disposal: everything that its figures rest on. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { idSchema } from '../../kernel/ids.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { LOT_ADJUSTMENTS } from './events.ts';
import { EXPLANATION_EXAMPLE } from './explain-example.ts';

const transactionId = idSchema('TransactionId');
const leg = z.strictObject({ asset: z.string(), quantity: z.string(), direction: z.enum(['in', 'out']) });

/** Which source of market data said so; left out where you did. */
const source = z.optional(z.string());

const rateStep = z.strictObject({
  rate: z.string(),
  /** Whether the amount was divided by the rate, which is quoted the other way round. */
  inverted: z.boolean(),
  date: z.string(),
  source,
});

/** What one thing was worth, and by which price and rates of which day. */
const quote = z.strictObject({
  asset: z.string(),
  quantity: z.string(),
  value: z.string(),
  price: z.optional(z.strictObject({ close: z.string(), currency: z.string(), date: z.string(), source })),
  rates: z.array(rateStep),
});
export type Quote = z.infer<typeof quote>;

/** What a transaction was worth in the base currency, and who says so. */
const valuation = z.strictObject({
  /** Left out while a price is missing. */
  value: z.optional(z.string()),
  /** `stated` with the transaction; `money` that moved; a `price` of the price book; `none` where there is none. */
  source: z.enum(['stated', 'money', 'price', 'none']),
  stated: z.optional(z.strictObject({ amount: z.string(), currency: z.string() })),
  quotes: z.array(quote),
});
export type Valuation = z.infer<typeof valuation>;

const fee = z.strictObject({
  asset: z.string(),
  quantity: z.string(),
  /** What it was worth in the base currency; left out while a price is missing. */
  amount: z.optional(z.string()),
  /** As of a valuation, or by what the transaction itself `paid` for a unit. */
  source: z.enum(['stated', 'money', 'price', 'paid', 'none']),
  stated: z.optional(z.strictObject({ amount: z.string(), currency: z.string() })),
  quotes: z.array(quote),
});
export type ExplainedFee = z.infer<typeof fee>;

const transaction = z.strictObject({
  transactionId: z.string(),
  type: z.string(),
  timestamp: z.string(),
  account: z.string(),
  toAccount: z.optional(z.string()),
  amounts: z.array(leg),
  valuation,
  fees: z.array(fee),
});
export type ExplainedTransaction = z.infer<typeof transaction>;

const lot = z.strictObject({
  lotId: z.string(),
  asset: z.string(),
  account: z.string(),
  acquiredAt: z.string(),
  quantity: z.string(),
  costBasis: z.string(),
  unitCost: z.string(),
});
export type ExplainedLot = z.infer<typeof lot>;

const place = z.strictObject({ asset: z.string(), account: z.string() });
const move = z.strictObject({
  transactionId: z.string(),
  /** `allocation` where lots of all accounts became those of each. */
  type: z.string(),
  at: z.string(),
  from: place,
  to: place,
  /** What left, and what became of it there: of the lot that the disposal used. */
  quantity: z.string(),
  arrived: z.string(),
  /** What the units that left cost, and what of that went on here. */
  costBasis: z.string(),
  costArrived: z.string(),
  /** Of a merger or spin-off, the part of the cost that was stated for it. */
  basisShare: z.optional(z.string()),
  /** Money that came with a merger for these units, the part of their cost that stood against it, and what was gain. */
  money: z.optional(z.strictObject({ amount: z.string(), costBasis: z.string(), gain: z.string() })),
});
export type ExplainedMove = z.infer<typeof move>;

/** Of a whole lot. */
const figures = z.strictObject({ quantity: z.string(), costBasis: z.string() });

/** What changed a lot while the units were in it. */
const change = z.strictObject({
  transactionId: z.string(),
  at: z.string(),
  reason: z.enum(LOT_ADJUSTMENTS),
  lotId: z.string(),
  before: figures,
  /** Left out where there is too much to look through. */
  after: z.optional(figures),
  /** Of a return of capital: what it took off the cost of the units that were left. */
  returned: z.optional(z.string()),
});
export type ExplainedChange = z.infer<typeof change>;

/** Units of all acquisitions of a day cost the same. */
const match = z.strictObject({
  rule: z.enum(['same-day', 'thirty-days']),
  day: z.string(),
  /** What was acquired on it in all. */
  acquired: figures,
});
export type ExplainedMatch = z.infer<typeof match>;

/** What a pool that goes by its mean had. */
const pool = z.strictObject({ before: figures, after: figures });
export type ExplainedPool = z.infer<typeof pool>;

const explained = z.strictObject({
  /** The row, as in the list of disposals. */
  disposal: z.looseObject({}),
  /** Left out, like what follows, for what no lot covers. */
  lot: z.optional(lot),
  acquisition: z.optional(transaction),
  /** From the acquisition to the lot that was used, in order of time. */
  transfers: z.optional(z.array(move)),
  /** Splits, returns of capital and new means on that way, in order of time. */
  changes: z.optional(z.array(change)),
  /** Where there is too much to look through: changes after this are not told. */
  changesUntil: z.optional(z.string()),
  /** By SECTION-104, what it was matched with out of turn. */
  match: z.optional(match),
  /** By SECTION-104 and AVERAGE, the pool that the cost came from; left out where too much came after. */
  pool: z.optional(pool),
  /** The same in plain sentences. */
  sentences: z.array(z.string()),
});
export type ExplainedDisposal = z.infer<typeof explained>;

const rule = z.strictObject({
  jurisdiction: z.string(),
  name: z.string(),
  sources: z.array(z.string()),
  taxYear: z.int(),
  currency: z.string(),
  method: z.string(),
  lotScope: z.string(),
  longTerm: z.string(),
  buyFeeInBasis: z.boolean(),
  sellFeeDeducted: z.boolean(),
  transferFee: z.string(),
  /** What money is that came with a merger, where that is what is explained. */
  mergerCash: z.optional(z.string()),
});
export type ExplainedRule = z.infer<typeof rule>;

export const explainDisposal = defineRoute({
  method: 'GET',
  path: '/v1/tax/disposals/{transactionId}',
  operationId: 'explainDisposal',
  summary: 'Explain a disposal',
  description:
    'The whole way to the figures of a transaction’s disposals: the transaction and what it was worth by whose word, its fees, and of each row the lot that it used, where that was acquired and for how much, the transfers it went through, what changed its units or its cost on the way, the pool or the day that a mean is of, and the rule that was applied; as data and in plain sentences. A row is named by its transaction and `lotId`.',
  scope: 'tax:read',
  params: { transactionId },
  query: { ...pageQuery, lotId: z.optional(idSchema('LotId')) },
  responses: {
    200: listOf(explained, {
      transaction,
      rule,
      sentences: z.array(z.string()),
      complete: z.boolean(),
      missing: z.optional(z.array(z.looseObject({}))),
    }),
  },
  errors: ['NotFound', ...READ_CODES],
  examples: {
    sale: {
      summary: 'A sale from one lot',
      params: { transactionId: EXPLANATION_EXAMPLE.transaction.transactionId },
      answer: { status: 200, body: EXPLANATION_EXAMPLE },
    },
  },
});
