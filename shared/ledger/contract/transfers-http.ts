/** The route of transfers between accounts here; what was made is read by those of `made-transfers-http.ts`. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { assetSymbol, positiveDecimalString } from '../../kernel/money/schema.ts';
import { timestamp } from '../../kernel/time.ts';
import { accountId } from './account.ts';
import { feeFeatures } from './fees.ts';
import { ACCOUNT_ID, OTHER_ACCOUNT_ID, TRANSFER } from './ledger-examples.ts';
import { description, metadata, reference, transferView } from './transfer-view.ts';

const PATH = '/v1/ledger/transfers';
const DAY_SECONDS = 24 * 3_600;
const ACCEPT_DAYS_DEFAULT = 7;
const ACCEPT_DAYS_MAX = 30;

export const createTransferRoute = defineRoute({
  method: 'POST',
  path: PATH,
  operationId: 'createTransfer',
  summary: 'Send from one account to another',
  description:
    'Between your own accounts and to users who take from you without being asked, it is done at once. Others are asked: it is `waiting`, with the funds held, until they accept or decline it, or the time is over. With `convertTo`, between your own accounts (or in one), it becomes another asset at the market’s rate, rounded down to its smallest unit. Fees come on top of the amount: those of `feeQuoteId`, or of the schedule in force.',
  scope: 'ledger:write',
  body: z.strictObject({
    from: accountId,
    to: accountId,
    asset: assetSymbol,
    amount: positiveDecimalString,
    convertTo: z.optional(
      z.strictObject({
        asset: assetSymbol,
        /** Refused, if it becomes less. */
        atLeast: z.optional(positiveDecimalString),
      }),
    ),
    reference: z.optional(reference),
    description: z.optional(description),
    metadata: z._default(metadata, {}),
    /** Of a quote for the same: its fees are charged. */
    feeQuoteId: z.optional(z.string().check(z.maxLength(1_000))),
    /** Premium features that are wanted. */
    features: z._default(feeFeatures, []),
    /** When it happened, if before now: between your own accounts only. */
    effectiveAt: z.optional(timestamp),
    /** How long a recipient who is asked has: seven days, unless said otherwise. */
    acceptWithinSeconds: z._default(
      z.int().check(z.minimum(1), z.maximum(ACCEPT_DAYS_MAX * DAY_SECONDS)),
      ACCEPT_DAYS_DEFAULT * DAY_SECONDS,
    ),
  }),
  responses: { 201: transferView },
  errors: [
    ...(['AccountFrozen', 'AccountClosed', 'AccountNotVerified', 'SameAccount'] as const),
    ...(['InsufficientFunds', 'LimitExceeded', 'TooManyAssets', 'TooManyHolds'] as const),
    ...(['TransferNotAccepted', 'ReferenceUsed', 'UnknownAsset', 'WrongPrecision'] as const),
    ...(['NoRate', 'RateMoved', 'HoldExpired', 'HoldExceeded', 'QuoteMismatch', 'QuoteExpired'] as const),
    ...COMMAND_CODES,
  ],
  examples: {
    own: {
      summary: 'Between your own accounts',
      body: { from: ACCOUNT_ID, to: OTHER_ACCOUNT_ID, asset: 'EUR', amount: '12.5', description: 'Savings' },
      answer: { status: 201, body: TRANSFER },
    },
    conversion: {
      summary: 'Into dollars, for 13 at least',
      body: {
        ...{ from: ACCOUNT_ID, to: OTHER_ACCOUNT_ID, asset: 'EUR', amount: '12.5' },
        convertTo: { asset: 'USD', atLeast: '13' },
      },
    },
  },
});
