/** What an asset is known by elsewhere. */
import * as z from 'zod/mini';
import { addressFault, comparableAddress } from './contract-address.ts';
import { isCusip, isFigi, isIsin } from './identifier-checks.ts';

/** Price providers, which name an asset in their own way. */
export const PROVIDER_SCHEMES = ['coingecko', 'kraken', 'alphavantage', 'stooq', 'ecb', 'fred'] as const;
export type ProviderScheme = (typeof PROVIDER_SCHEMES)[number];

const SCHEMES = ['ticker', 'isin', 'cusip', 'figi', 'contract', ...PROVIDER_SCHEMES] as const;
export type IdentifierScheme = (typeof SCHEMES)[number];

/** Where something is traded: a market identifier code (ISO 10383) or a name. */
export const exchangeName = z
  .string()
  .check(z.regex(/^[A-Z0-9][A-Z0-9 ._-]{0,29}$/, 'must be an exchange such as "XNAS" or "NASDAQ"'));
export const chainName = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be a chain such as "ethereum" or "bnb-chain"'));

const fields = z.strictObject({
  scheme: z.enum(SCHEMES),
  value: z.string().check(z.trim(), z.minLength(1), z.maxLength(128)),
  /** Of a ticker. */
  exchange: z.optional(exchangeName),
  /** Of a contract. */
  chain: z.optional(chainName),
  /** One of an asset's identifiers is. */
  primary: z._default(z.boolean(), false),
});
export type AssetIdentifier = z.output<typeof fields>;

const CHECKED: Readonly<
  Partial<Record<IdentifierScheme, { readonly is: (text: string) => boolean; readonly rule: string }>>
> = {
  isin: { is: isIsin, rule: 'is not an ISIN: two letters, nine letters or digits, and their check digit' },
  cusip: { is: isCusip, rule: 'is not a CUSIP: eight letters or digits and their check digit' },
  figi: { is: isFigi, rule: 'is not a FIGI: two letters, G, eight letters or digits, and their check digit' },
};

function faultsOf({
  scheme,
  value,
  exchange,
  chain,
}: AssetIdentifier): readonly (readonly [keyof AssetIdentifier, string])[] {
  const faults: (readonly [keyof AssetIdentifier, string])[] = [];
  const checked = CHECKED[scheme];
  if (checked && !checked.is(value.toUpperCase())) faults.push(['value', checked.rule]);
  if (scheme === 'contract' && chain === undefined) faults.push(['chain', 'is required of a contract']);
  if (scheme === 'contract' && chain !== undefined) {
    const fault = addressFault(chain, value);
    if (fault !== undefined) faults.push(['value', fault]);
  }
  if (scheme === 'ticker' && exchange === undefined) faults.push(['exchange', 'is required of a ticker']);
  if (scheme !== 'ticker' && exchange !== undefined) faults.push(['exchange', 'is of tickers only']);
  if (scheme !== 'contract' && chain !== undefined) faults.push(['chain', 'is of contracts only']);
  return faults;
}

const assetIdentifier = fields.check(
  z.superRefine((identifier, context) => {
    for (const [field, message] of faultsOf(identifier)) {
      context.addIssue({ code: 'custom', message, path: [field] });
    }
  }),
);

/** Any number of them, of which one is primary; none twice. */
export const assetIdentifiers = z.array(assetIdentifier).check(
  z.maxLength(30),
  z.superRefine((identifiers, context) => {
    const primaries = identifiers.filter(({ primary }) => primary).length;
    if (identifiers.length > 0 && primaries !== 1) {
      context.addIssue({ code: 'custom', message: `must have one that is primary, and has ${primaries}` });
    }
    const names = identifiers.map(identifierName);
    const repeated = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (repeated >= 0) context.addIssue({ code: 'custom', message: 'is there already', path: [repeated] });
  }),
);

/** Values without regard to case where the scheme has none. */
export const comparableValue = ({ scheme, value, chain }: AssetIdentifier): string => {
  if (scheme === 'contract') return comparableAddress(chain ?? '', value);
  return CHECKED[scheme] || scheme === 'ticker' ? value.toUpperCase() : value;
};

/** Two identifiers are the same when these are. */
export const identifierName = (identifier: AssetIdentifier): string =>
  JSON.stringify([identifier.scheme, comparableValue(identifier), identifier.exchange ?? identifier.chain ?? '']);
