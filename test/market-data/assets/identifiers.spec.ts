import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFault, withChecksum } from '../../../shared/market-data/contract/contract-address.ts';
import { isCusip, isFigi, isIsin } from '../../../shared/market-data/contract/identifier-checks.ts';

const SCHEMES = {
  // Apple, Diageo, Vanguard FTSE All-World, Nestlé.
  ISIN: { is: isIsin, known: ['US0378331005', 'GB0002374006', 'IE00BK5BQT80', 'CH0038863350'] },
  // Apple, Oracle, Cisco; and one with letters: Apple 3.35% 2027.
  CUSIP: { is: isCusip, known: ['037833100', '68389X105', '17275R102', '037833CR9'] },
  // IBM and Apple.
  FIGI: { is: isFigi, known: ['BBG000BLNNH6', 'BBG000B9XRY4'] },
} as const;

describe.each(Object.entries(SCHEMES))('%s', (_, { is, known }) => {
  it.each(known)('%s has its check digit', (text) => {
    expect(is(text)).toBe(true);
  });

  it('is told from every other check digit', () => {
    for (const text of known) {
      const others = [...'0123456789'].filter((digit) => digit !== text.at(-1));
      expect(others.filter((digit) => is(text.slice(0, -1) + digit))).toEqual([]);
    }
  });

  it('with one digit mistyped is none', () => {
    const at = fc.nat({ max: known[0].length - 2 });
    fc.assert(
      fc.property(fc.constantFrom(...known), at, fc.integer({ min: 0, max: 9 }), (text, index, digit) => {
        fc.pre(/\d/.test(text.charAt(index)) && text.charAt(index) !== String(digit));
        expect(is(text.slice(0, index) + digit + text.slice(index + 1))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('is neither longer nor shorter, nor in lower case', () => {
    for (const text of known) {
      expect(
        [text.slice(1), `${text}0`, text.toLowerCase(), ''].filter((other) => other !== text && is(other)),
      ).toEqual([]);
    }
  });
});

it('a FIGI never begins as an ISIN of the same country would', () => {
  expect(isFigi('GBG000BLNNH6')).toBe(false);
});

describe('an address of a contract', () => {
  // The examples of ERC-55.
  const known = [
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0xde709f2102306220921060314715629080e2fb77',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ];

  it.each(known)('%s has its checksum', (address) => {
    expect(withChecksum(address.toLowerCase())).toBe(address);
    expect(addressFault('ethereum', address)).toBeUndefined();
    expect(addressFault('polygon', address.toLowerCase())).toBeUndefined();
  });

  it.each([
    ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD', 'checksum'],
    ['0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae', '40 hexadecimal digits'],
    ['5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', '40 hexadecimal digits'],
    ['0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaeg', '40 hexadecimal digits'],
  ])('%s is refused', (address, why) => {
    expect(addressFault('ethereum', address)).toContain(why);
  });

  it('of another kind of chain is taken as it is', () => {
    expect(addressFault('solana', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v')).toBeUndefined();
    expect(addressFault('solana', 'two words')).toBeDefined();
  });
});
