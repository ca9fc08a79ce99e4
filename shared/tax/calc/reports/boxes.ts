/**
 * The boxes of IRS Form 8949: which one a disposal belongs under. Part I (short-term) has A, B and C, Part II (long-term)
 * D, E and F: reported on Form 1099-B with the basis, reported without it, not reported. For tax years that begin in
 * 2025 or later, digital assets have boxes of their own in the same order, by Form 1099-DA: G, H and I, then J, K and L
 * (Instructions for Form 8949 of 2025, "Parts I and II").
 */
import { isFiat } from '../../../kernel/money/currencies.ts';
import type { BrokerStatement, DigitalAssetStatement } from '../../contract/report-events.ts';
import { jurisdictionOf } from '../jurisdictions/all.ts';

export const BOXES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'] as const;
export type Box = (typeof BOXES)[number];

/** What the boxes of a report depend on. */
export interface BoxRules {
  readonly brokerStatements: Readonly<Record<string, BrokerStatement>>;
  /** Of accounts whose digital assets were reported otherwise than the rest. */
  readonly digitalAssetStatements?: Readonly<Record<string, DigitalAssetStatement>>;
  /** Assets that are securities; all others but money and metals are digital. */
  readonly securities: readonly string[];
  /** First instant of the tax year, RFC 3339. */
  readonly from: string;
}

type Term = 'short' | 'long';
type Kind = 'others' | 'digital';
type ByKind = Readonly<Record<Kind, Readonly<Record<Term, Box>>>>;

const BOXES_BY: Readonly<Record<BrokerStatement | DigitalAssetStatement, ByKind>> = {
  'basis-reported': { others: { short: 'A', long: 'D' }, digital: { short: 'G', long: 'J' } },
  'basis-not-reported': { others: { short: 'B', long: 'E' }, digital: { short: 'H', long: 'K' } },
  'not-reported': { others: { short: 'C', long: 'F' }, digital: { short: 'I', long: 'L' } },
};

const statementOf = <T>(statements: Readonly<Record<string, T>>, account: string): T | undefined =>
  Object.hasOwn(statements, account) ? statements[account] : undefined;

/** Gold, silver, platinum and palladium (ISO 4217). */
const METALS: ReadonlySet<string> = new Set(['XAU', 'XAG', 'XPT', 'XPD']);

/** Whether an asset is neither money, nor a metal, nor one of those named as securities. */
export const isDigitalAsset = (asset: string, securities: ReadonlySet<string>): boolean =>
  !securities.has(asset) && !isFiat(asset) && !METALS.has(asset);

/** The first year of the form that has boxes for digital assets. */
const DIGITAL_FROM_YEAR = 2025;

/** Whether a jurisdiction has Form 8949. */
export const hasBoxes = (jurisdiction: string): boolean => jurisdictionOf(jurisdiction).code === 'US';

export interface Boxed {
  readonly asset: string;
  readonly account: string;
  readonly term: string;
}

/** Names the box of each disposal of a report. */
export function boxesBy({
  brokerStatements,
  digitalAssetStatements = {},
  securities,
  from,
}: BoxRules): (held: Boxed) => Box {
  // the year of the form is the one in which the tax year begins
  const hasDigital = Number(from.slice(0, 4)) >= DIGITAL_FROM_YEAR;
  const ofOthers = new Set(securities);
  return ({ asset, account, term }) => {
    const isDigital = hasDigital && isDigitalAsset(asset, ofOthers);
    const own = isDigital ? statementOf(digitalAssetStatements, account) : undefined;
    const statement = own ?? statementOf(brokerStatements, account) ?? 'not-reported';
    return BOXES_BY[statement][isDigital ? 'digital' : 'others'][term === 'long' ? 'long' : 'short'];
  };
}

const SHORT_TERM: ReadonlySet<Box> = new Set(['A', 'B', 'C', 'G', 'H', 'I']);

export const termOfBox = (box: Box): Term => (SHORT_TERM.has(box) ? 'short' : 'long');
