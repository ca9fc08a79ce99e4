/** A user's settings, with the defaults that a PUT fills in for what it leaves out. */
import * as z from 'zod/mini';
import { type Decimal, decimal, ONE, parseDecimal } from '../../kernel/money/decimal.ts';
import { assetSymbol, currencyCode, nonNegativeDecimalString } from '../../kernel/money/schema.ts';
import { calendarDate } from '../../kernel/time.ts';
import { isTimeZone } from '../../kernel/time-zone.ts';

export const TAX_METHODS = ['FIFO', 'LIFO', 'HIFO', 'LOFO', 'AVERAGE', 'SECTION-104', 'SPECIFIC'] as const;
export type TaxMethod = (typeof TAX_METHODS)[number];
export const LOT_SCOPES = ['universal', 'per-account'] as const;
export type LotScope = (typeof LOT_SCOPES)[number];
/** When a holding is long, or exempt from tax; `none` makes no difference. */
export const TERM_RULES = ['us', '365-days', 'one-year-exempt', 'none'] as const;
export type TermRule = (typeof TERM_RULES)[number];
/** What money is that comes with a merger beside what its cost goes on in. */
const MERGER_CASH = ['recognized-gain', 'part-disposal', 'income', 'disposal'] as const;
export type MergerCash = (typeof MERGER_CASH)[number];
const SECURITIES_MAX = 1_000;
const ACCOUNT_LENGTH_MAX = 100;
const ACCOUNTS_MAX = 200;
const ALLOCATION_ORDERS = ['oldest-first', 'youngest-first', 'dearest-first', 'cheapest-first'] as const;
export type AllocationOrder = (typeof ALLOCATION_ORDERS)[number];

const taxYear = z.string().check(z.regex(/^(19|20)\d\d$/, 'must be a year from 1900 to 2099'));

export const taxSettings = z.strictObject({
  method: z._default(z.enum(TAX_METHODS), 'FIFO'),
  lotScope: z._default(z.enum(LOT_SCOPES), 'universal'),
  longTerm: z._default(z.enum(TERM_RULES), 'us'),
  buyFeeInBasis: z._default(z.boolean(), true),
  sellFeeDeducted: z._default(z.boolean(), true),
  transferFee: z._default(z.enum(['disposal', 'non-disposal']), 'disposal'),
  strict: z._default(z.boolean(), false),
  methodByYear: z.optional(z.record(taxYear, z.enum(TAX_METHODS))),
  /** The method for one account's lots, whatever the year. */
  methodByAccount: z.optional(z.record(z.string().check(z.maxLength(ACCOUNT_LENGTH_MAX)), z.enum(TAX_METHODS))),
  /** The method for an asset's lots, whatever the year. */
  methodByAsset: z.optional(z.record(assetSymbol, z.enum(TAX_METHODS))),
  /** With per-account, the date from which on: before it, the lots of all accounts are within reach. */
  lotScopeFrom: z.optional(calendarDate),
  /** How lots are shared out at that date; oldest first, to accounts by name, if left out. */
  lotAllocation: z.optional(
    z.strictObject({
      order: z._default(z.enum(ALLOCATION_ORDERS), 'oldest-first'),
      accounts: z.optional(z.array(z.string().check(z.maxLength(ACCOUNT_LENGTH_MAX))).check(z.maxLength(ACCOUNTS_MAX))),
    }),
  ),
  /** A receipt token for what is staked or wrapped: its lots carry over (if left out), or it is an exchange. */
  wrapping: z.optional(z.enum(['carry-over', 'disposal'])),
  /** What is put into a liquidity pool and taken out: an exchange (if left out), or its lots carry over. */
  liquidity: z.optional(z.enum(['disposal', 'carry-over'])),
  /**
   * Money that comes with a merger: gain as far as there is any, a disposal of a part, income, or all of the merger is a
   * disposal. By the law of the jurisdiction, if left out.
   */
  mergerCash: z.optional(z.enum(MERGER_CASH)),
  /** Codes of assets that are securities, for laws that treat these otherwise. */
  securities: z.optional(z.array(assetSymbol).check(z.maxLength(SECURITIES_MAX))),
  /** Those of them that no stock exchange lists, for forms that ask for them apart. */
  unlistedSecurities: z.optional(z.array(assetSymbol).check(z.maxLength(SECURITIES_MAX))),
});

/** Doubtful pairings are never as sure as this, so that no setting applies them. */
const APPLY_ABOVE_MIN = decimal('0.5');
const APPLY_ABOVE_DEFAULT = '0.9';

const pairingSettings = z.strictObject({
  /**
   * Deposits and withdrawals that are surely enough one transfer are paired without asking: those whose confidence is
   * above this. At the default, that takes the same transaction hash, or the same address and an equal amount; at 1,
   * nothing is.
   */
  applyAbove: z._default(
    nonNegativeDecimalString.check(z.refine((text) => isBetween(text, APPLY_ABOVE_MIN, ONE), 'must be from 0.5 to 1')),
    APPLY_ABOVE_DEFAULT,
  ),
});

function isBetween(text: string, least: Decimal, most: Decimal): boolean {
  const parsed = parseDecimal(text);
  // what is no decimal has an issue of its own
  return typeof parsed === 'string' || (parsed >= least && parsed <= most);
}

const corporateActionSettings = z.strictObject({
  /** Of splits of what is held, and of assets that go on under another code, which are proposed as transactions. */
  apply: z._default(z.enum(['none', 'splits', 'all']), 'none'),
});

export const fiscalMonth = z.int().check(z.minimum(1), z.maximum(12));

export const settings = z.strictObject({
  baseCurrency: z._default(currencyCode, 'USD'),
  tax: z.prefault(taxSettings, {}),
  pairing: z.prefault(pairingSettings, {}),
  /** Which corporate actions are recorded without asking; left out, none. */
  corporateActions: z.optional(corporateActionSettings),
  reconciliationTolerancePercent: z._default(nonNegativeDecimalString, '1.0'),
  autoReconcile: z._default(z.boolean(), false),
  fiscalYearEndMonth: z._default(fiscalMonth, 12),
  /** Where the fiscal year ends within that month; left out, with it. */
  fiscalYearEndDay: z.optional(z.int().check(z.minimum(1), z.maximum(28))),
  jurisdiction: z._default(
    z.string().check(z.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'must be a country code such as "US"')),
    'US',
  ),
  /** Whether each small balance has a line of its own; without it they are summed up. */
  displaySmallBalances: z._default(z.boolean(), false),
  /** A balance worth less than this is small: in the currency of what is looked at. */
  smallBalanceBelow: z._default(nonNegativeDecimalString, '1'),
  /** In whose days and months what leaves an account is counted. Years of taxes are counted in UTC. */
  timeZone: z._default(
    z.string().check(z.refine(isTimeZone, 'must be a time zone of the IANA database, such as "Europe/Berlin"')),
    'UTC',
  ),
  notifications: z.prefault(
    z.strictObject({
      email: z._default(z.boolean(), true),
      push: z._default(z.boolean(), true),
      imports: z._default(z.boolean(), true),
      discrepancies: z._default(z.boolean(), true),
      reports: z._default(z.boolean(), true),
    }),
    {},
  ),
});

export type Settings = z.output<typeof settings>;
export type TaxSettings = z.output<typeof taxSettings>;
export const DEFAULT_SETTINGS: Settings = z.parse(settings, {});
