/** Every way to write an IPv4 address that the WHATWG URL standard reads (URL, 3.5 "host parsing"), and IPv6 ones around it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTargetUrl } from '../../../shared/adapters/outbound/target-url.ts';

type Octets = readonly [number, number, number, number];

const octet = fc.nat(255);
const from = (...parts: readonly (number | fc.Arbitrary<number>)[]): fc.Arbitrary<Octets> =>
  fc
    .tuple(
      ...[0, 1, 2, 3]
        .map((index) => parts[index] ?? octet)
        .map((part) => (typeof part === 'number' ? fc.constant(part) : part)),
    )
    .map(([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, d]);

const notPublic = fc.oneof(
  from(0),
  from(10),
  from(100, fc.integer({ min: 64, max: 127 })),
  from(127),
  from(169, 254),
  fc.constant<Octets>([169, 254, 169, 254]),
  from(172, fc.integer({ min: 16, max: 31 })),
  from(192, 168),
  from(198, fc.integer({ min: 18, max: 19 })),
  from(fc.integer({ min: 224, max: 255 })),
);
const isPublic = fc.oneof(from(8, 8), from(1, 1, 1), from(52), from(93, 184));

const RADIXES = [
  (n: number) => `${n}`,
  (n: number) => `0${n.toString(8)}`,
  (n: number) => `0x${n.toString(16)}`,
  (n: number) => `0X000${n.toString(16).toUpperCase()}`,
];
const radixes = fc.array(fc.constantFrom(...RADIXES), { minLength: 4, maxLength: 4 });
/** How many parts the address is written in; the last takes all octets that are left. */
const partCount = fc.integer({ min: 1, max: 4 });
const disguise = fc.constantFrom(
  (text: string) => text,
  (text: string) => `${text}.`,
  (text: string) => text.replaceAll(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (text: string) => text.replaceAll('.', '。'),
  (text: string) => text.replaceAll(/[0-9]/g, (digit) => `%3${digit}`),
);

const v4Form = fc.tuple(radixes, partCount, disguise).map(([radix, count, disguised]) => (octets: Octets): string => {
  const last = octets.slice(count - 1).reduce((sum, part) => sum * 256 + part, 0);
  const parts = [...octets.slice(0, count - 1), last];
  return disguised(parts.map((part, index) => radix[index]?.(part) ?? '').join('.'));
});

const hex = (high: number, low: number): string => (high * 256 + low).toString(16);
const v6Form = fc.constantFrom(
  ([a, b, c, d]: Octets) => `::ffff:${a}.${b}.${c}.${d}`,
  ([a, b, c, d]: Octets) => `0:0:0:0:0:FFFF:${hex(a, b)}:${hex(c, d)}`,
  ([a, b, c, d]: Octets) => `::${a}.${b}.${c}.${d}`,
  ([a, b, c, d]: Octets) => `::ffff:0:${a}.${b}.${c}.${d}`,
  ([a, b, c, d]: Octets) => `64:ff9b::${a}.${b}.${c}.${d}`,
  ([a, b, c, d]: Octets) => `64:ff9b:1::${hex(a, b)}:${hex(c, d)}`,
  ([a, b, c, d]: Octets) => `2002:${hex(a, b)}:${hex(c, d)}::1`,
  // Teredo turns the bits of the client's address round (RFC 4380, 4).
  ([a, b, c, d]: Octets) => `2001:0:4136:e378:8000:63bf:${hex(255 - a, 255 - b)}:${hex(255 - c, 255 - d)}`,
);

const codeOf = (host: string): unknown => {
  const result = checkTargetUrl(`https://${host}/`);
  return typeof result === 'string' ? result : result.code;
};

describe('an address in any form', () => {
  it('is refused when it is not public', () => {
    const property = fc.property(notPublic, v4Form, (octets, form) => {
      expect(codeOf(form(octets))).toBe('UrlNotPublic');
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it('is the same address when it is public', () => {
    const property = fc.property(isPublic, v4Form, (octets, form) => {
      expect(codeOf(form(octets))).toBe(`https://${octets.join('.')}/`);
    });
    fc.assert(property);
  });

  it('is refused inside an IPv6 address, public or not', () => {
    const property = fc.property(fc.oneof(notPublic, isPublic), v6Form, (octets, form) => {
      expect(codeOf(`[${form(octets)}]`)).toBe('UrlNotPublic');
    });
    fc.assert(property);
  });
});
