/** How money and dates are printed in documents. Rounding happens here and nowhere before: JSON and CSV stay exact. */
import { DECIMAL_PLACES_MAX, type Decimal, decimal } from '../../../kernel/money/decimal.ts';
import { withThousands } from '../../../kernel/money/thousands.ts';

const unitOf = (places: number): bigint => 10n ** BigInt(DECIMAL_PLACES_MAX - places);

/** Half up, away from zero at the half: "50 to 99 cents to the next dollar" (Instructions for Form 8949, "Rounding"). */
const halfUp = (size: bigint, unit: bigint): bigint => (size + unit / 2n) / unit;

const digitsOf = (scaled: bigint, places: number): string => {
  const digits = scaled.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** An exact amount to the cent, `-12.35`; half up. */
export function toCents(amount: string): string {
  const value = decimal(amount);
  const cents = halfUp(value < 0n ? -value : value, unitOf(2));
  return `${value < 0n && cents > 0n ? '-' : ''}${digitsOf(cents, 2)}`;
}

/** To the cent with thousands apart, and losses in brackets as the forms have them: `(1,234.50)`. */
export function toMoney(amount: string): string {
  const cents = toCents(amount);
  const [whole = '', fraction = ''] = cents.replace('-', '').split('.');
  const plain = `${withThousands(whole)}.${fraction}`;
  return cents.startsWith('-') ? `(${plain})` : plain;
}

export type Favour = 'down' | 'up';

const floored = (value: bigint, unit: bigint): bigint =>
  value >= 0n || value % unit === 0n ? value / unit : value / unit - 1n;

/**
 * Whole pounds for the boxes of a return, in the taxpayer's favour: income and gains down, costs and losses up (HMRC,
 * SA150 "How to fill in your tax return": "Do not include pence - round down your income and round up your expenses").
 */
export function wholePounds(amount: string, favour: Favour): string {
  const value: Decimal = decimal(amount);
  const unit = unitOf(0);
  const whole = favour === 'down' ? floored(value, unit) : -floored(-value, unit);
  return whole.toString();
}

/** `05/04/2021`: as US forms and TXF have dates. */
export const usDate = (time: string): string => `${time.slice(5, 7)}/${time.slice(8, 10)}/${time.slice(0, 4)}`;
/** `04/05/2021`: as UK forms have them. */
export const ukDate = (time: string): string => `${time.slice(8, 10)}/${time.slice(5, 7)}/${time.slice(0, 4)}`;
export const isoDate = (time: string): string => time.slice(0, 10);

/** What a row is of. No units are disposed of by capital that came back beyond what they cost, or money of a merger. */
export function described({
  quantity = '',
  asset = '',
  boot,
}: {
  readonly quantity?: string;
  readonly asset?: string;
  readonly boot?: unknown;
}): string {
  if (quantity !== '0') return `${quantity} ${asset}`;
  return boot === undefined ? `${asset}, return of capital` : `${asset}, money in a merger`;
}
