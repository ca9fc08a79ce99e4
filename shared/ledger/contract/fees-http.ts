/** Routes of fees: what a transaction would cost, and what is charged in general. */
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { feeQuote, feeSchedule, feeSubject } from './fees.ts';

const READ = 'ledger:read';
const ID = '0199f2a4-7b1e-7c3d-9e4f-1a2b3c4d5e6f';

/** What examples show: 1.5 % of the platform, and 30 cents of the provider. */
export const FEE_RULES_EXAMPLE = [
  {
    ...{ ruleId: 'service', tier: 'platform', category: 'service' },
    charge: { method: 'percentage', rate: '0.015', minimum: '0.5', maximum: '25' },
    ...{ asset: 'EUR', appliesTo: {}, rounding: 'half-even', refund: 'proportional' },
  },
  {
    ...{ ruleId: 'card', tier: 'provider', category: 'card-processing' },
    charge: { method: 'flat', amount: '0.3' },
    ...{ asset: 'EUR', appliesTo: { providers: ['stripe'] }, rounding: 'half-even', refund: 'none' },
  },
] as const;

export const FEE_SCHEDULE_EXAMPLE = {
  scheduleId: ID,
  ...{ effectiveFrom: '2026-02-01T00:00:00.000Z', recordedAt: '2026-01-15T09:30:00.000Z', reason: 'Prices of 2026' },
  rules: FEE_RULES_EXAMPLE,
} as const;

export const quoteFeesRoute = defineRoute({
  method: 'POST',
  path: '/v1/ledger/fees/quote',
  operationId: 'quoteFees',
  summary: 'See what a transaction would cost',
  description:
    'Fee by fee, and the sum for each asset. The quote holds until `validUntil`: sent as `feeQuoteId` with the transaction it was made for, these fees are charged, whatever the schedule in force says by then. Nothing is stored. Fees of the tier `premium` are for what `features` names. An amount finer than the smallest unit of its asset is refused.',
  scope: READ,
  idempotent: false,
  body: feeSubject,
  responses: { 200: feeQuote },
  errors: ['UnknownAsset', 'WrongPrecision'],
  examples: {
    payOut: {
      summary: 'A pay-out by a card provider',
      body: { occasion: 'pay-out', asset: 'EUR', amount: '200', provider: 'stripe' },
      answer: {
        status: 200,
        body: {
          quoteId: 'WyIyMDI2LTAyLTAyVDEwOjAwOjAwLjAwMFoiLCI0MmIiXQ',
          ...{ quotedAt: '2026-02-02T10:00:00.000Z', validUntil: '2026-02-02T10:15:00.000Z', scheduleId: ID },
          lines: [
            {
              ...{ ruleId: 'service', tier: 'platform', category: 'service', method: 'percentage' },
              ...{ asset: 'EUR', amount: '3', refund: 'proportional' },
            },
            {
              ...{ ruleId: 'card', tier: 'provider', category: 'card-processing', method: 'flat' },
              ...{ asset: 'EUR', amount: '0.3', provider: 'stripe', refund: 'none' },
            },
          ],
          totals: [{ asset: 'EUR', amount: '3.3' }],
        },
      },
    },
  },
});

export const listFeeSchedulesRoute = defineRoute({
  method: 'GET',
  path: '/v1/ledger/fees/schedules',
  operationId: 'listFeeSchedules',
  summary: 'List the schedules of fees',
  description:
    'All that were ever set, in order of recording, those to come included. In force at a time is the one that began last of those recorded by then; what is recorded later never changes what was charged before.',
  scope: READ,
  query: pageQuery,
  responses: { 200: listOf(feeSchedule) },
  errors: [],
  examples: {
    all: {
      summary: 'One schedule',
      answer: { status: 200, body: { items: [FEE_SCHEDULE_EXAMPLE], nextCursor: null } },
    },
  },
});
