/** Check digits and forms of identifiers. All take upper case. */

/** 0 to 9 stand for themselves, A to Z for 10 to 35. */
const baseValue = (character: string): number => Number.parseInt(character, 36);
const digitSum = (value: number): number => Math.floor(value / 10) + (value % 10);

/** Doubles every second value, adds up the digits, and answers what is missing to the next multiple of ten. */
function doubledCheckDigit(values: readonly number[], isDoubled: (index: number) => boolean): number {
  const sum = values.reduce((total, value, index) => total + digitSum(isDoubled(index) ? value * 2 : value), 0);
  return (10 - (sum % 10)) % 10;
}

const isOdd = (index: number): boolean => index % 2 === 1;

/** ISO 6166, annex A: letters become two digits each, then the modulus 10 double-add-double over all of them (Luhn). */
export function isIsin(text: string): boolean {
  if (!/^[A-Z]{2}[A-Z0-9]{9}[0-9]$/.test(text)) return false;
  const digits = [...text.slice(0, -1)].map((character) => String(baseValue(character))).join('');
  const values = [...digits].map(Number);
  const last = values.length - 1;
  return doubledCheckDigit(values, (index) => (last - index) % 2 === 0) === Number(text.at(-1));
}

/** ANSI X9.6: every second of the first eight values is doubled; `*`, `@` and `#` are 36, 37 and 38. */
export function isCusip(text: string): boolean {
  if (!/^[A-Z0-9*@#]{8}[0-9]$/.test(text)) return false;
  const values = [...text.slice(0, -1)].map((character) =>
    '*@#'.includes(character) ? 36 + '*@#'.indexOf(character) : baseValue(character),
  );
  return doubledCheckDigit(values, isOdd) === Number(text.at(-1));
}

/** OMG Financial Instrument Global Identifier 1.0, 6.1: no vowels, and none of the prefixes that ISINs have. */
export function isFigi(text: string): boolean {
  if (!/^(?!BS|BM|GG|GB|GH|KY|VG)[B-DF-HJ-NP-TV-Z]{2}G[B-DF-HJ-NP-TV-Z0-9]{8}[0-9]$/.test(text)) return false;
  return doubledCheckDigit([...text.slice(0, -1)].map(baseValue), isOdd) === Number(text.at(-1));
}
