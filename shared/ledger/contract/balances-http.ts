/** What a user has in all: in accounts here, and in those that imported transactions name. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { knownCurrency } from '../../kernel/money/known-currency.ts';
import { computedDecimalString } from '../../kernel/money/schema.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { ACCOUNT_DOMAINS } from './account.ts';
import { ACCOUNT_ID } from './ledger-examples.ts';

export const BALANCE_GROUPINGS = ['account', 'kind', 'domain', 'chain', 'asset'] as const;

const amounts = {
  /** What is there, what is staked, and what is kept elsewhere. */
  total: computedDecimalString,
  /** In accounts here, without what is staked; below zero where credit is used. */
  balance: computedDecimalString,
  reserved: computedDecimalString,
  available: computedDecimalString,
  staked: computedDecimalString,
  /** How far below zero balances may be, and how far they are. */
  credit: computedDecimalString,
  creditUsed: computedDecimalString,
  /** Kept elsewhere, and followed here by its transactions; below zero where more went out than came in. */
  external: computedDecimalString,
};

const values = z.nullable(z.strictObject(amounts));

const assetAmounts = z.strictObject({
  asset: z.string(),
  ...amounts,
  /** Of one unit; null, as the value, where nothing says what it is worth. */
  price: z.nullable(computedDecimalString),
  /** Null of the currency itself. */
  priceAt: z.nullable(z.string()),
  /** The price is older than one stays good. */
  stale: z.boolean(),
  value: z.nullable(computedDecimalString),
});

const sums = {
  /** Each amount in the currency, of what has a price; null where nothing has. */
  values,
  assets: z.array(assetAmounts),
};

const completeness = {
  /** Elsewhere, more of these went out than ever came in: they count for nothing, as in a portfolio. */
  overdrawn: z.array(z.strictObject({ asset: z.string(), quantity: computedDecimalString })),
  complete: z.boolean(),
  missing: z.optional(z.array(z.looseObject({}))),
};

const group = z.strictObject({
  /**
   * What it is a group of: the id of an account (of one that transactions name, `external:` and the name), a kind, a
   * domain, a chain or an asset; null for what is on no chain, or on none that is known.
   */
  key: z.nullable(z.string()),
  name: z.nullable(z.string()),
  ...sums,
  complete: z.boolean(),
});

const EUROS = {
  ...{ total: '100', balance: '100', reserved: '40', available: '60' },
  ...{ staked: '0', credit: '0', creditUsed: '0', external: '0' },
} as const;
const EURO_ROW = { asset: 'EUR', ...EUROS, price: '1', priceAt: null, stale: false, value: '100' } as const;

const BITCOIN = {
  ...{ total: '0.3', balance: '0', reserved: '0', available: '0' },
  ...{ staked: '0', credit: '0', creditUsed: '0', external: '0.3' },
} as const;
const BITCOIN_ROW = { asset: 'BTC', ...BITCOIN, price: null, priceAt: null, stale: false, value: null } as const;

const UNIFIED =
  'Accounts of the ledger and those that imported transactions name (kind `external`, of the domain `investing`, as a portfolio’s holdings are), valued at the last prices, the user’s own first. Assets without a price are named in `missing`, and their value is null, never zero.';

export const listBalancesRoute = defineRoute({
  method: 'GET',
  path: '/v1/ledger/balances',
  operationId: 'listUnifiedBalances',
  summary: 'List what you have, by account, kind, domain, chain or asset',
  description: `${UNIFIED} The most valuable group first. \`total\` is of all groups, whatever the page, and the same however they are grouped.`,
  scope: 'ledger:read',
  query: {
    ...pageQuery,
    groupBy: z._default(z.enum(BALANCE_GROUPINGS), 'account'),
    /** The base currency, if left out. */
    currency: z.optional(knownCurrency),
  },
  responses: {
    200: listOf(group, { currency: z.string(), total: z.nullable(computedDecimalString), ...completeness }),
  },
  errors: [...READ_CODES],
  examples: {
    domains: {
      summary: 'By account, one of them without a price',
      query: { groupBy: 'account', currency: 'EUR' },
      answer: {
        status: 200,
        body: {
          items: [
            { key: ACCOUNT_ID, name: 'Everyday', values: EUROS, assets: [EURO_ROW], complete: true },
            { key: 'external:kraken', name: 'kraken', values: null, assets: [BITCOIN_ROW], complete: false },
          ],
          nextCursor: null,
          ...{ currency: 'EUR', total: '100', overdrawn: [], complete: false },
          missing: [{ asset: 'BTC', what: 'price' }],
        },
      },
    },
  },
});

export const getBalanceSummaryRoute = defineRoute({
  method: 'GET',
  path: '/v1/ledger/balances/summary',
  operationId: 'getBalanceSummary',
  summary: 'Read what you have in all',
  description: `Totals, available, reserved, staked and credit used, by asset and by domain and asset, and valued. ${UNIFIED}`,
  scope: 'ledger:read',
  query: { currency: z.optional(knownCurrency) },
  responses: {
    200: z.strictObject({
      currency: z.string(),
      at: z.string(),
      ...sums,
      domains: z.array(z.strictObject({ domain: z.enum(ACCOUNT_DOMAINS), ...sums })),
      ...completeness,
    }),
  },
  errors: [...READ_CODES],
  examples: {
    euros: {
      summary: 'In euros',
      query: { currency: 'EUR' },
      answer: {
        status: 200,
        body: {
          ...{ currency: 'EUR', at: '2026-01-15T09:30:00.000Z', values: EUROS, assets: [EURO_ROW] },
          domains: [{ domain: 'banking', values: EUROS, assets: [EURO_ROW] }],
          ...{ overdrawn: [], complete: true },
        },
      },
    },
  },
});
